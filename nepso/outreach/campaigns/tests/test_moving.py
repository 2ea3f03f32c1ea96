"""Moving a posting in the calendar: by form, by script, together with another, and back."""

import datetime as dt

import pytest
from django.utils import timezone

from nepso.foundation.audit.models import AuditLine
from nepso.kernel.clock import now
from nepso.outreach.distribution.models import Posting

HERE = "/kenh/lich/"


def at(days, hour, minute=0):
    day = timezone.localdate() + dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))


def sent(posting, moment, **more):
    local = timezone.localtime(moment)
    return {
        "day": f"{local:%d/%m/%Y}", "time": f"{local:%H:%M}", "revision": posting.revision, **more,
    }  # fmt: skip


def script(client, posting, data):
    address = f"{HERE}{posting.public_id}/doi/"
    return client.post(address, data, headers={"X-Requested-With": "fetch"})


def test_without_script_a_form_moves_it_and_a_button_moves_it_back(air, as_):
    posting, client = air.plan(), as_("officer")
    before, to = posting.planned_at, at(3, 17, 30)
    shown = client.get(f"{HERE}{posting.public_id}/doi/?ve=xem%3Dtuan")
    assert shown.status_code == 200
    assert "Dời sang ngày" in shown.content.decode()
    done = client.post(f"{HERE}{posting.public_id}/doi/", sent(posting, to, ve="xem=tuan"))
    assert done.status_code == 302
    assert done.url == f"{HERE}?xem=tuan"
    assert Posting.objects.get().planned_at == to
    page = client.get(done.url).content.decode()
    assert "Vừa dời" in page
    client.post(f"{HERE}{posting.public_id}/doi/", {"buoc": "hoan-tac"})
    assert Posting.objects.get().planned_at == before
    assert "Vừa dời" not in client.get(HERE).content.decode()


def test_the_way_back_leads_nowhere_else(air, as_):
    posting, client = air.plan(), as_("officer")
    evil = sent(posting, at(2, 9), ve="https://xau.vn/?xem=tuan")
    done = client.post(f"{HERE}{posting.public_id}/doi/", evil)
    assert done.url.startswith(f"{HERE}?")
    assert "xau" not in done.url


def test_its_end_moves_with_it_and_comes_back_as_it_was(air, as_):
    posting, client = air.plan(until=now() + dt.timedelta(days=2)), as_("officer")
    lasting = posting.until - posting.planned_at
    assert script(client, posting, sent(posting, at(5, 8))).status_code == 200
    moved = Posting.objects.get()
    assert moved.until - moved.planned_at == lasting
    script(client, posting, {"buoc": "hoan-tac"})
    assert Posting.objects.get().until == posting.until


def test_two_people_move_the_same_one(air, as_):
    posting = air.plan()
    assert script(as_("head"), posting, sent(posting, at(2, 9, 15))).status_code == 200
    second = script(as_("officer"), posting, sent(posting, at(4, 10)))
    assert second.status_code == 409
    assert "09:15" in second.json()["sentence"]
    assert "Người khác vừa sửa" in second.json()["sentence"]
    assert Posting.objects.get().planned_at == at(2, 9, 15)


def test_what_another_moved_since_is_not_taken_back(air, as_):
    posting, client = air.plan(), as_("officer")
    script(client, posting, sent(posting, at(2, 9)))
    air.do("replan", posting, by="head", planned_at=at(6, 7), knowing=True)
    told = script(client, posting, {"buoc": "hoan-tac"})
    assert told.status_code == 409
    assert "07:00" in told.json()["sentence"]
    assert Posting.objects.get().planned_at == at(6, 7)


def test_quiet_hours_and_neighbours_are_asked_before_it_is_stored(air, as_):
    outlet = air.outlet("loudspeaker", quiet_from=dt.time(21), quiet_until=dt.time(5))
    posting, client = air.plan(outlet), as_("officer")
    data = sent(posting, at(2, 22))
    asked = script(client, posting, data)
    assert asked.status_code == 409
    assert any("giờ yên lặng" in one for one in asked.json()["cautions"])
    assert Posting.objects.get().planned_at == posting.planned_at
    form = client.post(f"{HERE}{posting.public_id}/doi/", data)
    assert form.status_code == 409
    assert "Đã biết" in form.content.decode()
    assert script(client, posting, {**data, "knowing": "on"}).status_code == 200
    assert Posting.objects.get().planned_at == at(2, 22)
    assert AuditLine.objects.filter(act="distribution.posting_replan").count() == 1


@pytest.mark.parametrize(("role", "status"), [("other", 403), ("leader", 403), ("head", 200)])
def test_only_its_agency_moves_it(air, as_, role, status):
    posting = air.plan()
    assert script(as_(role), posting, sent(posting, at(2, 9))).status_code == status


def test_what_ran_stays_where_it_ran(air, as_):
    posting = air.out()
    told = script(as_("officer"), posting, sent(posting, at(2, 9)))
    assert told.status_code == 409
    assert "đã đăng" in told.json()["sentence"]


def test_a_bent_time_is_told_and_changes_nothing(air, as_):
    posting, client = air.plan(), as_("officer")
    for bent in ({"day": "31/02/2027"}, {"time": "25:00"}, {"day": ""}, {"day": "01/01/2999"}):
        told = script(client, posting, {**sent(posting, at(2, 9)), **bent})
        assert told.status_code == 422
        assert told.json()["sentence"]
    assert Posting.objects.get().revision == posting.revision
