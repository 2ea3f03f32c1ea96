"""A second plan is carried out beside the programme's: no page that counts counts it."""

import pytest

from nepso.desk.searching import find
from nepso.programme.activities.tests.conftest import AtWork
from nepso.programme.plans.models import Plan
from nepso.programme.plans.services import plan_make_programme
from nepso.programme.register.models import PlanTask
from nepso.programme.register.services import plan_tasks_open
from nepso.programme.register.tests.world import make_version
from nepso.programme.reporting.following.standing import standing_count
from nepso.programme.reporting.models import Figure
from nepso.programme.reporting.services import report_open
from nepso.programme.reporting.tests.conftest import indicators, period  # noqa: F401 - the fixtures

LESSON, SENTENCE = "Lớp học kỹ năng số", "Mở lớp kỹ năng số cho người dân trong xã."


@pytest.fixture
def other_plan(world):
    """Adopted, with one task of the commune, done, and an activity in the report."""
    plan = Plan.objects.create(title="Kế hoạch chuyển đổi số")
    facts = {"text": SENTENCE, "leads": [world.commune], "clause": "IV.1"}
    plan_tasks_open(version=make_version(plan, 1, facts), carry_over={}, by=world.people["desk"])
    task = PlanTask.objects.get(version__plan=plan)
    work = AtWork(world)
    world.people["head"] = world.person("head")
    row = work.record(title=LESSON, tasks=[task], reach_measured=70, reach_source="Sổ")
    work.prove(row)
    work.accept(row)
    PlanTask.objects.filter(pk=task.pk).update(state="done")
    return plan


def figures(world, period):  # noqa: F811
    report = report_open(agency=world.commune, period=period, by=world.person("officer"))
    found = Figure.objects.filter(report=report, counted__gt=0)
    return set(found.values_list("asked__version__indicator__code", flat=True))


def test_where_the_programme_stands(world, other_plan):
    facts = standing_count()
    assert (facts.activities, facts.whole.done) == (0, 0)
    plan_make_programme(plan=other_plan, by=world.person("desk"))
    facts = standing_count()
    assert (facts.activities, facts.whole.done, facts.whole.total) == (1, 1, 1)
    assert facts.reach_measured == 70
    plan_make_programme(plan=world.plan, by=world.person("desk"))
    assert standing_count().activities == 0


def test_what_a_report_is_filled_with(world, indicators, other_plan, period):  # noqa: F811
    assert figures(world, period) == {"nhiem-vu-duoc-giao"}


def test_what_a_report_is_filled_with_after_the_choice(world, indicators, other_plan, period):  # noqa: F811
    plan_make_programme(plan=other_plan, by=world.person("desk"))
    found = figures(world, period)
    assert {"nhiem-vu-duoc-giao", "nhiem-vu-da-xong"} < found, found


def test_dashboards(client, world, other_plan):
    leader, own = "/ban-lam-viec/tinh-hinh/", f"/ban-lam-viec/co-quan/{world.commune.public_id}/"

    def done():
        """(done, activities) of the leader's page, what the agency did of its tasks."""
        client.force_login(world.person("desk"))
        facts = client.get(leader).context["facts"]
        return facts.whole.done, facts.activities, client.get(own).context["progress"].done

    assert done() == (0, 0, 0)
    plan_make_programme(plan=other_plan, by=world.person("desk"))
    assert done() == (1, 1, 1), "the same pages, once it is the programme's plan"


def test_public_pages(client, world, other_plan):
    """None tells of it; each does, in its own way, once it is the programme's plan."""
    agency = f"/don-vi/{world.commune.public_id}/"
    told = {"/": (), "/ke-hoach-cong-khai/": (), "/tien-do/": (LESSON, SENTENCE), agency: (LESSON,)}

    def seen(address):
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = answer.content.decode()
        return tuple(words for words in (LESSON, SENTENCE) if words in page), answer.context

    for address in told:
        found, context = seen(address)
        assert found == (), address
        if "overall" in context:
            assert context["overall"].done == 0, address
    plan_make_programme(plan=other_plan, by=world.person("desk"))
    for address, words in told.items():
        found, context = seen(address)
        assert found == words, address
        if not words:
            assert context["overall"].done == 1, address


def test_a_row_that_the_search_finds_names_its_plan(world, other_plan):
    found = find(world.person("officer"), "kỹ năng số")
    assert any(row.place.endswith("· Kế hoạch chuyển đổi số") for row in found.tasks)
