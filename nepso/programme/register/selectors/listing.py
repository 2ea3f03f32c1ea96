"""The register as a list: filters, search and keyset paging that hold at 100,000 rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.foundation.agencies.selectors import agency_named
from nepso.foundation.search.selectors import matching, search_page, words_of
from nepso.kernel.clock import today
from nepso.kernel.keyset import keyset_page
from nepso.programme.plans.kinds import CLOSING, CLOSING_SAID
from nepso.programme.plans.models import Clause, Duty, MeasureLink, PlanVersion
from nepso.programme.register.models import NO_DUE_DATE, PlanTask
from nepso.programme.register.selectors.visible import plan_tasks_visible_to, plan_tasks_withdrawn
from nepso.programme.register.states import PLAN_TASK_STATES, WITHDRAWN

GROUPED, SINGLE = "nhom", "co-quan"
CARRIED = "tiep-noi"
PAGE_SIZE = 25
SOON = dt.timedelta(days=30)
ORDER = ("due_sort", "id")
DEADLINES = {
    "qua-han": "Quá hạn",
    "sap-den": "Đến hạn trong 30 ngày",
    "sau": "Đến hạn sau 30 ngày",
    "khong": "Không có ngày cụ thể",
}
# What a row of a list needs, and no long text but the duty's.
_COLUMNS = (
    *("public_id", "duty_id", "agency_id", "group_id", "occurrence", "due_on", "due_sort"),
    *("state", "responsible_id", "words_only", "revision", "version_id", "parent_id", "next_step"),
    *("goes_on_in_id", "reason"),
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the GET form of the register asks; every field is "" when unused.

    ``xem``: by group or single; ``q``: words; ``muc``: clause and all under it, and what carries
    out a measure there; ``co_quan``: an agency with its subtree, ``nhom``: a group,
    ``phu_trach``: a person (public ids); ``noi_dung``: one duty (public id);
    ``tinh_trang``: a state, "mo" for the open ones, "tiep-noi" for work carried over from an
    earlier version or agency; ``han``: a key of DEADLINES; ``loai``: kind
    of duty; ``bang_loi``: "1" for tasks accounted for in words only; ``ke_hoach``: one plan
    (public id), where several are in force.
    """

    xem: str = ""
    q: str = ""
    muc: str = ""
    noi_dung: str = ""
    co_quan: str = ""
    nhom: str = ""
    tinh_trang: str = ""
    han: str = ""
    phu_trach: str = ""
    loai: str = ""
    bang_loi: str = ""
    ke_hoach: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> Filters:
        """From a query string; what is unknown is left out."""
        return cls(**{name: data.get(name, "").strip()[:200] for name in cls.__slots__})

    @property
    def single(self) -> bool:
        """Whether rows of single agencies are shown: asked for, or needed by another filter."""
        names_one = self.co_quan or self.tinh_trang or self.han or self.phu_trach or self.nhom
        return bool(names_one) or self.xem == SINGLE

    @property
    def used(self) -> dict[str, str]:
        """The filters in use, the way of looking apart."""
        return {k: v for k, v in asdict(self).items() if v and k != "xem"}

    @property
    def chosen(self) -> dict[str, str]:
        """Those of the filter panel: all but the words searched for, which stand above it."""
        return {name: value for name, value in self.used.items() if name != "q"}


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the register; cursors are "" where there is no neighbour."""

    rows: list[PlanTask]
    after: str
    before: str
    single: bool


def filters_query(filters: Filters, **change: str) -> str:
    """The filters as a query string, some of them changed."""
    values = {**asdict(filters), **change}
    return urlencode({name: value for name, value in values.items() if value})


def plan_tasks_filtered(person: Person, filters: Filters) -> QuerySet[PlanTask]:
    """The visible rows that pass the filters, search left out; not ordered."""
    withdrawn = filters.tinh_trang == WITHDRAWN
    rows = plan_tasks_withdrawn(person) if withdrawn else plan_tasks_visible_to(person)
    rows = rows.filter(agency__isnull=False) if filters.single else rows.filter(parent=None)
    rows = _of_plan(_by_duty(rows, filters), filters)
    rows = _by_place(rows, filters)
    if filters.tinh_trang == "mo":
        rows = rows.filter(state__in=PLAN_TASK_STATES.group("open"))
    elif filters.tinh_trang == CARRIED:
        rows = rows.filter(_goes_on_from_another())
    elif filters.tinh_trang:
        rows = rows.filter(state=filters.tinh_trang)
    if filters.han in DEADLINES:
        rows = rows.filter(deadline_condition(filters.han))
    return rows


def _goes_on_from_another() -> Exists:
    """Whether the work of an earlier row goes on in a row."""
    return Exists(PlanTask.objects.filter(goes_on_in=OuterRef("pk")))


def deadline_condition(bucket: str) -> Q:
    """The condition of one bucket of DEADLINES."""
    day = today()
    if bucket == "qua-han":
        return Q(due_sort__lt=day, state__in=PLAN_TASK_STATES.group("open"))
    if bucket == "sap-den":
        return Q(due_sort__gte=day, due_sort__lte=day + SOON)
    if bucket == "sau":
        return Q(due_sort__gt=day + SOON, due_sort__lt=NO_DUE_DATE)
    return Q(due_sort=NO_DUE_DATE)


def _by_duty(rows: QuerySet[PlanTask], filters: Filters) -> QuerySet[PlanTask]:
    if filters.muc or filters.loai or filters.noi_dung:
        duties = Duty.objects.filter(plan_tasks__isnull=False)
        if filters.noi_dung:
            duties = duties.filter(public_id=filters.noi_dung)
        if filters.muc:
            carrying = MeasureLink.objects.filter(_under("measure__clause", filters.muc))
            carrying = carrying.filter(is_confirmed=True)
            found = _under("clause", filters.muc) | Q(pk__in=carrying.values("duty_id"))
            duties = duties.filter(found)
            if not filters.ke_hoach:  # a clause is one of the programme's plan unless told
                duties = duties.filter(version__plan__is_programme=True)
        if filters.loai:
            duties = duties.filter(kind=filters.loai)
        rows = rows.filter(duty_id__in=list(duties.distinct().values_list("pk", flat=True)))
    return rows.filter(words_only=True) if filters.bang_loi else rows


def _under(field: str, label: str) -> Q:
    """A clause and all under it."""
    return Q(**{field: label}) | Q(**{f"{field}__startswith": f"{label}."})


def clauses_with_tasks(plan: str) -> list[tuple[str, str]]:
    """The clauses of the plan chosen (public id), else of the programme's, as (label, words), that
    find any task: one in or under them, or one that carries out a measure there. Two queries."""
    of = {"plan__public_id": plan} if plan else {"plan__is_programme": True}
    versions = PlanVersion.objects.filter(state="adopted", **of)
    given = Duty.objects.filter(Exists(PlanTask.objects.filter(duty=OuterRef("pk"))))
    found = set[str]()
    for clause, measure, is_confirmed in given.filter(version__in=versions).values_list(
        "clause", "measure_links__measure__clause", "measure_links__is_confirmed"
    ):
        found |= {clause, measure} if is_confirmed else {clause}
    # With all above them: IV.3 of IV.3.a.
    steps = [one.split(".") for one in found]
    above = {".".join(parts[:n]) for parts in steps for n in range(1, len(parts) + 1)}
    rows = Clause.objects.filter(version__in=versions).order_by("order")
    named = [
        (label, f"{label} {heading}"[:80])
        for label, heading in rows.values_list("label", "heading")
        if label in above
    ]
    return [*named, (CLOSING, CLOSING_SAID)] if CLOSING in found else named


def _of_plan(rows: QuerySet[PlanTask], filters: Filters) -> QuerySet[PlanTask]:
    if not filters.ke_hoach:
        return rows
    versions = PlanVersion.objects.filter(plan__public_id=filters.ke_hoach)
    return rows.filter(version_id__in=list(versions.values_list("pk", flat=True)))


def _by_place(rows: QuerySet[PlanTask], filters: Filters) -> QuerySet[PlanTask]:
    if filters.co_quan:
        agency = agency_named(filters.co_quan)
        if agency is None:
            return rows.none()
        within = Agency.objects.filter(path__startswith=agency.path)
        rows = rows.filter(agency_id__in=list(within.values_list("pk", flat=True)))
    if filters.nhom:
        group = AgencyGroup.objects.filter(public_id=filters.nhom).first()
        rows = rows.filter(group=group) if group else rows.none()
    if filters.phu_trach:
        account = Account.objects.filter(public_id=filters.phu_trach).first()
        rows = rows.filter(responsible=account) if account else rows.none()
    return rows


def groups_with_tasks() -> list[tuple[str, str]]:
    """Groups that were given a duty, as (public id, name): looked up once a group, never by going
    through the tasks."""
    given = PlanTask.objects.filter(group=OuterRef("pk"))
    return list(
        AgencyGroup.objects.filter(Exists(given)).order_by("id").values_list("public_id", "name")
    )


def bounded_count(rows: QuerySet[Any], most: int = 999) -> int:
    """How many rows, but no more than ``most`` + 1 are looked at: a count that stays cheap."""
    return rows.order_by()[: most + 1].count()


def due_counts(person: Person, filters: Filters) -> list[tuple[Filters, int | None]]:
    """Of what the filters show, how much is late and how much is due soon: the filters that show
    it, deadline and state changed alone, and a bounded count. None where words are searched in
    the whole register: only the page itself is worth such a search."""
    chosen = [replace(filters, han=code, tinh_trang="mo") for code in ("qua-han", "sap-den")]
    if words_of(filters.q) and not _is_narrow(chosen[0]):
        return [(one, None) for one in chosen]
    rows = plan_tasks_filtered(person, replace(filters, han="", tinh_trang="mo", xem=SINGLE))
    if words_of(filters.q):
        rows = matching(rows, filters.q)
    return [(one, bounded_count(rows.filter(deadline_condition(one.han)))) for one in chosen]


def plan_tasks_page(
    person: Person, filters: Filters, *, after: str = "", before: str = "", size: int = PAGE_SIZE
) -> Listing:
    """One page of the register, by date, or by relevance when words are searched.

    By groups, one row stands for all members of a group, and their number does not matter; when
    no group row holds the words, single rows are searched. Costs the same on every page.
    """
    listed = _listed(plan_tasks_filtered(person, filters))
    if words_of(filters.q) and not _is_narrow(filters):
        hits = search_page(listed, filters.q, size=size, after=after)
        return Listing(hits.rows, hits.after, "", True)
    if words_of(filters.q):
        listed = matching(listed, filters.q)
    page = keyset_page(listed, fields=ORDER, size=size, after=after, before=before)
    if filters.q and not filters.single and not page.rows and not after:
        return plan_tasks_page(person, _as_single(filters), size=size)
    return Listing(page.rows, page.after, page.before, filters.single)


def _as_single(filters: Filters) -> Filters:
    return Filters(**{**asdict(filters), "xem": SINGLE})


def _is_narrow(filters: Filters) -> bool:
    """Whether another index makes the set small enough to read: rows of groups, of an agency, of
    a person."""
    return not filters.single or bool(filters.co_quan or filters.phu_trach)


def _listed(rows: QuerySet[PlanTask]) -> QuerySet[PlanTask]:
    """What a list shows. The neighbours of a page are fetched after it, not joined: a join would
    let the database start from the agencies and sort 100,000 rows. Whether a row goes on with
    work from before is looked up for those of the page alone."""
    duties = Duty.objects.only("text", "clause", "bullet", "kind", "public_id", "split_from")
    agencies = Agency.objects.only("name", "short_name", "public_id", "path")
    people = Account.objects.only("full_name", "username")
    rows = rows.annotate(has_predecessors=_goes_on_from_another())
    return rows.only(*_COLUMNS).prefetch_related(
        Prefetch("duty", duties), Prefetch("agency", agencies), "group",
        Prefetch("responsible", people),
    )  # fmt: skip
