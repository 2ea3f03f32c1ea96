"""What was done before the plan was amended stays in sight on the pages of the new version."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nepso.programme.plans.models import CarryOver
from nepso.programme.plans.services import plan_version_adopt
from nepso.programme.plans.states import IN_REVIEW
from nepso.programme.register.models import PlanTask
from nepso.programme.register.tests.world import make_version


@pytest.fixture
def amended(world, at_work):
    """Adopted after an activity of the commune; the group still has the duty."""
    at_work.record()
    facts = {"text": "Tuyên truyền.", "leads": [world.communes], "deadline_kind": "standing"}
    version = make_version(world.plan, 2, facts)
    version.state = IN_REVIEW
    version.save()
    for old in world.version.duties.all():
        goes_on = old.order == 1
        CarryOver.objects.create(
            version=version, old=old, new=version.duties.get() if goes_on else None,
            suggestion="changed", decision="changed" if goes_on else "gone",
        )  # fmt: skip
    return plan_version_adopt(version=version, revision=None, by=world.person("desk"))


def page_of(client, task):
    return client.get(reverse("register:task", args=[task.public_id])).content.decode()


def test_the_groups_page_shows_what_its_members_did_before(world, amended, client):
    client.force_login(world.person("desk"))
    rows = PlanTask.objects.filter(version=amended)
    assert "Phát thanh về lừa đảo qua mạng" in page_of(client, rows.get(agency=None))
    assert "Phát thanh về lừa đảo qua mạng" in page_of(client, rows.get(agency=world.commune))
    assert "Phát thanh về" not in page_of(client, rows.get(agency=world.others[0]))


def test_the_way_back_is_asked_for_once_a_page(world, amended, client):
    client.force_login(world.person("desk"))
    task = PlanTask.objects.get(version=amended, agency=world.commune)
    page_of(client, task)
    with CaptureQueriesContext(connection) as asked:
        page_of(client, task)
    steps = [q["sql"] for q in asked if '"register_plantask"."goes_on_in_id" IN' in q["sql"]]
    assert len(steps) == 2, "one step back, and that there is none before it"
