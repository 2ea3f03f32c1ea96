"""Stations: hours, script, what was aired; things that break and the QR that says so."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from icalendar import Calendar

from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, TooMany
from nepso.outreach.screens import services
from nepso.outreach.screens.models import AirLogLine, AirSlot, Equipment, FaultNote
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def horn(stage):
    return stage.air.outlet("loudspeaker", name="Đài xã A", place="Xóm 3")


@pytest.fixture
def thing(stage, horn):
    return services.equipment_keep(outlet=horn, model="Loa nén 30 W", by=stage.person())


def test_the_hours_and_what_is_planned_are_read_by_a_calendar(stage, horn, client):
    services.air_slot_add(
        outlet=horn, days=0b0010001, begins=dt.time(5, 30), minutes=20, by=stage.person()
    )
    posting = stage.air.plan(horn)
    answer = client.get(f"/loa/{horn.public_id}/lich.ics")
    assert not answer.cookies
    slot, planned = Calendar.from_ical(answer.content).walk("VEVENT")
    assert slot["RRULE"]["BYDAY"] == ["MO", "FR"]
    assert slot.decoded("DTSTART").hour == 5
    assert str(planned["SUMMARY"]) == posting.product.title
    assert "//" in str(planned["DESCRIPTION"])


def test_words_that_nobody_approved_leave_on_no_calendar(stage, horn, client):
    posting = stage.air.plan(horn)
    changed = {**posting.variant.made, "script": "Lời chưa ai duyệt. //"}
    stage.air.do("edit", posting.variant, parts=changed)
    address = f"/loa/{horn.public_id}/lich.ics"
    (planned,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    assert "chưa ai duyệt" not in str(planned["DESCRIPTION"])
    assert "//" in str(planned["DESCRIPTION"])


def test_a_time_on_the_air_puts_it_out_and_proves_it_and_is_told_once(stage, horn):
    posting, at = stage.air.plan(horn), now() - dt.timedelta(minutes=30)
    services.posting_aired(posting=posting, aired_at=at, minutes=4, by=stage.person())
    posting.refresh_from_db()
    assert (posting.state, posting.out_at) == ("proven", at)
    assert [one.plays for one in posting.proofs.all()] == [1]
    with pytest.raises(Conflict):
        services.posting_aired(posting=posting, aired_at=at, minutes=4, by=stage.person())
    later = at + dt.timedelta(minutes=20)
    services.posting_aired(posting=posting, aired_at=later, minutes=4, by=stage.person())
    assert AirLogLine.objects.count() == 2


@pytest.mark.parametrize(
    "wrong", [{"minutes": 0}, {"aired_at": dt.datetime(2999, 1, 1, tzinfo=dt.UTC)}]
)
def test_what_cannot_have_been_is_refused(stage, horn, wrong):
    told = {"aired_at": now() - dt.timedelta(minutes=3), "minutes": 3, **wrong}
    with pytest.raises(Invalid):
        services.posting_aired(posting=stage.air.plan(horn), by=stage.person(), **told)


def test_only_a_station_has_hours_and_only_what_stands_has_a_qr(stage):
    page = stage.air.outlet("facebook")
    with pytest.raises(Invalid):
        services.air_slot_add(outlet=page, days=1, begins=dt.time(5), minutes=5, by=stage.person())
    with pytest.raises(Invalid):
        services.equipment_keep(outlet=page, model="", by=stage.person())


def test_whoever_scans_the_qr_says_what_is_broken_and_nothing_else(stage, thing, client):
    where = f"/thiet-bi/{thing.code}/"
    html = client.get(where).content.decode()
    assert "Đài xã A" in html
    assert not english_words(html)
    assert client.post(where, {"kind": ""}).status_code == 422
    told = client.post(where, {"kind": "silent", "text": "Từ hôm qua"})
    assert "Đã nhận, cảm ơn bạn" in told.content.decode()
    assert not told.cookies
    thing.refresh_from_db()
    assert thing.state == "faulty"
    names = {field.name for field in FaultNote._meta.fields}
    assert names == {"id", "public_id", "equipment", "kind", "text", "told_at", "closed_at"}


def test_a_machine_that_fills_everything_is_thanked_and_not_heard(thing, client):
    answer = client.post(f"/thiet-bi/{thing.code}/", {"kind": "dark", "trang_web": "http://x"})
    assert "Đã nhận" in answer.content.decode()
    assert not FaultNote.objects.exists()


def test_so_many_notes_in_an_hour_are_enough(thing, client):
    for _ in range(5):
        services.fault_tell(equipment=thing, kind="dark")
    with pytest.raises(TooMany):
        services.fault_tell(equipment=thing, kind="dark")
    assert client.post(f"/thiet-bi/{thing.code}/", {"kind": "dark"}).status_code == 429


def test_repairing_closes_the_notes_and_what_is_gone_takes_none(stage, thing):
    services.fault_tell(equipment=thing, kind="dark")
    for state in ("in_repair", "works"):
        thing.refresh_from_db()
        services.equipment_move(
            equipment=thing, revision=thing.revision, state=state, by=stage.person()
        )
    assert FaultNote.objects.get().closed_at
    thing.refresh_from_db()
    services.equipment_move(
        equipment=thing, revision=thing.revision, state="gone", by=stage.person()
    )
    with pytest.raises(Conflict):
        services.fault_tell(equipment=thing, kind="dark")


def test_the_pages_lead_through(stage, horn):
    client = stage.client
    client.force_login(stage.person())
    where = f"/kenh/thiet-bi/{horn.public_id}/"
    assert client.post(f"{where}buoc/", {"buoc": "ghi", "model": "Loa 1"}).status_code == 302
    assert client.post(where, {"days": ["1"], "begins": "5h", "minutes": "0"}).status_code == 422
    assert client.post(where, {"days": ["1"], "begins": "5h", "minutes": "9"}).status_code == 302
    assert client.get(f"{where}ma-quet.svg").content.startswith(b"<?xml")
    posting = stage.air.plan(horn)
    script = f"/kenh/thiet-bi/loi-doc/{posting.public_id}/"
    earlier = dt.datetime.now() - dt.timedelta(hours=1)
    typed = {"day": f"{earlier:%d/%m/%Y}", "hour": "00:00", "minutes": "4"}
    assert client.post(script, {**typed, "minutes": ""}).status_code == 422
    prefilled = client.get(script).content.decode()
    today = timezone.localdate()
    assert f'value="{today:%d/%m/%Y}"' in prefilled, "most are told right after they were aired"
    assert re.search(r'name="hour" value="\d\d:\d\d"', prefilled)
    for page in ("/kenh/thiet-bi/", where, script):
        html = client.get(page).content.decode()
        assert not english_words(html), page
    slot = AirSlot.objects.get()
    assert client.post(f"/kenh/thiet-bi/gio/{slot.public_id}/bo/").status_code == 302
    revision = str(Equipment.objects.get().revision)
    assert client.post(f"{where}buoc/", {"buoc": "gone", "revision": "99"}).status_code == 409
    assert client.post(f"{where}buoc/", {"buoc": "gone", "revision": revision}).status_code == 302
