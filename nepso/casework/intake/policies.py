"""Who may enter for others, and whom a submission must be kept from."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from nepso.casework.intake.models import Submission
from nepso.foundation.accounts.policies import may_receive_submissions
from nepso.foundation.accounts.roles import NEVER_SUBMISSIONS, Role
from nepso.foundation.accounts.selectors import Person, rights_of
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import ALLOWED, Decision

# What stands under these are bodies of their own, not parts of them.
_NOT_ONE_HOUSE = (AgencyKind.PROVINCE, AgencyKind.COMMITTEE)
# One reorganisation after another, told apart by years.
_MERGERS_FOLLOWED = 3


def is_within(agency: Agency, complained_of: Agency | None) -> bool:
    """Whether ``agency`` is the one complained of, its successor, or a part of either."""
    if complained_of is None:
        return False
    return any(_is_of(agency, one) for one in (complained_of, *_heirs(complained_of)))


def _is_of(agency: Agency, body: Agency) -> bool:
    if body.kind in _NOT_ONE_HOUSE:
        return agency.pk == body.pk
    return agency.path.startswith(body.path)


def _heirs(agency: Agency) -> list[Agency]:
    """Those that took over from it, through later mergers too; kept on the object."""
    found: list[Agency] | None = getattr(agency, "_heirs_found", None)
    if found is None:
        heirs: dict[int, Agency] = {}
        ahead = {agency.pk}
        while ahead:
            rows = Agency.objects.filter(predecessors__in=ahead).exclude(pk__in=[*heirs, agency.pk])
            new = {one.pk: one for one in rows}
            heirs |= new
            ahead = set(new)
        found = list(heirs.values())
        agency._heirs_found = found  # type: ignore[attr-defined]
    return found


def may_enter(person: Person) -> Decision:
    """Enter for somebody who came another way: who was named to receive."""
    return may_receive_submissions(person)


def may_tell(person: Person) -> Decision:
    """Bring an answer to whoever reported: the reception, and who handles cases for an agency;
    which of them, ``delivered.tells`` says."""
    rights = rights_of(person)
    handles = rights.is_own(Role.FOCAL_OFFICER, Role.AGENCY_HEAD)
    return ALLOWED if handles and not rights.is_own(*NEVER_SUBMISSIONS) else may_enter(person)


def kept_from(person: Person) -> QuerySet[Agency]:
    """The agencies about which this person reads no complaint: those for which they hold any role,
    those of which theirs is a part, and those from which these took over. The agency above the one
    complained of reads it."""
    paths = {path for _, path in rights_of(person).held}
    own = Q(path__in=paths)
    above = Q(pk__in={int(part) for path in paths for part in path.split("/") if part})
    theirs = Agency.objects.filter(own | (above & ~Q(kind__in=_NOT_ONE_HOUSE)))
    kept, heir = Q(pk__in=theirs.values("pk")), "successors"
    for _ in range(_MERGERS_FOLLOWED):
        kept |= Q(**{f"{heir}__in": theirs.values("pk")})
        heir += "__successors"
    return Agency.objects.filter(pk__in=Agency.objects.filter(kept).values("pk"))


def open_to(person: Person, rows: QuerySet[Submission] | None = None) -> QuerySet[Submission]:
    """``rows`` without those that complain of the person's own agency, its head included.

    Every list and page of submissions starts here; which of them a role reads is the policy of
    triage and cases.
    """
    rows = Submission.objects.all() if rows is None else rows
    kept = kept_from(person).values("pk")
    return rows.filter(Q(complained_of__isnull=True) | ~Q(complained_of__in=kept))


def may_not_read(person: Person, submission: Submission) -> bool:
    """Whether this submission complains of the person's own agency."""
    return bool(
        submission.complained_of_id
        and kept_from(person).filter(pk=submission.complained_of_id).exists()
    )
