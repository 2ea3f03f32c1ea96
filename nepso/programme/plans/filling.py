"""From the compiled JSON to rows of a version, inside the transaction of ``services.compiling``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from simple_history.utils import bulk_create_with_history

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.selectors import NameIndex
from nepso.foundation.audit.acts import Act
from nepso.kernel.folding import fold
from nepso.programme.plans.doubts import doubts_compiled, doubts_without_names
from nepso.programme.plans.kinds import DutyKind, Part
from nepso.programme.plans.matching import candidates_for
from nepso.programme.plans.models import Clause, Duty, DutyParty, MeasureLink, PlanVersion
from nepso.programme.plans.ordering import STEP
from nepso.programme.plans.suggesting import suggest_links

Compiled = dict[str, Any]


def describe(version: PlanVersion, compiled: Compiled) -> None:
    """Header facts onto the version and, where it has none of its own, the plan's title."""
    header = compiled["header"]
    version.text, version.compiled = compiled["text"], compiled
    version.symbol = (header["number"] or "")[:80]
    version.issuer = (header["issuer"] or "")[:300]
    version.issued_on = _date(header["issued_on"])
    plan = version.plan
    if header["title"] and plan.title in ("", version.source_name):
        plan.title = header["title"]
        plan.save(update_fields=["title"])


def _date(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def clauses_of(version: PlanVersion, compiled: Compiled) -> None:
    """The numbered headings, in order."""
    Clause.objects.bulk_create(
        Clause(
            version=version,
            order=order,
            label=section["label"][:60],
            heading=section["heading"],
            span_start=section["span"][0],
            span_end=section["span"][1],
        )
        for order, section in enumerate(compiled["sections"], start=1)
    )


def duties_from(
    version: PlanVersion, compiled: Compiled, *, by: Account | None, act: Act
) -> list[Duty]:
    """One waiting duty a task, with its first history line."""
    rows = [
        _duty(version, order * STEP, task) for order, task in enumerate(compiled["tasks"], start=1)
    ]
    made: list[Duty] = bulk_create_with_history(
        rows, Duty, batch_size=200, default_user=by, default_change_reason=act.code
    )
    return made


def _duty(version: PlanVersion, order: int, task: Compiled) -> Duty:
    deadline = task["deadline"] or {}
    return Duty(
        version=version,
        order=order,
        clause=task["clause"][:60],
        bullet=task["bullet"],
        kind=task["kind"],
        role=task["role"],
        text=task["text"],
        folded=fold(task["text"]),
        span_start=task["span"][0],
        span_end=task["span"][1],
        product=task["product"] or "",
        deadline_text=(deadline.get("text") or "")[:300],
        deadline_kind=deadline.get("kind") or "",
        deadline_on=_date(deadline.get("on")),
        deadline_month=deadline.get("month"),
        deadline_day=deadline.get("day"),
        confidence=task["confidence"],
        doubts=doubts_compiled(task),
        compiled=task,
    )


def parties_from(
    duties: Sequence[Duty], compiled: Compiled, *, by: Account | None, act: Act
) -> None:
    """Whom each duty names; a name that can mean only one agency or group is matched at once."""
    index = NameIndex()
    known: dict[str, dict[str, Any]] = {}
    rows: list[DutyParty] = []
    for duty, task in zip(duties, compiled["tasks"], strict=True):
        for part, name, is_group in _named(task):
            if name not in known:
                known[name] = only_meaning(index, name)
            rows.append(
                DutyParty(
                    duty=duty,
                    order=len(rows) + 1,
                    part=part,
                    name=name[:400],
                    is_group=is_group or known[name].get("group") is not None,
                    **known[name],
                )
            )
    _settle_doubts(duties, rows)
    bulk_create_with_history(
        rows, DutyParty, batch_size=200, default_user=by, default_change_reason=act.code
    )


def _settle_doubts(duties: Sequence[Duty], parties: Sequence[DutyParty]) -> None:
    """A doubt about a name that turned out to be known is no doubt; ``compiled`` keeps it."""
    names: dict[int, list[str]] = {}
    for party in parties:
        if party.is_matched:
            names.setdefault(party.duty_id, []).append(party.name)
    changed = []
    for duty in duties:
        left = doubts_without_names(duty.doubts, names.get(duty.pk, []))
        if left != duty.doubts:
            duty.doubts = left
            changed.append(duty)
    Duty.objects.bulk_update(changed, ["doubts"], batch_size=200)


def _named(task: Compiled) -> list[tuple[str, str, bool]]:
    """(part, name, is a group) for each agency the task names, each once."""
    found: dict[tuple[str, str], bool] = {}
    for part, rich, plain in (
        (Part.LEAD, "leads", "agency_lead"),
        (Part.COORDINATING, "partners", "agency_coordinate"),
    ):
        groups = {agency["name"]: agency["is_group"] for agency in task.get(rich, [])}
        for name in task[plain]:
            found.setdefault((part.value, name), groups.get(name, False))
    return [(part, name, is_group) for (part, name), is_group in found.items()]


def only_meaning(index: NameIndex, name: str) -> dict[str, Any]:
    """``agency``/``group`` and ``match_reason`` of the one exact candidate, else {}.

    A likely but inexact name is left to a person, who is shown the candidates.
    """
    candidates = candidates_for(index, name, 2)
    if not candidates or not candidates[0].is_exact:
        return {}
    if len(candidates) > 1 and candidates[1].score >= candidates[0].score:
        return {}
    best = candidates[0]
    return {"agency": best.agency, "group": best.group, "match_reason": best.reason[:300]}


def links_from(duties: Sequence[Duty]) -> None:
    """Suggestions which measures each addressed duty carries out; a person decides each."""
    measures = [d for d in duties if d.kind == DutyKind.MEASURE]
    others = [d for d in duties if d.kind in (DutyKind.ASSIGNMENT, DutyKind.TABLE_ROW)]
    suggestions = suggest_links([d.text for d in others], [m.text for m in measures])
    MeasureLink.objects.bulk_create(
        MeasureLink(duty=duty, measure=measures[s.measure], score=s.score, reasons=s.reasons)
        for duty, found in zip(others, suggestions, strict=True)
        for s in found
    )
