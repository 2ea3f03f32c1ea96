"""What everybody reads: published corrections, newest first, and the few that ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from nepso.casework.corrections.kinds import Area
from nepso.casework.corrections.models import Correction, CorrectionReply
from nepso.casework.corrections.states import CORRECTION_STATES, PUBLISHED
from nepso.foundation.search.selectors import search_page, words_of
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page

PAGE_SIZE = 20
IN_FEED = 50


@dataclass(frozen=True, slots=True)
class PublicFilters:
    """``q``: words; ``linh_vuc``: an area; ``cu``: "1" for those replaced or withdrawn."""

    q: str = ""
    linh_vuc: str = ""
    cu: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> PublicFilters:
        """From a query string; what is unknown is left out."""
        area = data.get("linh_vuc", "")
        return cls(
            q=data.get("q", "").strip()[:200],
            linh_vuc=area if area in Area.values else "",
            cu="1" if data.get("cu") == "1" else "",
        )

    @property
    def chosen(self) -> int:
        """How many of the filter panel are in use; the words stand above it."""
        return bool(self.linh_vuc) + bool(self.cu)


def corrections_public() -> QuerySet[Correction]:
    """All that was ever published, whatever became of it."""
    return Correction.objects.filter(state__in=CORRECTION_STATES.group("public"))


def corrections_in_force() -> QuerySet[Correction]:
    """Those that hold now."""
    return Correction.objects.filter(state=PUBLISHED)


def corrections_public_page(
    filters: PublicFilters, *, after: str = "", before: str = "", size: int = PAGE_SIZE
) -> Page[Correction]:
    """One page, newest first; by relevance when words are searched."""
    rows = corrections_public().exclude(state=PUBLISHED) if filters.cu else corrections_in_force()
    if filters.linh_vuc:
        rows = rows.filter(area=filters.linh_vuc)
    rows = rows.prefetch_related("agency")
    if words_of(filters.q):
        hits = search_page(rows, filters.q, size=size, after=after)
        return Page(hits.rows, hits.after, "")
    return keyset_page(rows, fields=["-number"], size=size, after=after, before=before)


def corrections_latest(most: int) -> list[Correction]:
    """The newest in force, for other pages of the portal."""
    return list(corrections_in_force().order_by("-number")[:most])


def corrections_for_feed() -> list[Correction]:
    """What changed for the public last: published, answered, replaced or withdrawn."""
    rows = corrections_public().select_related("agency", "superseded_by")
    return list(rows.order_by("-changed_at", "-id")[:IN_FEED])


def correction_by_number(number: int) -> Correction:
    """One at its permanent address, with its sources, replies and what it replaced.

    NotFound in words; a draft has no number.
    """
    shown = CorrectionReply.objects.filter(removed_at=None)
    rows = corrections_public().select_related("agency", "superseded_by")
    found = (
        rows.filter(number=number)
        .prefetch_related("sources", "supersedes", Prefetch("replies", shown, to_attr="shown"))
        .first()
    )
    if found is None:
        raise NotFound("Không có đính chính nào mang số này: hãy tìm trong danh sách đính chính.")
    return found
