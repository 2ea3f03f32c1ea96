"""Reports: one of them, those of a person, those of a period with filters and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person, agencies_of_mine
from nepso.foundation.search.selectors import words_of
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.states import PERIOD_STATES
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.kernel.folding import fold
from nepso.kernel.keyset import Page, keyset_page
from nepso.kernel.policy import require
from nepso.programme.reporting.facts import day_after
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.policies import (
    may_approve_report,
    may_decide_report,
    may_read_report,
)
from nepso.programme.reporting.states import APPROVED, REPORT_STATES, SUBMITTED

PAGE_SIZE = 30
ORDER = ("agency__folded", "id")
LATE, MISSING, PART, EMPTY = "muon", "chua-gui", "con-thieu", "trong"
FACTS = {
    LATE: "Gửi muộn, hoặc quá hạn chưa gửi",
    MISSING: "Chưa gửi",
    PART: "Còn thiếu",
    EMPTY: "Không có nội dung",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list of a period asks; each "" when unused.

    ``q``: words of a name; ``tinh_trang``: a state; ``loai``: a kind of agency; ``viec``: a key of
    FACTS.
    """

    q: str = ""
    tinh_trang: str = ""
    loai: str = ""
    viec: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> Filters:
        """From a query string; what is unknown is left out."""
        return cls(**{name: data.get(name, "").strip()[:200] for name in cls.__slots__})

    @property
    def used(self) -> dict[str, str]:
        """The filters in use."""
        return {name: value for name, value in asdict(self).items() if value}

    def query(self, **change: str) -> str:
        """The filters as a query string, some of them changed."""
        values = {**asdict(self), **change}
        return urlencode({name: value for name, value in values.items() if value})


def report_by_public_id(public_id: str, person: Person) -> PeriodicReport:
    """One report with its agency and period. NotFound in words; NotAllowed for who may not read."""
    rows = PeriodicReport.objects.select_related("agency", "period", "submitted_by", "approved_by")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy báo cáo này: hãy mở lại từ danh sách báo cáo.")
    require(may_read_report(person, found))
    return found


def reports_filtered(period: Period, filters: Filters) -> QuerySet[PeriodicReport]:
    """The reports of a period that pass the filters, not ordered."""
    rows = PeriodicReport.objects.filter(period=period)
    for word in words_of(filters.q):
        rows = rows.filter(agency__folded__contains=fold(word))
    if filters.tinh_trang:
        rows = rows.filter(state=filters.tinh_trang)
    if filters.loai:
        rows = rows.filter(agency__kind=filters.loai)
    return rows.filter(_fact(filters.viec, period)) if filters.viec in FACTS else rows


def _fact(name: str, period: Period) -> Q:
    if name == LATE:
        if period.units_due_on is None:
            return Q(pk__in=[])
        sent_late = Q(sent_at__gte=day_after(period.units_due_on))
        overdue = Q(sent_at=None) if today() > period.units_due_on else Q(pk__in=[])
        return sent_late | overdue
    return {MISSING: Q(sent_at=None), PART: Q(is_complete=False), EMPTY: Q(is_filled=False)}[name]


def reports_page(
    period: Period, filters: Filters, *, after: str = "", before: str = ""
) -> Page[PeriodicReport]:
    """One page of the reports of a period, by the name of the agency."""
    rows = reports_filtered(period, filters).select_related("agency")
    return keyset_page(rows, fields=ORDER, size=PAGE_SIZE, after=after, before=before)


def report_counts(period: Period) -> Counter[str]:
    """How many reports of a period are in each state; under LATE those sent late or overdue."""
    rows = PeriodicReport.objects.filter(period=period)
    counts = Counter(rows.values_list("state", flat=True))
    counts[LATE] = rows.filter(_fact(LATE, period)).count()
    return counts


def reports_of_mine(person: Account, periods: list[Period]) -> list[PeriodicReport]:
    """A report of each own agency that must report (or has begun one) in each of the periods."""
    rows = PeriodicReport.objects.filter(agency__in=agencies_of_mine(person), period__in=periods)
    return list(rows.select_related("agency", "period").order_by("-period__starts_on", "agency_id"))


def reports_waiting(person: Account, *, most: int = 5) -> list[PeriodicReport]:
    """Reports of open periods that wait for the person: to write, or to approve as a head."""
    rows = PeriodicReport.objects.filter(
        agency__in=agencies_of_mine(person),
        period__state__in=PERIOD_STATES.group("current"),
        state__in=REPORT_STATES.group("with_agency"),
    ).select_related("agency", "period")
    found = list(rows.order_by(F("period__units_due_on").asc(nulls_last=True), "id")[: 4 * most])
    waits = [row for row in found if row.state != SUBMITTED or may_approve_report(person, row)]
    return waits[:most]


def reports_to_accept(person: Account) -> list[tuple[Period, int]]:
    """For the lead desk: the periods with approved reports to look at, and how many."""
    if not may_decide_report(person):
        return []
    rows = PeriodicReport.objects.filter(state=APPROVED).values_list("period_id", flat=True)
    counts = Counter(rows)
    periods = Period.objects.in_bulk(list(counts))
    return [(periods[pk], number) for pk, number in counts.items()]
