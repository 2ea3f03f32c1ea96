"""Outlets, seen by all who work for an agency: who says what where is no secret among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.search.selectors import search_page, words_of
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.outreach.distribution.kinds import Form, OutletKind
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.outlet_facts import COMMUNES
from nepso.outreach.distribution.policies import may_distribute

PAGE_SIZE, MOST_OUTLETS = 25, 200


@dataclass(frozen=True, slots=True)
class OutletFilters:
    """``q``: words; ``loai``: a kind; ``hinh_thuc``: a form; ``dia_ban``: the public id of a
    commune; ``own``: those of the person's own agencies alone (``scope``)."""

    q: str = ""
    loai: str = ""
    hinh_thuc: str = ""
    dia_ban: str = ""
    own: bool = False

    @classmethod
    def read(cls, data: Mapping[str, str], *, own: bool = False) -> OutletFilters:
        """From a query string; what is unknown is left out."""
        kind, form = data.get("loai", ""), data.get("hinh_thuc", "")
        return cls(
            q=data.get("q", "").strip()[:200],
            loai=kind if kind in OutletKind.values else "",
            hinh_thuc=form if form in Form.values else "",
            dia_ban=data.get("dia_ban", "")[:16],
            own=own,
        )

    @property
    def chosen(self) -> int:
        """How many of the filter panel are in use."""
        return sum(map(bool, (self.loai, self.hinh_thuc, self.dia_ban)))


def outlets_visible_to(person: Person) -> QuerySet[Outlet]:
    """All outlets, for whoever works for an agency."""
    return Outlet.objects.all() if may_distribute(person) else Outlet.objects.none()


def outlets_page(
    person: Person, filters: OutletFilters, *, after: str = "", before: str = ""
) -> Page[Outlet]:
    """One page, the latest added first."""
    rows = outlets_visible_to(person).prefetch_related("agency", "commune")
    if filters.loai:
        rows = rows.filter(kind=filters.loai)
    if filters.hinh_thuc:
        rows = rows.filter(form=filters.hinh_thuc)
    if filters.dia_ban:
        rows = rows.filter(commune__public_id=filters.dia_ban)
    if filters.own:
        rows = rows.filter(agency__in=list(agencies_of(person).values_list("pk", flat=True)))
    if words_of(filters.q):
        hits = search_page(rows, filters.q, size=PAGE_SIZE, after=after)
        return Page(hits.rows, hits.after, "")
    return keyset_page(rows, fields=["-id"], size=PAGE_SIZE, after=after, before=before)


def outlet_by_public_id(public_id: str, person: Person) -> Outlet:
    """One outlet; NotFound in words."""
    rows = outlets_visible_to(person).select_related("agency", "commune")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy kênh này: hãy tìm lại trong danh sách kênh.")
    return found


def outlets_of_mine(person: Person, agency: Agency) -> list[Outlet]:
    """The outlets in use of one agency that the person may work for, kind by kind."""
    rows = outlets_visible_to(person).filter(agency=agency, in_use=True)
    return list(rows.select_related("agency").order_by("form", "kind", "name", "id")[:MOST_OUTLETS])


def communes() -> list[Agency]:
    """Every living commune and ward, in the order of the tree."""
    return list(agencies_valid().filter(kind__in=COMMUNES).order_by("name", "id"))
