"""Where what a reporter gave went already, for the page on which they take consent back
(``intake.ports.PassedOnTo``)."""

from __future__ import annotations

from nepso.casework.cases.models import CaseFile, CaseStep, CaseSubmission
from nepso.casework.cases.states import ACCEPTED
from nepso.casework.intake.kinds import FieldGroup
from nepso.casework.intake.models import Submission
from nepso.casework.intake.ports import PassedOn
from nepso.casework.intake.selectors import links_of


def passed_on_to(submission: Submission) -> list[PassedOn]:
    """The agencies that had its case, those to which it was offered, the bodies outside that were
    asked about its links, the systems that it was sent to; the earliest first. Five queries, one
    where there is no case."""
    links = CaseSubmission.objects.filter(submission=submission).select_related("case")
    link = links.first()
    if link is None:
        return []
    case = link.case
    is_alone = not case.links.exclude(pk=link.pk).exists()
    outside = _asked_outside(case, submission, is_alone=is_alone)
    found = [*_had(case, link), *_offered(case), *outside]
    if link.is_main:
        found += _in_systems(case)
    return sorted(found, key=lambda one: one.at)


def _had(case: CaseFile, link: CaseSubmission) -> list[PassedOn]:
    took = case.referrals.filter(state=ACCEPTED).values("to_agency")  # with what went along, below
    steps = case.steps.filter(agency__isnull=False).exclude(agency__in=took)
    steps = steps.select_related("agency").order_by("at", "id")
    first: dict[int | None, CaseStep] = {}
    for step in steps:
        first.setdefault(step.agency_id, step)
    # Merged in later, it was read from then on.
    return [PassedOn(str(one.agency), max(one.at, link.joined_at)) for one in first.values()]


def _offered(case: CaseFile) -> list[PassedOn]:
    """Those that took it, those that were asked to."""
    rows = case.referrals.select_related("to_agency")
    return [
        PassedOn(
            row.to_agency.name,
            row.answered_at if row.state == ACCEPTED and row.answered_at else row.offered_at,
            tuple(row.fields),
        )
        for row in rows
    ]


def _asked_outside(case: CaseFile, submission: Submission, *, is_alone: bool) -> list[PassedOn]:
    """About this reporter's links. What was asked names those that were taken back since no more:
    where they are the only one, that it was asked stands here all the same."""
    links = set(links_of(submission))
    found = []
    for row in case.outside_requests.exclude(body_name="") if links else []:
        groups = (FieldGroup.TEXT,) if links & set(row.links) else ()
        if groups or is_alone:
            found.append(PassedOn(row.body_name, row.asked_at, groups, is_kept_there=True))
    return found


def _in_systems(case: CaseFile) -> list[PassedOn]:
    rows = case.peer_filings.filter(sent_at__isnull=False).select_related("peer__agency")
    return [
        PassedOn(row.peer.agency.name, row.sent_at, tuple(row.fields), is_kept_there=True)
        for row in rows
        if row.sent_at is not None
    ]
