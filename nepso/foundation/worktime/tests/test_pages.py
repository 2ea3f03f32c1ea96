"""The pages of periods and days off, as the desk, an officer and a stranger meet them."""

import datetime as dt

import pytest
from django.urls import reverse

from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.models import Agency
from nepso.foundation.worktime.models import DayOff, Period
from nepso.foundation.worktime.services import period_plan
from tests.conventions.vietnamese import english_words


@pytest.fixture
def people(db):
    root = Agency.objects.create(code="tinh", name="Tỉnh", kind="committee", path="/1/")
    Agency.objects.filter(pk=root.pk).update(path=f"/{root.pk}/")
    made = {}
    for name, role in (
        ("desk", Role.LEAD_DESK),
        ("officer", Role.FOCAL_OFFICER),
        ("administrator", Role.ADMINISTRATOR),
    ):
        made[name] = Account.objects.create(username=name, full_name=f"Người {name}")
        Membership.objects.create(account=made[name], agency=root, role=role)
    return made


def test_the_desk_plans_dates_opens_and_closes_a_period(client, people):
    client.force_login(people["desk"])
    answer = client.post(reverse("worktime:new"), {"kind": "year", "year": 2026, "number": 1})
    period = Period.objects.get()
    assert answer["Location"] == reverse("worktime:dates", args=[period.public_id])
    form = client.get(answer["Location"])
    assert "15/12/2025 đến 14/12/2026" in form.content.decode()
    sent = {
        "cut_off_on": "15/11/2026",
        "units_due_on": "25/11/2026",
        "consolidation_due_on": "5/12/2026",
        "revision": 0,
    }
    assert client.post(answer["Location"], sent).status_code == 302
    page = client.get(reverse("worktime:period", args=[period.public_id])).content.decode()
    assert "ngày làm việc liền trước là 04/12/2026" in page
    assert english_words(page) == set()
    client.post(reverse("worktime:open", args=[period.public_id]))
    client.post(reverse("worktime:close", args=[period.public_id]))
    period.refresh_from_db()
    assert (period.state, period.cut_off_on) == ("closed", dt.date(2026, 11, 15))


def test_a_stale_form_shows_both_and_keeps_what_is_stored(client, people):
    period = period_plan(kind="year", year=2026)
    Period.objects.update(cut_off_on=dt.date(2026, 10, 31), revision=4)
    client.force_login(people["desk"])
    where = reverse("worktime:dates", args=[period.public_id])
    answer = client.post(where, {"cut_off_on": "15/11/2026", "revision": 0})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "31/10/2026" in page
    assert "15/11/2026" in page
    assert Period.objects.get().cut_off_on == dt.date(2026, 10, 31)


def test_wrong_dates_are_told_on_the_form(client, people):
    period = period_plan(kind="year", year=2026)
    client.force_login(people["desk"])
    where = reverse("worktime:dates", args=[period.public_id])
    answer = client.post(where, {"cut_off_on": "30/11/2026", "units_due_on": "20/11/2026"})
    assert answer.status_code == 422
    assert "sớm nhất 30/11/2026" in answer.content.decode()


@pytest.mark.parametrize("who", ["officer", "administrator"])
def test_others_read_and_do_not_set(client, people, who):
    period = period_plan(kind="year", year=2026)
    client.force_login(people[who])
    page = client.get(reverse("worktime:list")).content.decode()
    assert "Năm 2026" in page
    assert "Thêm kỳ" not in page
    assert client.get(reverse("worktime:new")).status_code == 403
    for name in ("worktime:open", "worktime:close", "worktime:dates"):
        assert client.post(reverse(name, args=[period.public_id])).status_code == 403


def test_the_administrator_enters_days(client, people):
    client.force_login(people["administrator"])
    client.post(reverse("worktime:day_add"), {"day": "06/03/2026", "kind": "off", "note": "Đổi"})
    client.post(reverse("worktime:days_paste"), {"lines": "14/03/2026; làm bù"})
    page = client.get(f"{reverse('worktime:days')}?nam=2026").content.decode()
    assert DayOff.objects.count() == 2
    assert "Ghi thêm" in page
    assert "Tết Nguyên Đán" in page
    assert english_words(page) == set()
    client.post(reverse("worktime:day_remove"), {"day": "06/03/2026"})
    assert DayOff.objects.count() == 1
    wrong = client.post(reverse("worktime:days_paste"), {"lines": "hôm qua; nghỉ"})
    assert wrong.status_code == 422
    assert "Dòng 1" in wrong.content.decode()


@pytest.mark.parametrize("year", ["", "abcd", "9999", "0001", "²²²²"])
def test_any_year_asked_for_gives_a_page(client, people, year):
    client.force_login(people["officer"])
    assert client.get(reverse("worktime:days"), {"nam": year}).status_code == 200


def test_the_queries_of_the_list_do_not_grow(client, people, django_assert_num_queries):
    client.force_login(people["officer"])
    where = reverse("worktime:list")
    period_plan(kind="year", year=2010)
    client.get(where)
    with django_assert_num_queries(4) as few:
        client.get(where)
    for year in range(2011, 2035):
        period_plan(kind="year", year=year)
    with django_assert_num_queries(len(few)):
        client.get(where)
