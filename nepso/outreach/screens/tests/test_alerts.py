"""Alerts: four eyes, CAP 1.2 in and out, read back by readers that are not ours."""

import datetime as dt

import feedparser
import pytest
from cap_tools import models as theirs
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import etree

from nepso.foundation.agencies.services import agency_create
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotAllowed, TooLarge
from nepso.outreach.screens import services
from nepso.outreach.screens.cap import reading
from nepso.outreach.screens.models import Alert
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db
FACTS = {
    "event": "Lũ quét", "headline": "Lũ quét trên suối Cạn", "area": "Xóm 3, xóm 4 xã A",
    "category": "Met", "severity": "Severe", "urgency": "Immediate", "certainty": "Observed",
    "instruction": "Rời khỏi bờ suối.", "description": "", "web": "", "communes": [],
}  # fmt: skip


@pytest.fixture
def bell(stage):
    def written(by="officer", hours=3, **facts):
        times = {"begins_at": now(), "expires_at": now() + dt.timedelta(hours=hours)}
        return services.alert_write(
            agency=stage.air.desk.tree["xa-a"], facts={**FACTS, **times, **facts},
            by=stage.person(by),
        )  # fmt: skip

    return written


def _published(stage, alert, by="head"):
    return services.alert_publish(alert=alert, revision=alert.revision, by=stage.person(by))


def _message(**changes):
    said = {"status": "Actual", "msgType": "Alert", "scope": "Public", "expires": "", **changes}
    ends = said["expires"] or (now() + dt.timedelta(hours=5)).isoformat(timespec="seconds")
    return f"""<?xml version="1.0" encoding="UTF-8"?>{said.get("dtd", "")}
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>tin-1</identifier>
<sender>dai@vidu.vn</sender><sent>2026-11-27T08:00:00+07:00</sent><status>{said["status"]}</status>
<msgType>{said["msgType"]}</msgType><scope>{said["scope"]}</scope>
<info><language>en-US</language><category>Met</category><event>Flood</event>
<urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>
<expires>{ends}</expires></info>
<info><language>vi-VN</language><category>Met</category><event>Mưa lớn</event>
<urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>
<expires>{ends}</expires><headline>Mưa rất to</headline><instruction>Ở trong nhà.</instruction>
<area><areaDesc>Phía bắc tỉnh</areaDesc></area></info></alert>""".encode()


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
    screen = stage.screen()
    _published(stage, bell())
    _published(stage, bell(communes=[stage.air.desk.tree["xa-a"]], headline="Ở xã A"))
    other = agency_create(
        code="xa-b", name="UBND xã B", kind="commune", parent=stage.air.desk.tree["ubnd"]
    )
    _published(stage, bell(communes=[other], headline="Ở xã B"))
    bell(headline="Chưa phát")
    told = [one["headline"] for one in stage.call(screen).json()["alerts"]]
    assert sorted(told) == ["Lũ quét trên suối Cạn", "Ở xã A"]


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


def _read(body):
    from xsdata.formats.dataclass.parsers import XmlParser

    return XmlParser().from_bytes(body, theirs.Alert)


def test_the_feed_is_read_by_feedparser_and_names_each_message(stage, bell, client):
    alert = _published(stage, bell())
    read = feedparser.parse(client.get("/canh-bao/nguon.atom").content)
    assert not read.bozo
    (entry,) = read.entries
    assert entry.title == alert.headline
    assert entry.link.endswith(f"/canh-bao/{alert.public_id}.cap")


def test_a_message_of_others_is_taken_in_vietnamese_and_once(stage):
    facts = {**reading.read_cap(_message()), "communes": []}
    assert (facts["headline"], facts["area"]) == ("Mưa rất to", "Phía bắc tỉnh")
    agency, by = stage.air.desk.tree["xa-a"], stage.person()
    made = services.alert_write(agency=agency, facts=facts, source="<alert/>", by=by)
    assert (made.sender, made.identifier, made.state) == ("dai@vidu.vn", "tin-1", "waiting")
    with pytest.raises(Conflict):
        services.alert_write(agency=agency, facts=facts, source="<alert/>", by=by)


_BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>'


@pytest.mark.parametrize(
    "data",
    [
        b"", b"khong phai xml", b"<alert/>", _message(status="Exercise"), _message(scope="Private"),
        _message(msgType="Cancel"), _message(dtd=_BOMB), _message(expires="hom nay"),
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
