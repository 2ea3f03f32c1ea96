"""CAP messages that come in: each once, in any order, ending nothing by a machine's word."""

import importlib
import itertools
import re

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.urls import reverse

from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import Conflict, Invalid
from nepso.outreach.screens import services
from nepso.outreach.screens.cap.reading import read_cap
from nepso.outreach.screens.models import Alert, CapMessage
from nepso.outreach.screens.tests.capping import message

pytestmark = pytest.mark.django_db


@pytest.fixture
def inbox(stage):
    def take(by="officer", agency="xa-a", **said):
        return services.cap_take(
            agency=stage.air.desk.tree[agency], read=read_cap(message(**said)), communes=[],
            by=stage.person(by), source="<alert/>",
        )  # fmt: skip

    return take


def _publish(stage, alert):
    return services.alert_publish(alert=alert, revision=None, by=stage.person("head"))


def test_a_message_is_taken_in_vietnamese_waits_and_is_taken_once(stage, inbox):
    made = inbox()
    assert (made.headline, made.area) == ("Mưa rất to", "Phía bắc tỉnh")
    assert (made.sender, made.identifier, made.state) == ("dai@vidu.vn", "tin-1", "waiting")
    for by in ("officer", "lead_desk"):
        with pytest.raises(Conflict, match="đã được nhận trước đó"):
            inbox(by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        CapMessage.objects.create(
            agency=made.agency, sender=made.sender, identifier="tin-1", sent_at=made.written_at
        )
    assert Alert.objects.count() == CapMessage.objects.count() == 1


AREA = (
    "<area><areaDesc>Phía bắc tỉnh</areaDesc><polygon>21.5,105.8 21.6,105.9 21.5,105.9 21.5,105.8"
    "</polygon><geocode><valueName>GSO</valueName><value>19</value></geocode></area>"
)


def test_what_else_a_message_holds_is_told_and_kept(inbox, stage, client):
    data = message(area=AREA)
    read = read_cap(data)
    assert read.facts["event"] == "Mưa lớn"
    assert read.beside.blocks == ("en-US: Flood",)
    assert read.beside.areas == ("GSO: 19", "Đa giác: 21.5,105.8 21.6,105.9 21.5,105.9 21.5,105.8")
    client.force_login(stage.person("officer"))
    given = {"text": data.decode(), "agency": stage.air.desk.tree["xa-a"].public_id}
    page = client.post(reverse("screens:alert_take"), given, follow=True).content.decode()
    for told in ("Bản tin còn 1 phần khác", "en-US: Flood", "GSO: 19", "Nguyên bản được giữ"):
        assert told in page, told
    kept = Alert.objects.get().source
    assert kept.split() == data.decode().split(), "as it came"


def test_an_area_that_stands_in_another_block_alone_is_not_lost(inbox):
    first = "<area><areaDesc>Huyện A</areaDesc></area>"
    assert inbox(area="", first_area=first).area == "Huyện A"


def test_an_update_waits_and_ends_what_it_names_when_a_second_person_publishes_it(stage, inbox):
    old = _publish(stage, inbox())
    new = inbox(name="tin-2", msgType="Update", of=["tin-1"], after=5, headline="Mưa giảm")
    assert (new.state, new.replaces) == ("waiting", old)
    old.refresh_from_db()
    assert old.state == "published"
    _publish(stage, new)
    old.refresh_from_db()
    assert old.state == "replaced"


def test_an_update_of_what_still_waits_takes_its_place(stage, inbox):
    old = inbox()
    new = inbox(name="tin-2", msgType="Update", of=["tin-1"], after=5)
    old.refresh_from_db()
    assert (old.state, new.state, new.replaces) == ("dropped", "waiting", None)


def test_a_cancellation_ends_what_runs_at_once_with_its_reason(stage, inbox):
    old = _publish(stage, inbox())
    ended = inbox(name="huy-1", msgType="Cancel", of=["tin-1"], after=5)
    assert (ended.pk, ended.state) == (old.pk, "cancelled")
    assert ended.cancelled_because == "Nơi gửi đã hủy bản tin này."
    with pytest.raises(Conflict):
        inbox(name="huy-1", msgType="Cancel", of=["tin-1"], after=5)


def test_a_cancellation_that_comes_first_keeps_the_late_alert_out(inbox):
    assert inbox(name="huy-1", msgType="Cancel", of=["tin-1"], after=5) is None
    with pytest.raises(Conflict, match="hủy hoặc thay"):
        inbox()
    assert not Alert.objects.exists()


_FOLLOWING = [
    {"name": "tin-1"},
    {"name": "tin-2", "msgType": "Update", "of": ["tin-1"], "after": 5, "headline": "Lần hai"},
    {"name": "tin-3", "msgType": "Update", "of": ["tin-1"], "after": 9, "headline": "Lần ba"},
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=str)
def test_in_whatever_order_they_come_the_last_one_sent_is_what_runs(stage, inbox, order):
    for number in (*order, *order):  # each twice besides
        try:
            _publish(stage, inbox(**_FOLLOWING[number]))
        except Conflict:
            continue
    running = Alert.objects.filter(state="published")
    assert [one.headline for one in running] == ["Lần ba"]
    with pytest.raises(Conflict):
        inbox(**_FOLLOWING[order[-1]])


def test_nobody_ends_the_message_of_another_sender(stage, inbox):
    old = _publish(stage, inbox())
    with pytest.raises(Invalid, match="nơi gửi khác"):
        services.cap_take(
            agency=stage.air.desk.tree["xa-a"], communes=[], by=stage.person(),
            read=read_cap(
                message(name="huy", msgType="Cancel", of=["tin-1"], sender="a", **{"by": "b"})
            ),
        )  # fmt: skip
    old.refresh_from_db()
    assert old.state == "published"


OTHERS = {"by": "other", "agency": "so-yt"}
CANCEL = {"name": "huy", "msgType": "Cancel", "of": ["tin-1"], "after": 5}
UPDATE = {"name": "tin-2", "msgType": "Update", "of": ["tin-1"], "after": 5}


def test_what_one_agency_took_in_stops_no_other(stage, inbox):
    commune, province = inbox(), inbox(**OTHERS)
    assert {commune.agency.code, province.agency.code} == {"xa-a", "so-yt"}
    assert commune.state == province.state == "waiting"
    with pytest.raises(Conflict, match="đã được nhận trước đó"):
        inbox(**OTHERS)


def test_each_agency_ends_its_own_copy_and_the_others_are_told(stage, inbox):
    commune = _publish(stage, inbox())
    province = inbox(**OTHERS)
    services.alert_publish(alert=province, revision=None, by=stage.person("lead_desk"))
    ended = inbox(**CANCEL, **OTHERS)
    assert (ended.pk, ended.state) == (province.pk, "cancelled")
    commune.refresh_from_db()
    assert commune.state == "published", "another agency's copy is its own to end"
    told = Notice.objects.filter(link__contains=commune.public_id, sentence__contains="đã hủy")
    assert {one.account for one in told} == {
        stage.person(role) for role in ("officer", "second", "head")
    }
    assert inbox(**CANCEL).pk == commune.pk
    commune.refresh_from_db()
    assert commune.state == "cancelled"


def test_who_took_in_an_update_is_told_when_a_message_names_the_first_one_alone(inbox):
    inbox(**OTHERS)
    new = inbox(**UPDATE, **OTHERS)
    inbox(**CANCEL)
    assert Notice.objects.filter(link__contains=new.public_id, sentence__contains="đã hủy").exists()


def test_an_update_waits_beside_the_own_copy_alone(stage, inbox):
    commune, province = _publish(stage, inbox()), inbox(**OTHERS)
    new = inbox(**UPDATE, **OTHERS)
    province.refresh_from_db()
    assert (province.state, new.replaces) == ("dropped", None)
    services.alert_publish(alert=new, revision=None, by=stage.person("lead_desk"))
    commune.refresh_from_db()
    assert commune.state == "published"
    mine = _publish(stage, inbox(**UPDATE))
    commune.refresh_from_db()
    assert (commune.state, mine.replaces) == ("replaced", commune)


def test_a_cancellation_keeps_the_late_alert_out_of_that_agency_alone(inbox):
    assert inbox(**CANCEL) is None
    with pytest.raises(Conflict, match="hủy hoặc thay"):
        inbox()
    assert inbox(**OTHERS).state == "waiting"


def test_what_was_taken_in_before_messages_were_each_agencys_holds_on(stage, inbox):
    commune = inbox()
    inbox(**CANCEL)
    assert inbox(**{**CANCEL, "name": "huy-khac", "of": ["tin-9"]}) is None
    CapMessage.objects.update(agency=None)
    name = "nepso.outreach.screens.migrations.0005_copies_of_each_agency_and_machines"
    importlib.import_module(name).tell_whose(apps, None)
    whose = dict(CapMessage.objects.values_list("identifier", "agency"))
    assert whose == {"tin-1": commune.agency_id, "huy": commune.agency_id, "huy-khac": None}
    for agency in ({}, OTHERS):
        with pytest.raises(Conflict, match="hủy hoặc thay"):
            inbox(name="tin-9", **agency)


def test_what_was_taken_over_goes_out_as_ours_and_names_where_it_is_from(stage, inbox, client):
    alert = _publish(stage, inbox())
    body = client.get(f"/canh-bao/{alert.public_id}.cap").content.decode()
    assert f"<identifier>nepso-{alert.public_id}</identifier>" in body
    assert "<source>dai@vidu.vn, tin-1</source>" in body


@pytest.mark.parametrize("year", ["0001", "1999", "9999"])
@pytest.mark.parametrize("name", [b"sent", b"expires"])
def test_a_time_at_the_ends_of_the_calendar_gets_one_sentence(year, name):
    unreal = f"<%s>{year}-12-31T23:59:59-12:00</%s>".encode() % (name, name)
    data = re.sub(b"<%s>.*?</%s>" % (name, name), unreal, message())
    with pytest.raises(Invalid, match="không có thật"):
        read_cap(data)


@pytest.mark.parametrize("named", ["tin-1", "a,b", ",,", "a,b,c,d"])
def test_a_bent_reference_gets_one_sentence(named):
    data = message(msgType="Update").replace(
        b"</scope>", f"</scope><references>{named}</references>".encode()
    )
    with pytest.raises(Invalid) as told:
        read_cap(data)
    assert told.value.sentence.count(".") == 1
