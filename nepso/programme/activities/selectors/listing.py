"""Activities as lists: all that one may see, one's own agency's, and what waits to be decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from nepso.foundation.accounts.policies import may_run_programme
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import Person, agencies_approved_by, rights_of
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agency_named
from nepso.foundation.search.selectors import matching, search_page, words_of
from nepso.kernel.keyset import keyset_page
from nepso.programme.activities.kinds import Form
from nepso.programme.activities.models import (
    Activity,
    ActivityTask,
    EvidenceClaim,
    Likeness,
)
from nepso.programme.activities.selectors.visible import activities_visible_to
from nepso.programme.activities.states import (
    ACTIVITY_STATES,
    AGENCY_ACCEPTED,
    CLAIM_STATES,
    RETURNED,
    SUBMITTED,
)

PAGE_SIZE = 25
ORDER = ("-done_on", "-id")
# What a row of a list needs.
_COLUMNS = (
    *("public_id", "agency_id", "title", "done_on", "done_until", "form", "state", "revision"),
    *("reason", "origin", "counts_in_id", "accepted_at"),
)


@dataclass(frozen=True, slots=True)
class ActivityFilters:
    """What the GET form of a list asks; "" when unused.

    ``q``: words; ``co_quan``: an agency with its subtree (public id or words of its name);
    ``muc``: clause of the programme's plan and all under it; ``tinh_trang``: a state;
    ``hinh_thuc``: a form; ``trung``: "1" for those that look like another.
    """

    q: str = ""
    co_quan: str = ""
    muc: str = ""
    tinh_trang: str = ""
    hinh_thuc: str = ""
    trung: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> ActivityFilters:
        """From a query string; what is unknown is left out."""
        return cls(**{name: data.get(name, "").strip()[:200] for name in cls.__slots__})

    @property
    def used(self) -> dict[str, str]:
        """The filters in use."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def chosen(self) -> dict[str, str]:
        """Those of the filter panel: all but the words searched for, which stand above it."""
        return {name: value for name, value in self.used.items() if name != "q"}

    def query(self, **change: str) -> str:
        """As a query string, some of them changed."""
        return urlencode({k: v for k, v in {**asdict(self), **change}.items() if v})


@dataclass(frozen=True, slots=True)
class ActivityListing:
    """One page; cursors are "" where there is no neighbour. ``items`` and ``alike`` count, by
    primary key, what proves a row and what it looks like."""

    rows: list[Activity]
    after: str
    before: str
    items: dict[int, int]
    alike: dict[int, int]


def activities_page(
    rows: QuerySet[Activity],
    filters: ActivityFilters,
    *,
    after: str = "",
    before: str = "",
    size: int = PAGE_SIZE,
    narrow: bool = False,
) -> ActivityListing:
    """One page of ``rows`` that pass the filters, the latest first; by relevance when words are
    searched among all (``narrow``: another index makes the set small, words only filter)."""
    found = activities_filtered(rows, filters)
    listed = found.only(*_COLUMNS).prefetch_related("agency")
    if words_of(filters.q) and not (narrow or filters.co_quan):
        hits = search_page(listed, filters.q, size=size, after=after)
        return _listing(hits.rows, hits.after, "")
    if words_of(filters.q):
        listed = matching(listed, filters.q)
    page = keyset_page(listed, fields=ORDER, size=size, after=after, before=before)
    return _listing(page.rows, page.after, page.before)


def _listing(rows: list[Activity], after: str, before: str) -> ActivityListing:
    keys = [row.pk for row in rows]
    claims = EvidenceClaim.objects.filter(activity__in=keys, state__in=CLAIM_STATES.group("shown"))
    alike = Likeness.objects.filter(activity__in=keys, settled_at=None)
    return ActivityListing(rows, after, before, _numbers(claims), _numbers(alike))


def _numbers(rows: QuerySet[EvidenceClaim] | QuerySet[Likeness]) -> dict[int, int]:
    grouped = rows.order_by().values_list("activity_id").annotate(number=Count("pk"))
    return dict(grouped)


def activities_filtered(rows: QuerySet[Activity], filters: ActivityFilters) -> QuerySet[Activity]:
    """Those of ``rows`` that pass, search left out; not ordered."""
    if filters.co_quan:
        named = agency_named(filters.co_quan)
        within = Agency.objects.filter(path__startswith=named.path) if named else None
        rows = rows.filter(agency__in=within.values("pk")) if within is not None else rows.none()
    if filters.muc:
        under = Q(plan_task__duty__clause=filters.muc) | Q(
            plan_task__duty__clause__startswith=f"{filters.muc}."
        )
        served = ActivityTask.objects.filter(under, plan_task__version__plan__is_programme=True)
        rows = rows.filter(Exists(served.filter(activity=OuterRef("pk"))))
    if filters.tinh_trang in dict(ACTIVITY_STATES.choices):
        rows = rows.filter(state=filters.tinh_trang)
    if filters.hinh_thuc in Form.values:
        rows = rows.filter(form=filters.hinh_thuc)
    if filters.trung:
        alike = Likeness.objects.filter(activity=OuterRef("pk"), settled_at=None)
        rows = rows.filter(Exists(alike))
    return rows


def agencies_recording(person: Person) -> list[Agency]:
    """The agencies for which a person works by a role held right there, the lowest first: in whose
    name they record. Those under them are not listed."""
    paths = rights_of(person).paths(Role.FOCAL_OFFICER, Role.AGENCY_HEAD, Role.LEAD_DESK)
    return sorted(Agency.objects.filter(path__in=paths), key=lambda a: (-len(a.path), a.name))


def activities_of_agencies(person: Person, agencies: list[Agency]) -> QuerySet[Activity]:
    """What the agencies themselves recorded, whatever its state."""
    return activities_visible_to(person).filter(agency__in=[a.pk for a in agencies])


def activities_for_head(person: Person) -> QuerySet[Activity]:
    """What waits for the person as head of an agency, or of one above it."""
    heads = agencies_approved_by(person).values("pk")
    return Activity.objects.filter(state=SUBMITTED, agency__in=heads)


def activities_for_desk(person: Person) -> QuerySet[Activity]:
    """What waits for the lead desk; nothing for anybody else."""
    if not may_run_programme(person):
        return Activity.objects.none()
    return Activity.objects.filter(state=AGENCY_ACCEPTED)


def activities_returned(person: Person) -> QuerySet[Activity]:
    """What was sent back to the agencies for which the person records."""
    own = [agency.pk for agency in agencies_recording(person)]
    return Activity.objects.filter(state=RETURNED, agency__in=own)
