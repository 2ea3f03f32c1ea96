import datetime as dt
from decimal import Decimal

import pytest

from nepso.foundation.accounts.roles import Role
from nepso.programme.activities.services import (
    NewItem,
    activity_accept,
    activity_accept_at_agency,
    activity_record,
    activity_submit,
    evidence_add,
)
from nepso.programme.register.tests.world import World, make_person, make_world

DAY = dt.date(2026, 11, 2)


@pytest.fixture
def world(db) -> World:
    world = make_world()
    for n, agency in enumerate(world.others, 1):
        world.people[f"officer{n}"] = make_person(
            f"cb{n}", f"Cán Bộ {n}", agency, Role.FOCAL_OFFICER
        )
        world.people[f"head{n}"] = make_person(
            f"tt{n}", f"Thủ Trưởng {n}", agency, Role.AGENCY_HEAD
        )
    return world


@pytest.fixture
def at_work(world):
    return AtWork(world)


class AtWork:
    """Short ways through the acts, each as the person whose act it is."""

    def __init__(self, world: World) -> None:
        self.world = world

    def task(self, agency=None, order=1):
        from nepso.programme.register.models import PlanTask

        agency = agency or self.world.commune
        return PlanTask.objects.select_related("duty", "agency").get(
            agency=agency, duty__order=order
        )

    def record(self, *, agency=None, by="officer", **facts):
        agency = agency or self.world.commune
        given = {"title": "Phát thanh về lừa đảo qua mạng", "done_on": DAY, **facts}
        if "tasks" not in given:
            given["tasks"] = [self.task(agency)]
        key = given.pop("draft_key", "")
        return activity_record(agency=agency, facts=given, by=self.world.person(by), draft_key=key)

    def prove(self, activity, by="officer", **item):
        given = item or {
            "kind": "count",
            "count_of": "broadcasts",
            "value": Decimal(12),
            "source": "Sổ phát thanh",
        }
        return evidence_add(activity=activity, new=NewItem(**given), by=self.world.person(by))

    def submit(self, activity, by="officer"):
        activity.refresh_from_db()
        return activity_submit(
            activity=activity, revision=activity.revision, by=self.world.person(by)
        )

    def accept(self, activity, head="head", officer="officer"):
        sent = self.submit(activity, officer)
        held = activity_accept_at_agency(
            activity=sent, revision=sent.revision, by=self.world.person(head)
        )
        return activity_accept(activity=held, revision=held.revision, by=self.world.person("desk"))
