"""What the public sees: activities in the report, evidence that was cleared for everybody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from nepso.kernel.errors import NotFound
from nepso.programme.activities.kinds import Form
from nepso.programme.activities.models import Activity, CountedActivity, CountedItem, EvidenceItem
from nepso.programme.activities.selectors.counting import Scope, scope_condition
from nepso.programme.plans.selectors import programme_plan_at


@dataclass(frozen=True, slots=True)
class PublicActivity:
    """One activity by what it was, when, by which agency; never a person."""

    title: str
    agency: str
    form: str
    day: dt.date


def public_activities(scope: Scope, *, most: int) -> list[PublicActivity]:
    """The latest activities in the report; one query."""
    lines = CountedActivity.objects.filter(scope_condition(scope)).order_by("-done_on", "-id")
    facts = ("activity_id", "activity__title", "agency__name", "form", "done_on")
    found: dict[int, PublicActivity] = {}
    for key, title, agency, form, day in lines.values_list(*facts)[: 2 * most]:
        found.setdefault(key, PublicActivity(title, agency, str(Form(form).label), day))
    return list(found.values())[:most]


def activities_public(scope: Scope) -> QuerySet[Activity]:
    """Activities in the report, each with its agency; for the search."""
    counted = CountedActivity.objects.filter(scope_condition(scope), activity=OuterRef("pk"))
    return Activity.objects.filter(Exists(counted)).select_related("agency")


def public_items(duties: Collection[int], *, most: int) -> list[EvidenceItem]:
    """Evidence of activities in the report that was cleared for the public, newest first; one
    query."""
    rows = _shown().filter(Exists(_counted().filter(duty_id__in=list(duties))))
    return list(rows.order_by("-id")[:most])


def public_item(public_id: str) -> EvidenceItem:
    """One item that everybody may see; NotFound for any other alike."""
    rows = _shown().filter(Exists(_counted()), public_id=public_id)
    found = rows.select_related("stored").first()
    if found is None:
        raise NotFound("Không có minh chứng công khai tại địa chỉ này: hãy mở lại trang tiến độ.")
    return found


def _shown() -> QuerySet[EvidenceItem]:
    return EvidenceItem.objects.filter(cleared_for_public=True)


def _counted() -> QuerySet[CountedItem]:
    """The lines of one item that count for the programme's plan now."""
    lines = CountedItem.objects.filter(item=OuterRef("pk"), until_at=None)
    return lines.filter(plan=programme_plan_at(None))
