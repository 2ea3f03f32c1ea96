"""Making the rows by which one duty is given to its agencies and groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from simple_history.utils import bulk_create_with_history

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.foundation.agencies.selectors import group_members
from nepso.foundation.search.declaring import search_columns
from nepso.programme.plans.kinds import Part
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.states import DUTY_STATES
from nepso.programme.register.models import NO_DUE_DATE, PlanTask
from nepso.programme.register.periods import current_period, due_by_plan, due_in, recurs
from nepso.programme.register.selectors.succession import successors_of


@dataclass
class Addressees:
    """To whom a duty goes: single agencies, and groups with those of their members who have
    it from no one else."""

    agencies: list[Agency] = field(default_factory=list)
    groups: list[tuple[AgencyGroup, list[Agency]]] = field(default_factory=list)


class GroupDay:
    """The members of groups on one day, each group asked once."""

    def __init__(self, day: dt.date) -> None:
        self.day = day
        self._members: dict[int, list[Agency]] = {}

    def members(self, group: AgencyGroup) -> list[Agency]:
        if group.pk not in self._members:
            self._members[group.pk] = list(group_members(group, self.day))
        return self._members[group.pk]

    def standing(self, agency: Agency, duty: Duty) -> list[Agency]:
        """Who has the duty of ``agency`` on this day: itself, or those who took it over.

        After a split, those to whom a person gave the duty. An agency that ended without any
        keeps it, so that the register shows it to be settled.
        """
        if agency.valid_to is None or agency.valid_to >= self.day:
            return [agency]
        successors = successors_of(agency)
        if len(successors) > 1:
            holding = set(duty.plan_tasks.values_list("agency_id", flat=True))
            successors = [one for one in successors if one.pk in holding] or successors
        return successors or [agency]


def addressees_of(duty: Duty, day: GroupDay) -> Addressees:
    """The leads of a duty, each agency once; members that a person excluded are left out.

    ``duty.parties`` should be prefetched with agency, group and excluded.
    """
    found, taken = Addressees(), set()
    leads = [p for p in duty.parties.all() if p.part == Part.LEAD]
    for party in leads:
        for agency in day.standing(party.agency, duty) if party.agency else ():
            if agency.pk not in taken:
                taken.add(agency.pk)
                found.agencies.append(agency)
    for party in leads:
        if party.group is not None:
            excluded = {agency.pk for agency in party.excluded.all()}
            members = [a for a in day.members(party.group) if a.pk not in taken | excluded]
            taken |= {a.pk for a in members}
            found.groups.append((party.group, members))
    return found


def kept_duties(version: PlanVersion) -> QuerySet[Duty]:
    """The duties that a version gives out, with what ``addressees_of`` looks at."""
    return (
        Duty.objects.filter(version=version, state__in=DUTY_STATES.group("kept"))
        .prefetch_related("parties__agency", "parties__group", "parties__excluded")
        .defer("compiled")
        .order_by("order")
    )


def first_occurrence(duty: Duty, day: dt.date) -> tuple[str, dt.date | None]:
    """(period, date) of the task that a duty gives on ``day``."""
    if recurs(duty):
        period = current_period(duty, day)
        return period.code, due_in(duty, period)
    return "", due_by_plan(duty, "")


def task_of(
    duty: Duty,
    *,
    agency: Agency | None,
    group: AgencyGroup | None = None,
    parent: PlanTask | None = None,
    occurrence: str,
    due_on: dt.date | None,
) -> PlanTask:
    """A new row, not saved, with what search looks into."""
    name = agency.name if agency else group.name if group else ""
    short = agency.short_name if agency else ""
    marked, folded = search_columns([duty.place, duty.text, name, short])
    return PlanTask(
        version_id=duty.version_id,
        duty=duty,
        agency=agency,
        group=group,
        parent=parent,
        occurrence=occurrence,
        due_on=due_on,
        due_sort=due_on or NO_DUE_DATE,
        words_only=duty.words_only,
        search_text=marked,
        folded=folded,
    )


def rows_for(
    duty: Duty, to: Addressees, *, occurrence: str, due_on: dt.date | None
) -> tuple[list[PlanTask], list[PlanTask]]:
    """(rows that stand alone or are parents, members' rows whose ``parent`` is among them)."""
    top = [task_of(duty, agency=a, occurrence=occurrence, due_on=due_on) for a in to.agencies]
    members: list[PlanTask] = []
    for group, agencies in to.groups:
        parent = task_of(duty, agency=None, group=group, occurrence=occurrence, due_on=due_on)
        top.append(parent)
        members += [
            task_of(
                duty, agency=a, group=group, parent=parent, occurrence=occurrence, due_on=due_on
            )
            for a in agencies
        ]
    return top, members


def rows_save(
    top: Iterable[PlanTask], members: Iterable[PlanTask], *, by: Account | None, why: str
) -> int:
    """Insert parents, then members, with their history; returns how many rows."""
    top, members = list(top), list(members)
    for rows in (top, members):
        for row in rows:
            if row.parent is not None:
                row.parent_id = row.parent.pk  # its parent got a key meanwhile
        if rows:
            bulk_create_with_history(
                rows, PlanTask, batch_size=500, default_user=by, default_change_reason=why
            )
    return len(top) + len(members)
