"""Two plans are carried out side by side: figures are about the programme's, and nothing done for
the other is lost."""

import datetime as dt
from decimal import Decimal

import pytest

from nepso.programme.activities.models import CountedActivity, CountedItem
from nepso.programme.activities.selectors import (
    Scope,
    activities_behind,
    activity_totals,
    item_totals,
    items_behind,
)
from nepso.programme.activities.selectors.public import (
    public_activities,
    public_item,
    public_items,
)
from nepso.programme.activities.services import activity_withdraw
from nepso.programme.plans.models import Plan, ProgrammeChoice
from nepso.programme.plans.services import plan_make_programme
from nepso.programme.register.models import PlanTask
from nepso.programme.register.services import plan_tasks_open
from nepso.programme.register.tests.world import make_version

YEAR = Scope(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
LONG_AGO = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)


@pytest.fixture
def other_plan(world):
    ProgrammeChoice.objects.create(plan=world.plan, from_at=LONG_AGO)
    plan = Plan.objects.create(title="Kế hoạch chuyển đổi số")
    duty = {"text": "Mở lớp kỹ năng số cho người dân.", "leads": [world.commune]}
    version = make_version(plan, 1, {**duty, "clause": "IV.1"})
    plan_tasks_open(version=version, carry_over={}, by=world.people["desk"])
    return plan


@pytest.fixture
def done(world, at_work, other_plan):
    """One activity for each plan, and one for both."""
    theirs = PlanTask.objects.get(version__plan=other_plan, agency=world.commune)
    ours = PlanTask.objects.get(version=world.version, agency=world.commune, duty__order=1)
    rows = {
        "ours": at_work.record(title="Phát thanh", tasks=[ours]),
        "theirs": at_work.record(title="Lớp học kỹ năng số", tasks=[theirs]),
        "both": at_work.record(title="Ngày hội số", tasks=[ours, theirs]),
    }
    for n, row in enumerate(rows.values(), 1):
        at_work.prove(row, kind="count", count_of="broadcasts", value=Decimal(n), source="Sổ")
    return {name: at_work.accept(row) for name, row in rows.items()}


def counted():
    """(titles behind the figure, number of activities, value of the counts)."""
    total, items = activity_totals(YEAR).get(()), item_totals(YEAR).get(())
    titles = {row.title for row in activities_behind(YEAR).rows}
    assert len(titles) == (total.number if total else 0)
    assert len(items_behind(YEAR).rows) == (items.number if items else 0)
    return titles, items.value if items else 0


OURS = ({"Phát thanh", "Ngày hội số"}, 1 + 3)
THEIRS = ({"Lớp học kỹ năng số", "Ngày hội số"}, 2 + 3)


def test_only_the_programmes_plan_counts(done):
    assert counted() == OURS


def test_another_plan_chosen_shows_what_was_done_for_it_and_back_again(world, other_plan, done):
    desk = world.person("desk")
    plan_make_programme(plan=other_plan, by=desk)
    assert counted() == THEIRS
    plan_make_programme(plan=world.plan, by=desk)
    assert counted() == OURS


def test_a_figure_of_an_earlier_moment_is_about_the_plan_of_that_moment(world, other_plan, done):
    before = done["both"].accepted_at
    plan_make_programme(plan=other_plan, by=world.person("desk"))
    then = Scope(YEAR.first, YEAR.last, as_of=before)
    assert activity_totals(then)[()].number == 2
    assert {row.title for row in activities_behind(then).rows} == OURS[0]
    ages_ago = Scope(YEAR.first, YEAR.last, as_of=LONG_AGO - dt.timedelta(days=1))
    assert activity_totals(ages_ago) == {}


def test_what_is_withdrawn_stops_counting_under_each(world, other_plan, done):
    both = done["both"]
    activity_withdraw(
        activity=both, revision=both.revision, reason="Nhầm.", by=world.person("desk")
    )
    assert counted() == ({"Phát thanh"}, 1)
    plan_make_programme(plan=other_plan, by=world.person("desk"))
    assert counted() == ({"Lớp học kỹ năng số"}, 2)


def test_the_public_sees_the_programmes_alone(world, other_plan, done):
    titles = {row.title for row in public_activities(YEAR, most=9)}
    assert titles == OURS[0]
    item = CountedItem.objects.get(activity=done["theirs"]).item
    item.cleared_for_public = True
    item.save()
    duty = CountedActivity.objects.get(activity=done["theirs"]).duty_id
    assert public_items([duty], most=9) == []
    with pytest.raises(Exception, match="Không có minh chứng"):
        public_item(item.public_id)
    plan_make_programme(plan=other_plan, by=world.person("desk"))
    assert public_item(item.public_id) == item
    assert public_items([duty], most=9) == [item]


def test_a_task_shows_its_activities_whatever_its_plan(world, done, client):
    theirs = done["theirs"].plan_tasks.get()
    client.force_login(world.person("officer"))
    page = client.get(f"/nhiem-vu/{theirs.public_id}/").content.decode()
    assert "Lớp học kỹ năng số" in page
