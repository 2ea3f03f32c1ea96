"""Writing planned activities in bulk: the rows that the acts would have written one by one.

A year of a province is more than a thousand activities; through the acts, forty milliseconds each,
it would keep who tries the software waiting for a minute. ``tests/test_demo.py`` compares what is
written here with what the acts write, so that the two cannot drift apart.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import Act
from nepso.foundation.audit.models import AuditLine
from nepso.programme.activities.counted import Lines, lines_of, lines_write, plans_of
from nepso.programme.activities.custody import line_digest
from nepso.programme.activities.demo.photographing import Camera
from nepso.programme.activities.demo.planning import Planned
from nepso.programme.activities.demo.proving import Shot
from nepso.programme.activities.demo.stages import Stage
from nepso.programme.activities.facts import facts_set
from nepso.programme.activities.items import item_of
from nepso.programme.activities.likeness import sketch_texts
from nepso.programme.activities.models import (
    Activity,
    ActivityStep,
    ActivityTask,
    CustodyLine,
    EvidenceClaim,
    EvidenceItem,
)
from nepso.programme.activities.services.evidence import ADD
from nepso.programme.activities.states import ACCEPTED, TAKEN, WITHDRAWN
from nepso.programme.plans.models import Duty

# What happened to an item: when, what, by whom, with which detail.
_Event = tuple[dt.datetime, str, Account, str]


@dataclass(slots=True)
class _Rows:
    """Everything that is written."""

    camera: Camera = field(default_factory=Camera)
    activities: list[Activity] = field(default_factory=list)
    steps: list[ActivityStep] = field(default_factory=list)
    links: list[ActivityTask] = field(default_factory=list)
    items: dict[str, EvidenceItem] = field(default_factory=dict)
    claims: list[EvidenceClaim] = field(default_factory=list)
    events: defaultdict[str, list[_Event]] = field(default_factory=lambda: defaultdict(list))
    audit: list[AuditLine] = field(default_factory=list)


def activities_fill(planned: Iterable[tuple[Planned, list[Stage]]]) -> list[Activity]:
    """Write them all, in the caller's transaction, in the order in which they were recorded."""
    rows = _Rows()
    for one, stages in planned:
        _take(rows, one, stages)
    Activity.objects.bulk_create(rows.activities)
    ActivityStep.objects.bulk_create(rows.steps)
    ActivityTask.objects.bulk_create(rows.links)
    items = list(rows.items.values())
    rows.camera.develop(items)
    EvidenceItem.objects.bulk_create(items)
    EvidenceClaim.objects.bulk_create(rows.claims)
    CustodyLine.objects.bulk_create(_custody(rows))
    sketch_texts(rows.activities)
    _count(rows)
    AuditLine.objects.bulk_create(sorted(rows.audit, key=lambda line: line.at))
    return rows.activities


def _take(rows: _Rows, one: Planned, stages: list[Stage]) -> None:
    first, last = stages[0], stages[-1]
    activity = Activity(agency=one.agency, created_by=first.by, created_at=first.at)
    facts_set(activity, one.facts)
    activity.state, activity.reason, activity.revision = last.state, last.reason, len(stages) - 1
    rows.activities.append(activity)
    rows.links += [ActivityTask(activity=activity, plan_task=t) for t in one.facts["tasks"]]
    before = ""
    for stage in stages:
        rows.steps.append(
            ActivityStep(
                activity=activity, move=stage.move, at=stage.at, by=stage.by, reason=stage.reason
            )
        )
        detail = {"state": [before, stage.state]} if before else _recorded(activity)
        rows.audit.append(_audit(stage.act, stage.by, stage.at, activity, detail))
        before = stage.state
        if stage.state == ACCEPTED:
            activity.accepted_at = stage.at
        elif stage.state == WITHDRAWN:
            activity.withdrawn_at = stage.at
    for number, offer in enumerate(one.offers, 1):
        _prove(rows, activity, offer, stages, number)


def _recorded(activity: Activity) -> dict[str, Any]:
    return {"form": activity.form, "origin": activity.origin}


def _audit(
    act: Act, by: Account, at: dt.datetime, on: Activity, detail: dict[str, Any]
) -> AuditLine:
    return AuditLine(
        at=at, act=act.code, actor=by.public_id, subject_type=on._meta.label_lower,
        subject=on.public_id, detail=detail,
    )  # fmt: skip


def _prove(rows: _Rows, activity: Activity, offer: Any, stages: list[Stage], number: int) -> None:
    officer = stages[0].by
    at = stages[0].at + dt.timedelta(minutes=number)
    made = item_of(rows.camera.take(offer, officer, at) if isinstance(offer, Shot) else offer)
    item = rows.items.setdefault(made.fingerprint, made)
    if any(c.activity is activity and c.item is item for c in rows.claims[-number:]):
        return
    events = rows.events[item.fingerprint]
    if item is made:
        item.created_at, item.created_by = at, officer
        events.append((at, "received", officer, item.fingerprint))
    events.append((at, "claimed", officer, activity.public_id))
    claim = EvidenceClaim(
        activity=activity, item=item, people_shown=offer.people_shown, created_at=at
    )
    for stage in stages:
        if stage.state == ACCEPTED:
            claim.state, claim.decided_by, claim.decided_at = TAKEN, stage.by, stage.at
            events.append((stage.at, "accepted", stage.by, activity.public_id))
        elif stage.state == WITHDRAWN:
            events.append((stage.at, "withdrawn", stage.by, activity.public_id))
    rows.claims.append(claim)
    detail = {"item": item.public_id, "kind": item.kind}
    rows.audit.append(_audit(ADD, officer, at, activity, detail))


def _custody(rows: _Rows) -> list[CustodyLine]:
    """The chained lines of every item; an item claimed again later goes on where it stood."""
    lines = list[CustodyLine]()
    for fingerprint, events in rows.events.items():
        before = ""
        for at, what, by, detail in sorted(events, key=lambda e: (e[1] != "received", e[0])):
            line = CustodyLine(item=rows.items[fingerprint], at=at, by=by, what=what, detail=detail)
            line.digest = before = line_digest(line, before)
            lines.append(line)
    return lines


def _count(rows: _Rows) -> None:
    """The lines from which figures are counted, by the rule of ``counted.lines_of``."""
    taken = defaultdict[int, list[EvidenceClaim]](list)
    of_item = Counter[int]()
    for claim in rows.claims:
        if claim.state == TAKEN:
            taken[claim.activity_id].append(claim)
            of_item[claim.item_id] += 1
    shared = {item for item, number in of_item.items() if number > 1}
    served = defaultdict[int, dict[int, Duty]](dict)
    for link in rows.links:
        served[link.activity_id][link.plan_task.duty_id] = link.plan_task.duty
    plans = plans_of(duty for duties in served.values() for duty in duties.values())
    made = list[Lines]()
    for activity in rows.activities:
        if activity.accepted_at is None:
            continue
        duties, claims = list(served[activity.pk].values()), taken[activity.pk]
        lines = lines_of(activity, duties, claims, shared, plans)
        for line in (*lines.own, *lines.items):
            line.until_at = activity.withdrawn_at
        made.append(lines)
    lines_write(made)
