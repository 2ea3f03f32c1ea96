"""The call list: who has not sent, whom to telephone, what came of the last call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person, reachable_at
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.states import PERIOD_STATES
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.kernel.folding import fold
from nepso.kernel.keyset import keyset_page
from nepso.kernel.policy import require
from nepso.programme.reporting.following.kinds import CallOutcome
from nepso.programme.reporting.following.policies import may_follow_up
from nepso.programme.reporting.models import PeriodicReport, ReportCall
from nepso.programme.reporting.states import RETURNED

PAGE_SIZE = 25
ORDER = ("agency__folded", "id")
CALLED = {
    "chua": "Chưa gọi lần nào",
    "qua-hen": "Đã quá ngày hẹn gửi",
    "hen": "Đã hẹn ngày gửi",
    "khong-gap": "Gọi chưa gặp",
}
_NOT_REACHED = (CallOutcome.NO_ANSWER, CallOutcome.WRONG_NUMBER)


@dataclass(frozen=True, slots=True)
class CallFilters:
    """What the GET form asks; "" when unused. ``ky``: code of a period; ``q``: words of the
    agency's name; ``loai``: its kind; ``tinh_trang``: state of the report; ``goi``: a key of
    CALLED; ``tra_lai``: "1" for those sent once and returned, instead of those never sent."""

    ky: str = ""
    q: str = ""
    loai: str = ""
    tinh_trang: str = ""
    goi: str = ""
    tra_lai: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> CallFilters:
        """From a query string; what is unknown is left out."""
        return cls(**{name: data.get(name, "").strip()[:200] for name in cls.__slots__})

    @property
    def used(self) -> dict[str, str]:
        """The filters in use, period and tab apart."""
        return {k: v for k, v in asdict(self).items() if v and k not in {"ky", "tra_lai"}}

    def query(self, **change: str) -> str:
        """The filters as a query string, some of them changed."""
        values = {**asdict(self), **change}
        return urlencode({name: value for name, value in values.items() if value})


@dataclass(frozen=True, slots=True)
class CallLine:
    """One agency to call. ``people`` are the officers, then the heads; ``last`` the last call."""

    report: PeriodicReport
    people: list[tuple[Account, str]]
    last: ReportCall | None

    @property
    def promise_broken(self) -> bool:
        """Whether the day that was promised has passed."""
        promised = self.last.promised_on if self.last else None
        return promised is not None and promised < today()


@dataclass(frozen=True, slots=True)
class CallPage:
    """One page of the list; cursors are "" where there is no neighbour."""

    rows: list[CallLine]
    after: str
    before: str


def unsent_filtered(
    person: Person, period: Period, filters: CallFilters
) -> QuerySet[PeriodicReport]:
    """The reports of a period that have not come in and pass the filters, not ordered."""
    require(may_follow_up(person))
    rows = PeriodicReport.objects.filter(period=period)
    if filters.tra_lai:
        rows = rows.filter(state=RETURNED, sent_at__isnull=False)
    else:
        rows = rows.filter(sent_at__isnull=True)
    for word in fold(filters.q).split():
        rows = rows.filter(agency__folded__contains=word)
    if filters.loai:
        rows = rows.filter(agency__kind=filters.loai)
    if filters.tinh_trang:
        rows = rows.filter(state=filters.tinh_trang)
    return _by_call(rows, filters.goi)


def _by_call(rows: QuerySet[PeriodicReport], how: str) -> QuerySet[PeriodicReport]:
    last = ReportCall.objects.filter(report=OuterRef("pk"), is_last=True)
    wanted: dict[str, QuerySet[PeriodicReport]] = {
        "chua": rows.exclude(Exists(last)),
        "qua-hen": rows.filter(Exists(last.filter(promised_on__lt=today()))),
        "hen": rows.filter(Exists(last.filter(promised_on__gte=today()))),
        "khong-gap": rows.filter(Exists(last.filter(outcome__in=_NOT_REACHED))),
    }
    return wanted.get(how, rows)


def unsent_counts(person: Person, period: Period) -> dict[str, int]:
    """For the top of the list: never sent, of them not called yet, promise broken, and those
    returned and not sent again; one query."""
    require(may_follow_up(person))
    last = ReportCall.objects.filter(report=OuterRef("pk"), is_last=True)
    rows = PeriodicReport.objects.filter(period=period).annotate(
        is_called=Exists(last), is_broken=Exists(last.filter(promised_on__lt=today()))
    )
    unsent = Q(sent_at__isnull=True)
    return rows.order_by().aggregate(
        unsent=Count("pk", filter=unsent),
        not_called=Count("pk", filter=unsent & Q(is_called=False)),
        broken=Count("pk", filter=unsent & Q(is_broken=True)),
        returned=Count("pk", filter=Q(state=RETURNED, sent_at__isnull=False)),
    )


def promises_broken(person: Person) -> list[tuple[Period, int]]:
    """The open periods with agencies that have not sent by the day they promised on the telephone,
    and how many; nothing for who may not follow up."""
    if not may_follow_up(person):
        return []
    last = ReportCall.objects.filter(is_last=True, promised_on__lt=today())
    waiting = last.filter(
        report__sent_at=None, report__period__state__in=PERIOD_STATES.group("current")
    )
    counts = Counter(waiting.values_list("report__period_id", flat=True))
    periods = Period.objects.in_bulk(list(counts)) if counts else {}
    return [(periods[pk], number) for pk, number in sorted(counts.items())]


def call_page(
    person: Person, period: Period, filters: CallFilters, *, after: str = "", before: str = ""
) -> CallPage:
    """One page, by the name of the agency; four queries."""
    rows = unsent_filtered(person, period, filters).select_related("agency")
    page = keyset_page(rows, fields=ORDER, size=PAGE_SIZE, after=after, before=before)
    return CallPage(call_lines(page.rows), page.after, page.before)


def call_lines(reports: Iterable[PeriodicReport]) -> list[CallLine]:
    """The reports (with their agencies) as lines to call; two queries, however many."""
    reports = list(reports)
    people = reachable_at({report.agency_id for report in reports})
    calls = ReportCall.objects.filter(report__in=reports, is_last=True).select_related("by")
    last = {call.report_id: call for call in calls}
    lines = []
    for report in reports:
        known: dict[Account, str] = {}
        for label, found in (("cán bộ đầu mối", people.officers), ("thủ trưởng", people.heads)):
            for account in found.get(report.agency_id, []):
                known.setdefault(account, account.position or label)
        lines.append(CallLine(report, list(known.items()), last.get(report.pk)))
    return lines


def report_to_call(public_id: str, person: Person) -> CallLine:
    """One report with whom to call; NotFound in words."""
    require(may_follow_up(person))
    rows = PeriodicReport.objects.select_related("agency", "period")
    report = rows.filter(public_id=public_id).first()
    if report is None:
        raise NotFound("Không tìm thấy báo cáo này: hãy mở lại danh sách gọi điện.")
    return call_lines([report])[0]


def calls_of(report: PeriodicReport) -> list[ReportCall]:
    """All calls about a report, the latest first."""
    return list(ReportCall.objects.filter(report=report).select_related("by").order_by("-id"))
