"""Plans, versions and duties, found."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from nepso.foundation.accounts.selectors import Person
from nepso.programme.plans.models import Duty, Plan, PlanVersion, ProgrammeChoice
from nepso.programme.plans.policies import may_read_plans, may_review_plans
from nepso.programme.plans.states import ADOPTED, DUTY_STATES, VERSION_STATES


def versions_visible_to(person: Person) -> QuerySet[PlanVersion]:
    """The desk sees every version, others with a role those that are or were in force."""
    if may_review_plans(person):
        return PlanVersion.objects.all()
    if may_read_plans(person):
        return PlanVersion.objects.filter(state__in=VERSION_STATES.group("readable"))
    return PlanVersion.objects.none()


def plan_current() -> Plan | None:
    """The programme's plan; None before the first adoption."""
    return Plan.objects.filter(is_programme=True).first()


def programme_plan_at(as_of: dt.datetime | None) -> Combinable:
    """The key of the programme's plan at a moment (None: now), to compare a column with; before
    the first choice the plan that was chosen first. No query of its own."""
    current = Subquery(Plan.objects.filter(is_programme=True).values("pk")[:1])
    if as_of is None:
        return current
    chosen = ProgrammeChoice.objects.order_by("-from_at", "-pk").values("plan_id")
    first = ProgrammeChoice.objects.order_by("from_at", "pk").values("plan_id")
    return Coalesce(Subquery(chosen.filter(from_at__lte=as_of)[:1]), Subquery(first[:1]), current)


def versions_in_force() -> list[PlanVersion]:
    """The version in force of each plan that has one, the programme's first, without its text."""
    rows = PlanVersion.objects.filter(state=ADOPTED).select_related("plan")
    return list(rows.defer("text", "compiled").order_by("-plan__is_programme", "-plan_id"))


def version_binding(plan: Plan | None = None) -> PlanVersion | None:
    """The version in force of a plan, or of the programme's plan; None when there is none."""
    return _binding(Q(plan__is_programme=True) if plan is None else Q(plan=plan)).first()


def plan_binding_code() -> Combinable:
    """The public id of the programme's plan while a version of it is in force, "" otherwise: to
    compare a column with. No query of its own."""
    code = _binding(Q(plan__is_programme=True)).values("plan__public_id")[:1]
    return Coalesce(Subquery(code), Value(""))


def _binding(which: Q) -> QuerySet[PlanVersion]:
    rows = PlanVersion.objects.filter(which, state=ADOPTED).select_related("plan")
    return rows.order_by("-adopted_at", "-pk")


def version_twin(version: PlanVersion) -> PlanVersion | None:
    """A version of another plan with the same title that is in force or under review; None for
    an amended version, which is where it belongs."""
    if version.number > 1:
        return None
    states = VERSION_STATES.group("open") | {ADOPTED}
    rows = PlanVersion.objects.filter(plan__title=version.plan.title, state__in=states)
    return rows.exclude(plan=version.plan).select_related("plan").order_by("state", "pk").first()


def plans_listed(person: Person) -> QuerySet[Plan]:
    """Plans of which the person may see a version, the newest first; ``shown_versions`` on each.

    Each version carries ``kept_count`` and ``waiting_count`` of its duties.
    """
    versions = (
        versions_visible_to(person)
        .defer("text", "compiled")
        .annotate(
            kept_count=Count("duties", filter=Q(duties__state__in=DUTY_STATES.group("kept"))),
            waiting_count=Count("duties", filter=Q(duties__state__in=DUTY_STATES.group("waiting"))),
        )
        .order_by("-number")
    )
    visible = versions_visible_to(person).values("plan_id")
    return (
        Plan.objects.filter(pk__in=visible)
        .prefetch_related(Prefetch("versions", queryset=versions, to_attr="shown_versions"))
        .order_by("-created_at", "-pk")
    )


def shown_versions(plan: Plan) -> list[PlanVersion]:
    """The versions that ``plans_listed`` put on a plan."""
    found: list[PlanVersion] = getattr(plan, "shown_versions", [])
    return found


def plan_by_public_id(public_id: str) -> Plan | None:
    """The plan of that public id, or None."""
    return Plan.objects.filter(public_id=public_id).first()


def version_by_public_id(person: Person, public_id: str) -> PlanVersion | None:
    """The version of that public id, when the person may see it."""
    rows = versions_visible_to(person).select_related("plan", "created_by", "adopted_by")
    return rows.filter(public_id=public_id).first()


def versions_of(plan: Plan, person: Person) -> QuerySet[PlanVersion]:
    """The versions of a plan that the person may see, the newest first."""
    rows = versions_visible_to(person).filter(plan=plan).defer("text", "compiled")
    return rows.select_related("created_by", "adopted_by").order_by("-number")


def duties_of(version: PlanVersion) -> QuerySet[Duty]:
    """The kept duties of a version in the order of the document, with their parties."""
    return (
        version.duties.filter(state__in=DUTY_STATES.group("kept"))
        .defer("compiled")
        .prefetch_related(
            "parties__agency", "parties__group", "parties__excluded", "measure_links__measure"
        )
        .order_by("order")
    )


def duty_by_public_id(person: Person, public_id: str) -> Duty | None:
    """The duty of that public id, when the person may see its version."""
    rows = Duty.objects.select_related("version__plan", "merged_into", "split_from")
    return rows.filter(public_id=public_id, version__in=versions_visible_to(person)).first()
