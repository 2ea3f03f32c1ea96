"""Alerts: four eyes, CAP 1.2 in and out, read back by readers that are not ours."""

import datetime as dt

import feedparser
import pytest
from cap_tools import models as theirs
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import etree
from xsdata.formats.dataclass.parsers import XmlParser

from nepso.foundation.agencies.services import agency_create
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotAllowed, TooLarge
from nepso.outreach.screens import services
from nepso.outreach.screens.cap import reading
from nepso.outreach.screens.models import Alert
from nepso.outreach.screens.tests.capping import message as _message
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db
FACTS = {
    "event": "Lũ quét", "headline": "Lũ quét trên suối Cạn", "area": "Xóm 3, xóm 4 xã A",
    "category": "Met", "severity": "Severe", "urgency": "Immediate", "certainty": "Observed",
    "instruction": "Rời khỏi bờ suối.", "description": "", "web": "", "communes": [],
}  # fmt: skip


def _facts(hours=3, **facts):
    times = {"begins_at": now(), "expires_at": now() + dt.timedelta(hours=hours)}
    return {**FACTS, **times, **facts}


@pytest.fixture
def bell(stage):
    def written(by="officer", hours=3, agency="xa-a", **facts):
        return services.alert_write(
            agency=stage.air.desk.tree[agency], facts=_facts(hours, **facts), by=stage.person(by)
        )

    return written


def _published(stage, alert, by="head"):
    return services.alert_publish(alert=alert, revision=alert.revision, by=stage.person(by))


def test_who_wrote_it_never_publishes_it(stage, bell):
    alert = bell(by="head")
    with pytest.raises(NotAllowed, match="Bạn đã soạn"):
        _published(stage, alert, "head")
    assert _published(stage, alert, "lead_desk").state == "published"


def test_only_what_is_extreme_is_published_alone_and_with_a_reason(stage, bell):
    person = stage.person()
    severe, extreme = bell(), bell(severity="Extreme")
    with pytest.raises(NotAllowed):
        services.alert_publish_alone(alert=severe, revision=1, because="Gấp", by=person)
    with pytest.raises(Invalid):
        services.alert_publish_alone(alert=extreme, revision=1, because=" ", by=person)
    told = services.alert_publish_alone(
        alert=extreme, revision=1, because="Không gọi được ai, nước đang lên.", by=person
    )
    assert told.state == "published"
    assert told.steps.last().reason == told.alone_because


def test_an_alert_that_ran_out_or_changed_is_not_published(stage, bell):
    alert = bell()
    with pytest.raises(Conflict):
        services.alert_publish(alert=alert, revision=9, by=stage.person("head"))
    Alert.objects.filter(pk=alert.pk).update(
        begins_at=now() - dt.timedelta(hours=2), expires_at=now() - dt.timedelta(minutes=1)
    )
    with pytest.raises(Conflict, match="quá hạn"):
        _published(stage, alert)


_WRONG = [
    ({"headline": ""}, "headline"),
    ({"severity": "Bad"}, "severity"),
    ({"hours": 200}, "expires_at"),
    ({"hours": -1}, "expires_at"),
    ({"web": "xem"}, "web"),
    ({"event": "x" * 121}, "event"),
]


@pytest.mark.parametrize(("facts", "field"), _WRONG)
def test_what_is_wrong_is_told_per_field(bell, facts, field):
    with pytest.raises(Invalid) as told:
        bell(**facts)
    assert field in told.value.fields


def test_a_screen_is_given_the_alerts_of_its_commune_and_of_the_province(stage, bell):
    here = stage.air.desk.tree["xa-a"]
    screen = stage.screen(commune=here)
    province = {"by": "other", "agency": "so-yt"}
    _published(stage, bell(**province), "lead_desk")
    _published(stage, bell(headline="Ở xã A"))
    other = agency_create(
        code="xa-b", name="UBND xã B", kind="commune", parent=stage.air.desk.tree["ubnd"]
    )
    _published(stage, bell(communes=[other], headline="Ở xã B", **province), "lead_desk")
    bell(headline="Chưa phát")
    told = [one["headline"] for one in stage.call(screen).json()["alerts"]]
    assert sorted(told) == ["Lũ quét trên suối Cạn", "Ở xã A"]


