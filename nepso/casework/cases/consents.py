"""Which groups of what the reporter gave an agency may see: consent per recipient, nothing else.

The harm is content, not the reporter's own; so are the links where a life or a child is in danger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from nepso.casework.cases.kinds import StepKind
from nepso.casework.cases.models import CaseFile, OutsideRequest, Referral
from nepso.casework.cases.states import ACCEPTED
from nepso.casework.cases.stepping import GONE
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.models import Submission
from nepso.casework.intake.ports import reader_key
from nepso.casework.intake.selectors import consented, links_of
from nepso.casework.triage.evidence import Hidden
from nepso.casework.triage.models import Redaction
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agency_forebears
from nepso.kernel.errors import Conflict
from nepso.kernel.folding import nfc


def recipients_of(case: CaseFile, agency: Agency) -> list[str]:
    """As what an agency receives: the first that the case was given to is the handling one; one to
    which it is referred is another agency; the police are the police, whenever."""
    if agency.kind == AgencyKind.POLICE:
        return [Recipient.POLICE]
    if agency.is_lead_desk and referred(case):
        return [Recipient.COORDINATOR]
    return [Recipient.OTHER_AGENCY if referred(case, to=agency) else Recipient.HANDLING_AGENCY]


def referred(case: CaseFile, *, to: Agency | None = None) -> bool:
    """Whether the case was ever taken over from another agency, be it that this one ended with
    nobody in its place, or is about to be by ``to``."""
    if to is not None and to.pk != case.agency_id:
        return True
    if Referral.objects.filter(case=case, state=ACCEPTED).exists():
        return True
    return case.steps.filter(kind=StepKind.LEFT_BEHIND).exists()


def shown_to(case: CaseFile, submission: Submission, agency: Agency) -> frozenset[str]:
    """The groups (text, material, contact) of one submission that an agency may see."""
    found: set[str] = set()
    if submission.state in GONE:
        return frozenset()
    for recipient in recipients_of(case, agency):
        found |= {str(group) for group in consented(submission, recipient)}
    return frozenset(found)


def taken_with(case: CaseFile) -> Referral | None:
    """The last referral by which it went to another agency; None where it never did. What went
    along is all that is seen from then on, also by whoever took over from that agency or has the
    case in its place."""
    return Referral.objects.filter(case=case, state=ACCEPTED).order_by("-number").first()


def seen_groups(case: CaseFile, submission: Submission) -> frozenset[str]:
    """What the agency that handles a case sees of a submission: what was consented and let go
    along."""
    return shown_to(case, submission, case.agency) & _let_along(case)


def _let_along(case: CaseFile) -> frozenset[str]:
    """Which groups may be seen at the agency that has it: where the case was passed on, what went
    along; the coordinator had it before any of it went anywhere."""
    taken = taken_with(case)
    if taken is None or Recipient.COORDINATOR in recipients_of(case, case.agency):
        return frozenset(str(group) for group in FieldGroup)
    return frozenset(taken.fields)


def sees_more_in(into: CaseFile, case: CaseFile) -> bool:
    """Whether the agency that has both would see more of the reporters of ``case`` in ``into``: to
    another case it may have come as another recipient, or with more going along."""
    if _let_along(into) - _let_along(case):
        return True
    reporters = [link.submission for link in case.links.select_related("submission")]
    return any(seen_groups(into, one) - seen_groups(case, one) for one in reporters)


def names_as_reader(agency: Agency, recipients: Iterable[str]) -> frozenset[str]:
    """By which names an agency stands among the readers of a later word: its own and those of the
    agencies it took over from, in each case as what it receives."""
    lineage = (agency, *agency_forebears(agency))
    return frozenset(reader_key(kind, one) for kind in recipients for one in lineage)


def links_for_outside(case: CaseFile) -> list[str]:
    """The links that a body outside may be told of: those whose reporters agreed to it; all where
    a life or a child is in danger."""
    found: dict[str, None] = {}
    for link in case.links.select_related("submission").order_by("-is_main", "id"):
        if link.submission.state in GONE:
            continue
        agreed = FieldGroup.TEXT in consented(link.submission, Recipient.PLATFORM_OR_BANK)
        if agreed or case.restricted:
            found |= dict.fromkeys(links_of(link.submission))
    return list(found)


def links_to_ask_about(case: CaseFile) -> list[str]:
    """Of those, what the agency that handles the case may read itself, whole: who was not given
    the story is not shown its links by way of a question either, nor what was blacked out."""
    links = list(case.links.select_related("submission"))
    hidden = blacked_out_for([x.submission_id for x in links], recipients_of(case, case.agency))
    seen: set[str] = set()
    for link in links:
        if case.restricted or FieldGroup.TEXT in seen_groups(case, link.submission):
            cut = hidden[link.submission_id]
            seen.update(x for x in links_of(link.submission) if cut.anywhere(x) == nfc(x))
    return [one for one in links_for_outside(case) if one in seen]


def blacked_out_for(keys: list[int], recipients: Collection[str]) -> dict[int, Hidden]:
    """What triage blacked out: for every reader but the reception itself."""
    found: dict[int, Hidden] = defaultdict(Hidden)
    if set(recipients) != {Recipient.COORDINATOR}:
        for row in Redaction.objects.filter(submission__in=keys):
            found[row.submission_id] = Hidden(row.spans, row.pieces)
    return found


def fields_for(case: CaseFile, agency: Agency) -> frozenset[str]:
    """The groups of the main submission that may go to an agency with a referral."""
    main = case.links.select_related("submission").get(is_main=True).submission
    return shown_to(case, main, agency)


def require_links_seen(request: OutsideRequest) -> None:
    """Conflict, in words, where the question names a link that the agency which has the case now
    may not read: the letter and the code open it to whoever holds them."""
    if set(request.links) - set(links_to_ask_about(request.case)):
        raise Conflict(
            "Yêu cầu này nêu đường dẫn mà người phản ánh không đồng ý cho cơ quan bạn xem: "
            "hãy thôi chờ và gửi yêu cầu mới."
        )
