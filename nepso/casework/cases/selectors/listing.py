"""Queues: what waits for me first, overdue first; every question bounded, every page keyset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.selectors.visible import cases_handled_by, cases_visible_to
from nepso.casework.cases.states import CASE
from nepso.casework.intake.harms import Harm
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.clock import now
from nepso.kernel.keyset import Page, keyset_page

PAGE_SIZE = 25
ORDER = ("due_sort", "id")
MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class CaseFilters:
    """What the GET form asks; "" when unused. ``xem``: toi (mine), co-quan (my agencies'),
    tat-ca (all I may read), khep (closed); ``so``: a case number or a part of it."""

    xem: str = ""
    tinh_trang: str = ""
    loai: str = ""
    qua_han: str = ""
    so: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> CaseFilters:
        """From a query string; what is unknown is left out."""
        return cls(**{name: data.get(name, "").strip()[:40] for name in cls.__slots__})

    @property
    def chosen(self) -> dict[str, str]:
        """The filters in use, the tab left out."""
        return {k: v for k, v in asdict(self).items() if v and k != "xem"}

    def query(self, **change: str) -> str:
        """As a query string, some of them changed."""
        return urlencode({k: v for k, v in {**asdict(self), **change}.items() if v})


VIEWS = ("toi", "co-quan", "tat-ca", "khep")


def cases_of_view(person: Account, view: str) -> QuerySet[CaseFile]:
    """The rows of one tab."""
    live = Q(state__in=CASE.group("live"))
    if view == "khep":
        return cases_visible_to(person).filter(state__in=CASE.group("closed"))
    if view == "tat-ca":
        return cases_visible_to(person).filter(live)
    rows = cases_handled_by(person).filter(live)
    if view == "co-quan":
        return rows
    # Mine: those I handle, and those of my agencies that nobody took yet.
    return rows.filter(Q(handler=person.pk) | Q(handler__isnull=True))


def cases_page(
    person: Account, filters: CaseFilters, *, view: str, after: str = "", before: str = ""
) -> Page[CaseFile]:
    """One page of a tab, what is due first (overdue before all); the closed by number."""
    rows = _filtered(cases_of_view(person, view), filters).select_related("agency", "handler")
    fields = ("-id",) if view == "khep" else ORDER
    return keyset_page(rows, fields=fields, size=PAGE_SIZE, after=after, before=before)


def _filtered(rows: QuerySet[CaseFile], filters: CaseFilters) -> QuerySet[CaseFile]:
    if filters.tinh_trang in dict(CASE.choices):
        rows = rows.filter(state=filters.tinh_trang)
    elif filters.tinh_trang in CASE.groups:
        rows = rows.filter(state__in=CASE.group(filters.tinh_trang))
    if filters.loai in Harm.values:
        rows = rows.filter(harm=filters.loai)
    if filters.qua_han:
        rows = rows.filter(due_at__lt=now())
    if filters.so:
        rows = rows.filter(number__contains=filters.so)
    return rows


def bounded(rows: QuerySet[CaseFile]) -> int:
    """How many, counted no further than MOST_COUNTED."""
    return rows.order_by().values("pk")[:MOST_COUNTED].count()


def cases_waiting(person: Person) -> QuerySet[CaseFile]:
    """Live cases a person handles or could take, due first: for the desk's home."""
    if not isinstance(person, Account):
        return CaseFile.objects.none()
    rows = cases_of_view(person, "toi").exclude(state="waiting")
    return rows.select_related("agency").order_by(*ORDER)
