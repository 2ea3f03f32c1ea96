"""Where a review stands, and which duties come next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, Value, When

from nepso.kernel.folding import fold
from nepso.programme.plans.kinds import DeadlineKind, DutyKind, Part
from nepso.programme.plans.models import Duty, DutyParty, MeasureLink, PlanVersion
from nepso.programme.plans.states import CONFIRMED, DROPPED, DUTY_STATES, PROPOSED

# Below this the compiler's own confidence counts as a doubt.
CERTAIN_FROM = 0.85

UNMATCHED = Q(agency=None, group=None, is_outside=False)
# Deadlines for which the register takes a day, or none, that nobody wrote (``deadline_doubt``).
UNDATED_YEARLY = Q(deadline_kind=DeadlineKind.YEARLY) & (
    Q(deadline_month=None) | Q(deadline_day=None)
)
# A frequency alone ends with its period (``register.periods``): told at adoption, no doubt.
UNDATED_PERIOD = Q(deadline_day=None) & Q(
    deadline_kind__in=(DeadlineKind.HALF_YEARLY, DeadlineKind.QUARTERLY, DeadlineKind.MONTHLY)
)
WITHOUT_KIND = Q(deadline_kind="") & ~Q(deadline_text="")
NEEDS_LEAD = (DutyKind.ASSIGNMENT, DutyKind.REPORT, DutyKind.TABLE_ROW)


@dataclass(frozen=True)
class ReviewProgress:
    """Counts of one version's duties; ``doubtful`` are waiting ones that a person must look at."""

    waiting: int
    doubtful: int
    confirmed: int
    dropped: int

    @property
    def kept(self) -> int:
        return self.waiting + self.confirmed

    @property
    def certain(self) -> int:
        """Waiting ones that may be confirmed in one go."""
        return self.waiting - self.doubtful


def _doubtful() -> Q:
    leads = DutyParty.objects.filter(duty=OuterRef("pk"), part=Part.LEAD)
    return (
        ~Q(doubts=[])
        | Q(confidence__lt=CERTAIN_FROM)
        | Q(deadline_kind=DeadlineKind.UNCLEAR)
        | UNDATED_YEARLY
        | WITHOUT_KIND
        | (Q(kind__in=NEEDS_LEAD) & ~Exists(leads))
        | Exists(leads.filter(UNMATCHED))
    )


def review_progress(version: PlanVersion) -> ReviewProgress:
    """Counts by state, in one query."""
    waiting = Q(state=PROPOSED)
    counts = version.duties.aggregate(
        waiting=Count("pk", filter=waiting),
        doubtful=Count("pk", filter=waiting & _doubtful()),
        confirmed=Count("pk", filter=Q(state=CONFIRMED)),
        dropped=Count("pk", filter=Q(state=DROPPED)),
    )
    return ReviewProgress(**counts)


def duties_certain(version: PlanVersion) -> list[Duty]:
    """Waiting duties without a doubt, whose addressees are all known."""
    return list(version.duties.filter(~_doubtful(), state=PROPOSED))


EVERY_STATE = "moi-trang-thai"
FILTERS = {
    "can-xem": "Cần xem",
    "tat-ca": "Tất cả",
    "da-xac-nhan": "Đã xác nhận",
    "da-bo": "Đã bỏ",
}


def duties_in_review(version: PlanVersion, which: str = "can-xem") -> QuerySet[Duty]:
    """The duties of one tab, with parties and links; doubtful ones first where they wait.

    Each carries ``is_doubtful``. An unknown tab is that of what waits.
    """
    links = MeasureLink.objects.select_related("measure").order_by("-score")
    rows = version.duties.annotate(is_doubtful=_flag(_doubtful())).prefetch_related(
        Prefetch("parties", DutyParty.objects.select_related("agency", "group").order_by("order")),
        Prefetch("measure_links", links),
    )
    rows = rows.select_related("merged_into").defer("compiled")
    if which == "tat-ca":
        return rows.filter(state__in=DUTY_STATES.group("kept")).order_by("order")
    if which == "da-xac-nhan":
        return rows.filter(state=CONFIRMED).order_by("order")
    if which == "da-bo":
        return rows.filter(state=DROPPED).order_by("order")
    if which == EVERY_STATE:
        return rows.order_by("order")
    return rows.filter(state=PROPOSED).order_by("-is_doubtful", "order")


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False))


def duty_neighbour(duty: Duty, *, forward: bool) -> Duty | None:
    """The kept duty right after or before, in the order of the document."""
    rows = duty.version.duties.filter(state__in=DUTY_STATES.group("kept")).exclude(pk=duty.pk)
    if forward:
        return rows.filter(order__gt=duty.order).order_by("order").first()
    return rows.filter(order__lt=duty.order).order_by("-order").first()


def names_unmatched(version_id: int) -> Counter[str]:
    """How often each name, folded, stands unmatched in a version: those that one answer is for."""
    rows = DutyParty.objects.filter(UNMATCHED, duty__version=version_id)
    return Counter(map(fold, rows.values_list("name", flat=True)))
