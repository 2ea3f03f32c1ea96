"""The dashboards: what they say, who opens them, how many questions they ask."""

import datetime as dt

import pytest

from nepso.programme.activities.tests.conftest import AtWork
from nepso.programme.register.models import PlanTask
from nepso.programme.reporting.following.standing import (
    standing_count,
    standing_keep,
    standing_shown,
    standing_trend,
)
from nepso.programme.reporting.following.standing.facts import facts_of_json
from nepso.programme.reporting.models import PeriodicReport, Standing
from nepso.programme.reporting.services import reports_expect
from nepso.programme.reporting.tests.conftest import period  # noqa: F401 - the fixture

STEERING, LEADER = "/ban-lam-viec/dieu-hanh/", "/ban-lam-viec/tinh-hinh/"


@pytest.fixture
def expected(world, period):  # noqa: F811
    reports_expect(period=period)
    return period


def own_page(world):
    return f"/ban-lam-viec/co-quan/{world.commune.public_id}/"


def text(client, world, role, address):
    client.force_login(world.person(role))
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_counted_is_what_plain_sql_counts(world):
    facts = standing_count()
    rows = PlanTask.objects.filter(agency__isnull=False)
    assert facts.whole.total == rows.count()
    assert (
        facts.whole.overdue == rows.filter(due_on__lt=dt.date.today(), state="not_started").count()
    )
    assert facts.clause("IV").total == facts.whole.total
    assert sum(share.total for share in facts.kinds.values()) == facts.whole.total
    assert [one.clause for one in facts.held][:1] == ["IV.2"]
    assert facts.late[0].name == "Công an tỉnh"
    assert facts_of_json(facts.plain()) == facts


def test_the_day_is_kept_once_and_read_back_where_rows_are_many(world, monkeypatch):
    standing_keep()
    row = standing_keep()
    assert Standing.objects.count() == 1
    PlanTask.objects.filter(agency=world.police).update(state="done")
    assert standing_shown().facts.whole.done == 1, "few rows: counted anew"
    monkeypatch.setattr("nepso.programme.reporting.following.standing.keeping.COUNTED_AT_ONCE", 1)
    shown = standing_shown()
    assert (shown.facts.whole.done, shown.counted_at) == (0, row.counted_at)
    assert not shown.is_old


def test_the_trend_is_the_last_kept_day_of_each_month(world):
    today = standing_keep().day
    first = today.replace(day=1)
    for days, done in ((1, 3), (2, 1), (40, 0)):
        Standing.objects.create(day=first - dt.timedelta(days=days), done=done, applies=10)
    trend = standing_trend()
    assert [end.done for end in trend][-2:] == [3, 0]
    assert trend[-1].label == f"{today:%m/%Y}"


def test_the_desk_sees_what_holds_and_what_waits(client, world, expected):
    work = AtWork(world)
    activity = work.record()
    work.prove(activity)
    work.accept(activity)
    waiting = work.record(title="Chờ thủ trưởng")
    work.prove(waiting)
    work.submit(waiting)
    page = text(client, world, "desk", STEERING)
    assert "Phòng ngừa lừa đảo" in page
    assert "Báo cáo theo loại cơ quan" in page
    assert "0/4 cơ quan đã gửi" in page
    assert "Hoạt động đã vào báo cáo theo tháng" in page
    assert "Lê Văn Cán Bộ" not in page


def test_an_agency_sees_its_own(client, world, expected):
    work = AtWork(world)
    activity = work.record()
    work.prove(activity)
    work.accept(activity)
    page = text(client, world, "officer", own_page(world))
    assert "Chưa lập" in page
    assert "Đã vào báo cáo" in page
    for role in ("other", "leader"):
        client.force_login(world.person(role))
        assert client.get(own_page(world)).status_code == 403


def test_only_the_desk_steers_and_everybody_reads_the_leaders_page(client, world):
    for role in ("officer", "leader", "administrator"):
        client.force_login(world.person(role))
        assert client.get(STEERING).status_code == 403
        assert client.get(LEADER).status_code == 200


def test_before_any_plan_the_pages_answer(client, world):
    PlanTask.objects.all().delete()
    world.version.state = "replaced"
    world.version.save()
    assert "Không có nhiệm vụ nào quá hạn" in text(client, world, "desk", STEERING)
    text(client, world, "leader", LEADER)
    text(client, world, "officer", own_page(world))


@pytest.mark.parametrize("many", [False, True])
def test_each_page_asks_a_fixed_number_of_questions(
    client, world, expected, django_assert_num_queries, monkeypatch, many
):
    standing_keep()
    work = AtWork(world)
    work.record()
    if many:
        monkeypatch.setattr(
            "nepso.programme.reporting.following.standing.keeping.COUNTED_AT_ONCE", 0
        )
        for number in range(5):
            activity = work.record(title=f"Việc {number}")
            work.prove(activity)
            work.accept(activity)
        PeriodicReport.objects.update(state="open")
        standing_keep()
    counted = 0 if many else 8
    for role, address, number in (
        ("desk", STEERING, 12 + counted),
        ("leader", LEADER, 8 + counted),
        ("officer", own_page(world), 18),
    ):
        client.force_login(world.person(role))
        client.get(address)
        with django_assert_num_queries(number):
            client.get(address)
