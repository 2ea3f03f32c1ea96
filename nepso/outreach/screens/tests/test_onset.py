"""A warning holds from its ``effective``; when the event is expected is told beside (CAP 1.2)."""

import datetime as dt

import pytest
from cap_tools import models as theirs
from django.utils import timezone
from lxml import etree
from xsdata.formats.dataclass.parsers import XmlParser

from nepso.kernel.clock import now
from nepso.outreach.screens import services
from nepso.outreach.screens.cap import reading
from nepso.outreach.screens.models import Alert
from nepso.outreach.screens.tests.capping import message
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db
HOURS = dt.timedelta(hours=1)


def _sent(*, effective=None, onset=None):
    """A message whose Vietnamese block has these times."""
    times = [("effective", effective), ("onset", onset)]
    told = "".join(f"<{name}>{at.isoformat()}</{name}>" for name, at in times if at)
    before, after = message().decode().rsplit("<expires>", 1)
    return f"{before}{told}<expires>{after}".encode()


@pytest.fixture
def coming(stage):
    """Now in effect, the flood in three hours: taken in and published."""
    moment = timezone.localtime().replace(microsecond=0)
    read = reading.read_cap(_sent(effective=moment, onset=moment + 3 * HOURS))
    taken = services.cap_take(
        agency=stage.air.desk.tree["xa-a"], read=read, communes=[], by=stage.person(),
        source="<alert/>",
    )  # fmt: skip
    alert = services.alert_publish(alert=taken, revision=None, by=stage.person("head"))
    assert alert.onset_at == moment + 3 * HOURS
    return alert


def _words(alert):
    return f"Dự kiến bắt đầu {timezone.localtime(alert.onset_at):%d/%m/%Y %H:%M}"


def test_what_begins_later_is_shown_from_the_hour_the_warning_takes_effect(stage, coming):
    (told,) = stage.call(stage.screen()).json()["alerts"]
    assert told["from"] <= now().timestamp() * 1000, "not held back until the flood is there"
    assert told["onset"] == _words(coming)


@pytest.mark.parametrize("effective", [None, 2 * HOURS, -2 * HOURS])
@pytest.mark.parametrize("onset", [None, 3 * HOURS, -3 * HOURS])
def test_it_begins_when_it_takes_effect_or_was_sent_whatever_its_onset(effective, onset):
    moment = timezone.localtime().replace(microsecond=0)
    at = {"effective": effective, "onset": onset}
    said = {name: moment + by if by is not None else None for name, by in at.items()}
    read = reading.read_cap(_sent(**said))
    assert read.facts["begins_at"] == (said["effective"] or read.sent_at)
    assert read.facts["onset_at"] == said["onset"]


def test_people_and_machines_are_told_when_it_is_expected(stage, coming, client):
    public = client.get("/canh-bao/").content.decode()
    assert _words(coming) in public.split("Hiện không có")[0]
    listed = client.get("/api/v1/alerts").json()["items"][0]
    assert dt.datetime.fromisoformat(listed["onset_at"]) == coming.onset_at
    client.force_login(stage.person())
    page = client.get(f"/kenh/canh-bao/{coming.public_id}/").content.decode()
    assert _words(coming) in page
    for html in (public, page):
        assert not english_words(html)


def test_our_message_has_both_times_and_says_no_onset_where_none_is_known(stage, coming, client):
    def given(alert):
        body = client.get(f"/canh-bao/{alert.public_id}.cap").content
        reading._schema().assertValid(etree.fromstring(body))
        return XmlParser().from_bytes(body, theirs.Alert).infos[0]

    info = given(coming)
    assert info.effective.to_datetime() == coming.begins_at
    assert info.onset.to_datetime() == coming.onset_at
    assert given(stage.alert(identifier="khong-ro")).onset is None


def _typed(stage, **more):
    ends = f"{now() + dt.timedelta(days=1):%d/%m/%Y}"
    return {
        "agency": stage.air.desk.tree["xa-a"].public_id, "event": "Lũ", "headline": "Lũ sắp lên",
        "area": "Xã A", "category": "Met", "severity": "Severe", "urgency": "Future",
        "certainty": "Likely", "ends_on": ends, "ends_at": "23:59", **more,
    }  # fmt: skip


def test_whoever_writes_one_says_when_it_begins_or_leaves_it_open(stage):
    stage.client.force_login(stage.person())
    day = f"{timezone.localtime() + dt.timedelta(days=1):%d/%m/%Y}"
    for typed in ({}, {"onset_on": day, "onset_at": "17:30"}):
        assert stage.client.post("/kenh/canh-bao/soan/", _typed(stage, **typed)).status_code == 302
    dated, open_one = Alert.objects.order_by("-id")
    assert open_one.onset_at is None
    assert f"{timezone.localtime(dated.onset_at):%d/%m/%Y %H:%M}" == f"{day} 17:30"
    page = stage.client.get(f"/kenh/canh-bao/{dated.public_id}/sua/").content.decode()
    assert 'value="17:30"' in page, "what was said stands in the form again"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"onset_on": "01/01/2027"}, "Có ngày mà chưa có giờ"),
        ({"onset_at": "17:30"}, "Có giờ mà chưa có ngày"),
        ({"onset_on": "31/12/2199", "onset_at": "17:30"}, "sau giờ hết hạn"),
    ],
)
def test_half_a_beginning_and_one_after_the_end_are_told(stage, typed, told):
    stage.client.force_login(stage.person())
    answer = stage.client.post("/kenh/canh-bao/soan/", _typed(stage, **typed))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Alert.objects.exists()


def test_who_was_slower_is_told_that_the_beginning_differs(stage):
    stage.client.force_login(stage.person())
    stage.client.post("/kenh/canh-bao/soan/", _typed(stage))
    alert = Alert.objects.get()
    day = f"{timezone.localtime() + dt.timedelta(days=1):%d/%m/%Y}"
    where = f"/kenh/canh-bao/{alert.public_id}/sua/"
    first = _typed(stage, revision=alert.revision, onset_on=day, onset_at="17:30")
    assert stage.client.post(where, first).status_code == 302
    answer = stage.client.post(where, _typed(stage, revision=alert.revision))
    assert answer.status_code == 409
    told = answer.content.decode().split("Bản đang lưu khác")[1].split("Gửi lại là ghi đè")[0]
    assert "Đang lưu: 17:30" in told
