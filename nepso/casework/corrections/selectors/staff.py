"""What an officer sees: what was published, and the working papers of one's own agencies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from nepso.casework.corrections.models import Correction, CorrectionVersion
from nepso.casework.corrections.policies import may_read_correction
from nepso.casework.corrections.states import CORRECTION_STATES, DRAFT, IN_REVIEW
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import (
    may_approve_for,
    may_read_programme,
    may_run_programme,
)
from nepso.foundation.accounts.selectors import Person, agencies_of, reachable_at
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.search.selectors import search_page, words_of
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page

PAGE_SIZE = 25
MOST_AGENCIES, MOST_WAITING = 300, 300


@dataclass(frozen=True, slots=True)
class StaffFilters:
    """``q``: words; ``tinh_trang``: a state."""

    q: str = ""
    tinh_trang: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> StaffFilters:
        """From a query string; what is unknown is left out."""
        state = data.get("tinh_trang", "")
        known = state if state in dict(CORRECTION_STATES.choices) else ""
        return cls(data.get("q", "").strip()[:200], known)


def corrections_visible_to(person: Person) -> QuerySet[Correction]:
    """Published ones for everybody with a role; drafts for the agency, those above, the desk."""
    if not may_read_programme(person):
        return Correction.objects.none()
    if may_run_programme(person):
        return Correction.objects.all()
    own = list(agencies_of(person).values_list("pk", flat=True))
    public = Q(state__in=CORRECTION_STATES.group("public"))
    return Correction.objects.filter(public | Q(agency__in=own))


def corrections_page(
    person: Person, filters: StaffFilters, *, after: str = "", before: str = ""
) -> Page[Correction]:
    """One page of what the person may see, the latest written first."""
    rows = corrections_visible_to(person).prefetch_related("agency")
    if filters.tinh_trang:
        rows = rows.filter(state=filters.tinh_trang)
    if words_of(filters.q):
        hits = search_page(rows, filters.q, size=PAGE_SIZE, after=after)
        return Page(hits.rows, hits.after, "")
    return keyset_page(rows, fields=["-id"], size=PAGE_SIZE, after=after, before=before)


def correction_by_public_id(public_id: str, person: Person) -> Correction:
    """One correction; NotFound in words, also for one the person may not know of."""
    rows = Correction.objects.select_related("agency", "superseded_by", "replaces", "submitted_by")
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_read_correction(person, found):
        raise NotFound("Không tìm thấy đính chính này: hãy tìm lại trong danh sách đính chính.")
    return found


def has_officers(agency: Agency) -> bool:
    """Whether somebody answers for what the agency says: an officer, a head, or the lead desk."""
    reachable = reachable_at([agency.pk])
    return bool(reachable.taking(agency.pk)) or (agency.is_lead_desk and bool(reachable.desk))


def agencies_writing(person: Person) -> list[Agency]:
    """The living agencies in whose name the person may write, their own first; those without any
    officer are left out by ``correction_write``."""
    mine = agencies_valid().filter(pk__in=agencies_of(person).values("pk"))
    return list(mine.order_by("path")[:MOST_AGENCIES])


def corrections_to_decide(person: Account) -> list[Correction]:
    """What waits for this person as the second pair of eyes; not what they wrote themselves."""
    return [one for one in corrections_waiting(person) if one.state == IN_REVIEW]


def corrections_waiting(person: Account) -> list[Correction]:
    """What waits for this person: to read and decide as the second pair of eyes, or drafts they
    sent that came back, oldest first. One query."""
    desk = bool(may_run_programme(person))
    wrote = CorrectionVersion.objects.filter(correction=OuterRef("pk"), written_by=person)
    others = Q(~Exists(wrote), state=IN_REVIEW) & ~Q(submitted_by=person)
    if not desk:
        others &= Q(agency__in=agencies_of(person).values("pk"))
    returned = Q(state=DRAFT, submitted_by=person) & ~Q(reason="")
    rows = Correction.objects.filter(others | returned).select_related("agency").order_by("id")
    return [
        one
        for one in rows[:MOST_WAITING]
        if one.state == DRAFT or desk or may_approve_for(person, one.agency)
    ]
