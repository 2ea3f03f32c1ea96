"""What is visible to whom, and the rows other questions start from."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from nepso.foundation.accounts.policies import may_run_programme
from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.foundation.agencies.models import Agency
from nepso.foundation.worktime.models import Period
from nepso.kernel.errors import NotFound
from nepso.kernel.policy import require
from nepso.programme.activities.models import Activity, EvidenceItem, TaskNarrative
from nepso.programme.activities.policies import may_read_activities, may_read_activity
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors import (
    plan_tasks_as_partner,
    plan_tasks_visible_to,
    rows_of_work,
)


def activities_visible_to(person: Person) -> QuerySet[Activity]:
    """What entered the report, for everybody with a role; what is still under way, for the agency,
    those above it and the lead desk."""
    if not may_read_activities(person):
        return Activity.objects.none()
    if may_run_programme(person):
        return Activity.objects.all()
    own = list(agencies_of(person).values_list("pk", flat=True))
    return Activity.objects.filter(Q(accepted_at__isnull=False) | Q(agency_id__in=own))


def activity_by_public_id(public_id: str, person: Person) -> Activity:
    """One activity; NotFound in words, also for one the person may not know of."""
    rows = Activity.objects.select_related("agency", "commune", "counts_in", "created_by")
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_read_activity(person, found):
        raise NotFound("Không tìm thấy hoạt động này: hãy tìm lại trong danh sách hoạt động.")
    return found


def item_by_public_id(public_id: str, person: Person) -> EvidenceItem:
    """One item of evidence, readable with any activity that claims it; NotFound in words."""
    require(may_read_activities(person))
    rows = EvidenceItem.objects.select_related("stored", "cleared_by")
    found = rows.filter(public_id=public_id).first()
    if found is not None:
        claims = found.claims.select_related("activity__agency")
        if any(may_read_activity(person, claim.activity) for claim in claims):
            return found
    raise NotFound("Không tìm thấy minh chứng này: hãy mở lại từ trang hoạt động.")


def activities_of_task(
    person: Person, task: PlanTask, before: Iterable[PlanTask]
) -> QuerySet[Activity]:
    """Activities done for a task, or for any member of a group; also those done for the rows whose
    work goes on in it, ``before`` the task's own (``goes_on_from``)."""
    wanted = rows_of_work(task, before)
    return activities_visible_to(person).filter(links__plan_task__in=wanted).distinct()


def tasks_offered(person: Person, agency: Agency) -> list[PlanTask]:
    """The tasks for which an activity of ``agency`` may be recorded: its own, open ones first,
    those of the agencies above it, and those in which it is a partner; none ``words_only``."""
    rows = plan_tasks_visible_to(person).filter(words_only=False).select_related("duty", "agency")
    above = [int(part) for part in agency.path.split("/") if part]
    own = rows.filter(agency_id__in=above).order_by("due_sort", "id")
    partner = plan_tasks_as_partner(person, agency).filter(words_only=False, agency__isnull=False)
    found = [*own[:200], *partner.select_related("duty", "agency").order_by("due_sort", "id")[:100]]
    ordered = sorted(
        found, key=lambda t: (t.agency_id != agency.pk, not t.is_open, t.duty.order, t.due_sort)
    )
    return list(dict.fromkeys(ordered))


def narratives_of(
    period: Period, *, agencies: Collection[int] | None = None
) -> QuerySet[TaskNarrative]:
    """The narratives of a period that say something, by the place of their duty: of the tasks of
    the programme's plan, which the period reports on."""
    told = TaskNarrative.objects.filter(period=period).exclude(text="")
    rows = told.filter(plan_task__version__plan__is_programme=True)
    if agencies is not None:
        rows = rows.filter(plan_task__agency_id__in=list(agencies))
    related = rows.select_related("plan_task__duty", "plan_task__agency")
    return related.order_by("plan_task__duty__order", "plan_task__agency__folded", "id")
