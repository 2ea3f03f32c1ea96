"""A second plan is carried out beside the programme's: no page that counts counts it."""

import pytest

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
    client.force_login(world.person("desk"))
    for address in (
        "/ban-lam-viec/tinh-hinh/",
        f"/ban-lam-viec/co-quan/{world.commune.public_id}/",
    ):
        page = client.get(address)
        assert page.status_code == 200
        assert LESSON not in page.content.decode()
        print("BEFORE", address, SENTENCE in page.content.decode())
    assert page.context["progress"].done == 0
    plan_make_programme(plan=other_plan, by=world.person("desk"))
    for address in (
        "/ban-lam-viec/tinh-hinh/",
        f"/ban-lam-viec/co-quan/{world.commune.public_id}/",
    ):
        page = client.get(address).content.decode()
        print("AFTER", address, LESSON in page, SENTENCE in page)
    assert 0


def test_public_pages(client, world, other_plan):
    addresses = ["/", "/ke-hoach-cong-khai/", "/tien-do/", f"/don-vi/{world.commune.public_id}/"]
    for address in addresses:
        page = client.get(address).content.decode()
        assert "<h1" in page, address
        assert LESSON not in page, address
        assert SENTENCE not in page, address
    plan_make_programme(plan=other_plan, by=world.person("desk"))
    for address in addresses:
        page = client.get(address).content.decode()
        print("AFTER", address, LESSON in page, SENTENCE in page)
    assert 0