def test_an_agency_alerts_in_its_own_area_alone_and_the_province_everywhere(stage, bell):
    tree = stage.air.desk.tree
    other = agency_create(code="xa-b", name="UBND xã B", kind="commune", parent=tree["ubnd"])
    assert list(bell().communes.all()) == [tree["xa-a"]]  # none chosen: its own
    for chosen in ([other], [tree["xa-a"], other]):
        with pytest.raises(Invalid) as told:
            bell(communes=chosen, by="lead_desk")  # whoever writes: it is the agency's area
        assert "chỉ được phát trong địa bàn UBND xã A" in told.value.fields["communes"]
        assert told.value.sentence.count(".") == 1
    wide = bell(by="other", agency="so-yt")
    assert not wide.communes.exists()
    assert bell(by="other", agency="so-yt", communes=[other, tree["xa-a"]]).communes.count() == 2


def test_a_school_of_a_commune_has_its_area_and_one_of_nowhere_none(stage, bell):
    tree = stage.air.desk.tree
    for code, parent in (("truong-a", "xa-a"), ("truong-b", "so-yt")):
        tree[code] = agency_create(
            code=code, name=f"Trường {code}", kind="school", parent=tree[parent]
        )
    assert list(bell(agency="truong-a", by="lead_desk").communes.all()) == [tree["xa-a"]]
    with pytest.raises(Invalid, match="không phụ trách địa bàn nào"):
        bell(agency="truong-b", by="lead_desk")


def test_what_waits_is_changed_and_whoever_changed_it_does_not_publish_it(stage, bell):
    alert = bell()
    changed = services.alert_change(
        alert=alert, revision=1, facts=_facts(headline="Nước lên nhanh"), by=stage.person("head")
    )
    assert (changed.headline, changed.state) == ("Nước lên nhanh", "waiting")
    with pytest.raises(NotAllowed, match="Bạn đã soạn hoặc sửa"):
        _published(stage, changed)
    with pytest.raises(Conflict):
        services.alert_change(alert=alert, revision=1, facts=_facts(), by=stage.person())
    assert _published(stage, changed, "lead_desk").state == "published"


def test_what_replaces_a_running_alert_ends_it_the_moment_it_is_published(stage, bell, client):
    old = _published(stage, bell())
    screen = stage.screen()
    new = services.alert_replace(
        alert=old, revision=old.revision, facts=_facts(headline="Nước rút"), by=stage.person()
    )
    assert [one["id"] for one in stage.call(screen).json()["alerts"]] == [old.public_id]
    with pytest.raises(Conflict, match="đang chờ phát"):
        services.alert_replace(alert=old, revision=None, facts=_facts(), by=stage.person())
    with pytest.raises(NotAllowed):
        _published(stage, new, "officer")
    _published(stage, new)
    assert [one["id"] for one in stage.call(screen).json()["alerts"]] == [new.public_id]
    old.refresh_from_db()
    assert old.state == "replaced"
    with pytest.raises(NotAllowed, match="đã kết thúc"):
        services.alert_change(alert=old, revision=None, facts=_facts(), by=stage.person())


def test_a_replacement_of_what_was_cancelled_is_not_published(stage, bell):
    old = _published(stage, bell())
    new = services.alert_replace(alert=old, revision=None, facts=_facts(), by=stage.person())
    services.alert_end(alert=old, revision=None, because="Báo nhầm.", by=stage.person())
    with pytest.raises(Conflict, match="đã kết thúc"):
        _published(stage, new)


def test_an_update_of_an_update_names_both_and_is_read_by_another_reader(stage, bell, client):
    alerts = [_published(stage, bell())]
    for headline in ("Lần hai", "Lần ba"):
        new = services.alert_replace(
            alert=alerts[-1], revision=None, facts=_facts(headline=headline), by=stage.person()
        )
        alerts.append(_published(stage, new))
    body = client.get(f"/canh-bao/{alerts[2].public_id}.cap").content
    reading._schema().assertValid(etree.fromstring(body))
    read = _read(body)
    assert read.msg_type.value == "Update"
    named = [one.split(",")[1] for one in read.references.split()]
    assert named == [f"nepso-{one.public_id}" for one in alerts[:2]]
    # Whoever fetches the first one again is led to what holds now.
    moved = client.get(f"/canh-bao/{alerts[0].public_id}.cap")
    assert moved["Location"].endswith(f"/canh-bao/{alerts[2].public_id}.cap")
    ended = services.alert_end(alert=alerts[2], revision=None, because="Xong.", by=stage.person())
    cancel = client.get(f"/canh-bao/{ended.public_id}.cap").content
    reading._schema().assertValid(etree.fromstring(cancel))
    assert len(_read(cancel).references.split()) == 3


