"""Where what a reporter gave went already, for the page on which they take consent back
(``intake.ports.PassedOnTo``)."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from nepso.casework.cases.models import CaseFile, CaseStep, CaseSubmission, Referral
from nepso.casework.cases.states import ACCEPTED
from nepso.casework.intake.kinds import FieldGroup
from nepso.casework.intake.models import Submission
from nepso.casework.intake.ports import PassedOn
from nepso.casework.intake.selectors import links_of


def passed_on_to(submission: Submission) -> list[PassedOn]:
    """The agencies that had its case, those to which it was offered, the bodies outside that were
    asked about its links, the systems that it was sent to; the earliest first. Five queries, one
    where there is no case.

    Who joined a case later reads what it went through since; what went along with a referral is
    written down of the first reporter alone, so of theirs no groups are named.
    """
    links = CaseSubmission.objects.filter(submission=submission).select_related("case")
    link = links.first()
    if link is None:
        return []
    referrals = _referrals(link)
    found = [*_had(link, referrals), *_offered(link, referrals), *_asked_outside(link, submission)]
    if link.is_main:
        found += _in_systems(link.case)
    return sorted(found, key=lambda one: one.at)


def _referrals(link: CaseSubmission) -> list[Referral]:
    """Those with which it went along: what was answered before it joined went without it."""
    rows = link.case.referrals.select_related("to_agency")
    if not link.is_main:
        rows = rows.filter(Q(answered_at__isnull=True) | Q(answered_at__gte=link.joined_at))
    return list(rows)


def _since(link: CaseSubmission, at: dt.datetime) -> dt.datetime:
    return at if link.is_main else max(at, link.joined_at)


def _had(link: CaseSubmission, referrals: list[Referral]) -> list[PassedOn]:
    took = {one.to_agency_id for one in referrals if one.state == ACCEPTED}  # with what went along
    steps = link.case.steps.filter(agency__isnull=False).exclude(agency__in=took)
    if not link.is_main:  # its joining is the first of them
        steps = steps.filter(at__gte=link.joined_at)
    first: dict[int | None, CaseStep] = {}
    for step in steps.select_related("agency").order_by("at", "id"):
        first.setdefault(step.agency_id, step)
    return [PassedOn(str(one.agency), _since(link, one.at)) for one in first.values()]


def _offered(link: CaseSubmission, referrals: list[Referral]) -> list[PassedOn]:
    """Those that took it, those that were asked to."""
    found = []
    for row in referrals:
        took = row.state == ACCEPTED and row.answered_at is not None
        at = row.answered_at if took and row.answered_at else row.offered_at
        groups = tuple(row.fields) if link.is_main else ()
        found.append(PassedOn(row.to_agency.name, _since(link, at), groups))
    return found


def _asked_outside(link: CaseSubmission, submission: Submission) -> list[PassedOn]:
    """About this reporter's links. What was asked names those that were taken back since no more:
    where they are the only one, that it was asked stands here all the same."""
    links = set(links_of(submission))
    if not links:
        return []
    is_alone = not link.case.links.exclude(pk=link.pk).exists()
    rows = link.case.outside_requests.exclude(body_name="")
    if not link.is_main:
        rows = rows.filter(asked_at__gte=link.joined_at)
    found = []
    for row in rows:
        is_about = bool(links & set(row.links))
        groups = (FieldGroup.TEXT,) if is_about and link.is_main else ()
        if is_about or is_alone:
            found.append(PassedOn(row.body_name, row.asked_at, groups, is_kept_there=True))
    return found


def _in_systems(case: CaseFile) -> list[PassedOn]:
    rows = case.peer_filings.filter(sent_at__isnull=False).select_related("peer__agency")
    return [
        PassedOn(row.peer.agency.name, row.sent_at, tuple(row.fields), is_kept_there=True)
        for row in rows
        if row.sent_at is not None
    ]
