"""Which groups of what the reporter gave an agency may see: consent per recipient, nothing else.

Links and harm are content, not the reporter's own: whoever handles the case sees those.
"""

from __future__ import annotations

from nepso.casework.cases.models import CaseFile, Referral
from nepso.casework.cases.states import ACCEPTED
from nepso.casework.intake.kinds import Recipient
from nepso.casework.intake.models import Submission
from nepso.casework.intake.selectors import consented
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency


def recipients_of(case: CaseFile, agency: Agency) -> list[str]:
    """As what an agency receives: the first that the case was given to is the handling one; one to
    which it is referred is another agency; the police are the police, whenever."""
    if agency.kind == AgencyKind.ARMED_FORCE:
        return [Recipient.POLICE]
    if agency.is_lead_desk and referred(case):
        return [Recipient.COORDINATOR]
    return [Recipient.OTHER_AGENCY if referred(case, to=agency) else Recipient.HANDLING_AGENCY]


def referred(case: CaseFile, *, to: Agency | None = None) -> bool:
    """Whether the case was ever taken over from another agency, or is about to be by ``to``."""
    if to is not None and to.pk != case.agency_id:
        return True
    return Referral.objects.filter(case=case, state=ACCEPTED).exists()


def shown_to(case: CaseFile, submission: Submission, agency: Agency) -> frozenset[str]:
    """The groups (text, material, contact) of one submission that an agency may see."""
    found: set[str] = set()
    for recipient in recipients_of(case, agency):
        found |= {str(group) for group in consented(submission, recipient)}
    return frozenset(found)


def fields_for(case: CaseFile, agency: Agency) -> frozenset[str]:
    """The groups of the main submission that may go to an agency with a referral."""
    main = case.links.select_related("submission").get(is_main=True).submission
    return shown_to(case, main, agency)