def test_what_is_over_is_shown_nowhere_and_no_cache_keeps_it_longer(stage, client):
    screen = stage.screen()
    stage.alert(seconds=-5, begins_at=now() - dt.timedelta(hours=1), headline="Đã qua rồi")
    stage.alert(seconds=7, headline="Sắp hết", identifier="thu-2")
    assert [one["headline"] for one in stage.call(screen).json()["alerts"]] == ["Sắp hết"]
    answer = client.get("/canh-bao/")
    running = answer.content.decode().split("Đã hết hạn, đã thay")[0]
    assert "Sắp hết" in running
    assert "Đã qua rồi" not in running
    age = int(answer["Cache-Control"].split("max-age=")[1].split(",")[0])
    assert age <= 7


def test_what_begins_later_is_told_as_such_and_no_copy_outlives_its_beginning(stage, client):
    stage.alert(
        begins_at=now() + dt.timedelta(seconds=9), headline="Bão vào chiều nay", identifier="thu-3"
    )
    answer = client.get("/canh-bao/")
    text = answer.content.decode()
    assert "Hiện không có thông báo khẩn nào" in text
    assert "Bão vào chiều nay" in text.split("Sắp có hiệu lực")[1]
    assert not english_words(text)
    assert int(answer["Cache-Control"].split("max-age=")[1].split(",")[0]) <= 9


@pytest.mark.parametrize(
    ("mode", "is_demonstration", "status"),
    [("production", False, "Actual"), ("production", True, "Test"), ("demo", False, "Test")],
)
def test_only_what_is_real_is_sent_as_real(
    stage, bell, client, settings, mode, is_demonstration, status
):
    alert = _published(stage, bell())
    Alert.objects.update(is_demonstration=is_demonstration)
    settings.NEPSO_MODE = mode
    for body in (
        client.get(f"/canh-bao/{alert.public_id}.cap").content,
        _ended(stage, alert, client),
    ):
        reading._schema().assertValid(etree.fromstring(body))
        read = _read(body)
        assert read.status.value == status
        assert ("không phải tin thật" in (read.note or "")) is (status == "Test")


def _ended(stage, alert, client):
    services.alert_end(alert=alert, revision=None, because="Nước đã rút.", by=stage.person())
    return client.get(f"/canh-bao/{alert.public_id}.cap").content


def test_our_message_is_valid_and_read_by_another_reader(stage, bell, client):
    alert = _published(stage, bell())
    body = client.get(f"/canh-bao/{alert.public_id}.cap").content
    reading._schema().assertValid(etree.fromstring(body))
    read = _read(body)
    assert (read.identifier, read.msg_type.value) == (f"nepso-{alert.public_id}", "Alert")
    assert read.infos[0].headline == alert.headline
    ended = services.alert_end(
        alert=alert, revision=alert.revision, because="Nước đã rút.", by=stage.person()
    )
    read = _read(client.get(f"/canh-bao/{ended.public_id}.cap").content)
    assert read.msg_type.value == "Cancel"
    assert f"nepso-{alert.public_id}" in read.references
    assert not stage.call(stage.screen()).json()["alerts"]


def _typed(stage, **more):
    typed = {
        **FACTS, "agency": stage.air.desk.tree["xa-a"].public_id, "ends_at": "23:59",
        "ends_on": f"{now() + dt.timedelta(days=1):%d/%m/%Y}",
    }  # fmt: skip
    return {**typed, **more}


def test_an_end_that_is_past_is_told_at_the_end(stage):
    stage.client.force_login(stage.person())
    typed = _typed(stage, ends_on=f"{now() - dt.timedelta(days=1):%d/%m/%Y}")
    text = stage.client.post("/kenh/canh-bao/soan/", typed).content.decode()
    assert "#id_ends_at" in text, "the summary leads to the field"
    assert "Giờ hết hạn đã qua" in text


def test_who_was_slower_sees_all_that_differs_and_loses_nothing(stage, bell):
    alert = bell()
    services.alert_change(
        alert=alert, revision=None, facts=_facts(severity="Extreme", hours=5), by=stage.person()
    )
    stage.client.force_login(stage.person("second"))
    typed = _typed(stage, revision=alert.revision, headline="Lời vừa gõ", web="https://a.vn/")
    answer = stage.client.post(f"/kenh/canh-bao/{alert.public_id}/sua/", typed)
    assert answer.status_code == 409
    text = answer.content.decode()
    told = text.split("Bản đang lưu khác bản bạn vừa gõ")[1].split("Gửi lại là ghi đè")[0]
    for label in ("Tin chính", "Mức nghiêm trọng", "Hết hạn lúc", "Xem thêm ở"):
        assert f"<strong>{label}</strong>" in told, label
    assert "Đang lưu: Đặc biệt nghiêm trọng" in told
    assert "<strong>Vùng" not in told, "what is the same is not listed"
    assert "Lời vừa gõ" in text.split("Gửi lại là ghi đè")[1]


def _read(body):
    return XmlParser().from_bytes(body, theirs.Alert)


def test_the_feed_is_read_by_feedparser_and_names_each_message(stage, bell, client):
    alert = _published(stage, bell())
    read = feedparser.parse(client.get("/canh-bao/nguon.atom").content)
    assert not read.bozo
    (entry,) = read.entries
    assert entry.title == alert.headline
    assert entry.link.endswith(f"/canh-bao/{alert.public_id}.cap")
    told = {"type": "application/cap+xml", "href": entry.link}
    assert {**entry.enclosures[0]} == told, "no length that is not true"


_BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>'


@pytest.mark.parametrize(
    "data",
    [
        b"", b"khong phai xml", b"<alert/>", _message(status="Exercise"), _message(scope="Private"),
        _message(msgType="Cancel"), _message(msgType="Ack"),
        _message(dtd=_BOMB), _message(expires="hom nay"),
        _message(status="Real"), _message()[:300],
        b'<!DOCTYPE alert SYSTEM "file:///etc/passwd"><alert/>',
    ],
)  # fmt: skip
def test_bad_messages_get_one_sentence(data):
    with pytest.raises(Invalid) as told:
        reading.read_cap(data)
    assert told.value.sentence.endswith(".")
    assert told.value.sentence.count(". ") == 0


def test_a_message_that_is_too_large_is_not_read():
    with pytest.raises(TooLarge):
        reading.read_cap(b"<" * 200_001)


def test_the_pages_of_an_alert_are_vietnamese_and_lead_through(stage):
    client = stage.client
    client.force_login(stage.person())
    typed = {
        **FACTS, "agency": stage.air.desk.tree["xa-a"].public_id, "ends_at": "23:59",
        "ends_on": f"{now() + dt.timedelta(days=1):%d/%m/%Y}",
    }  # fmt: skip
    assert client.post("/kenh/canh-bao/soan/", {**typed, "headline": ""}).status_code == 422
    sent = client.post("/kenh/canh-bao/soan/", typed)
    assert sent.status_code == 302
    where = sent["Location"]
    cap = SimpleUploadedFile("tin.cap", _message())
    whose = {"agency": typed["agency"]}
    assert client.post("/kenh/canh-bao/nhap/", {**whose, "text": "<a>"}).status_code == 422
    assert client.post("/kenh/canh-bao/nhap/", {**whose, "file": cap}).status_code == 302
    assert "Chưa làm được" in client.post(f"{where}buoc/", {"buoc": "huy"}).content.decode()
    assert client.post(f"{where}buoc/", {"buoc": "phat", "revision": "1"}).status_code == 403
    client.force_login(stage.person("head"))
    assert client.post(f"{where}buoc/", {"buoc": "phat", "revision": "1"}).status_code == 302
    staff = [f"/kenh/canh-bao/{page}" for page in ("", "soan/", "nhap/")]
    for page in (*staff, where, "/canh-bao/"):
        html = client.get(page).content.decode()
        assert not english_words(html), page
    assert FACTS["headline"] in html


def test_no_level_is_chosen_for_the_person_who_writes(stage):
    stage.client.force_login(stage.person())
    page = etree.HTML(stage.client.get("/kenh/canh-bao/soan/").content)
    for name in ("category", "severity", "urgency", "certainty"):
        assert page.xpath(f"//select[@name='{name}']/option[1]/@value") == [""]
        assert not page.xpath(f"//select[@name='{name}']/option[@selected and @value!='']")
    ends = (now() + dt.timedelta(days=1)).strftime("%d/%m/%Y")
    typed = {
        "agency": stage.air.desk.tree["xa-a"].public_id, "event": "Lũ", "headline": "Lũ lên",
        "area": "Xã A", "ends_on": ends, "ends_at": "17:30", "severity": "",
    }  # fmt: skip
    answer = stage.client.post("/kenh/canh-bao/soan/", typed)
    assert answer.content.decode().count("Chưa chọn: hãy chọn trong danh sách.") >= 4
    assert not Alert.objects.exists()
