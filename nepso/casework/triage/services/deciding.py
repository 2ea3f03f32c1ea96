"""A person decides about a submission; its reporter is told why in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import EntryKind
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import submission_harm_settle, submission_show, thread_write
from nepso.casework.intake.states import (
    DUPLICATE,
    HANDLING,
    NOT_OURS,
    REFERRED,
    REFUSED,
    WAITING_FOR_YOU,
)
from nepso.casework.triage.checking import require_sound
from nepso.casework.triage.likeness import scam_keys_drop
from nepso.casework.triage.models import TriageDecision, TriageItem, TriageSuggestion
from nepso.casework.triage.policies import may_decide_item, may_read_item
from nepso.casework.triage.ports import announce_decided
from nepso.casework.triage.reasons import BY_CODE, Choice
from nepso.casework.triage.ringing import taken
from nepso.casework.triage.services.claiming import item_locked
from nepso.casework.triage.services.sealing import seal_put
from nepso.casework.triage.states import ASKED, DECIDED, SEALED, TRIAGE_STATES
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision

DECIDE = act("triage.decide", "đã quyết định phân loại")
_ITEM_STATES = {Choice.ASK: ASKED, Choice.SEAL: SEALED}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an officer decides: ``harm`` and ``agency`` for accept and refer, ``into`` for merge."""

    choice: str
    reason_code: str
    explanation: str = ""
    harm: str = ""
    agency: Agency | None = None
    into: Submission | None = None


@transaction.atomic
def triage_decide(
    *, item: TriageItem, verdict: Verdict, by: Account, revision: int | None = None
) -> TriageDecision:
    """Decide once: the same officer sending the same again gets what was decided.

    Raises Conflict when somebody decided since ``revision`` was read, NotAllowed for whom the
    policy refuses, Invalid for a decision that does not hold together (a reason of another
    decision, no agency, the agency complained of, no free words where they are needed).
    """
    item = item_locked(item)
    again = _decided_already(item, verdict, by)
    if again is not None:
        return again
    require(may_read_item(by, item))  # before a conflict shows what another decided
    require_revision(item, revision)
    require(may_decide_item(by, item))
    require_sound(item.submission, verdict, by)
    suggestion = TriageSuggestion.objects.filter(submission=item.submission).first()
    return _settled(item, _decision(item.submission, verdict, by, suggestion), by)


def _settled(item: TriageItem, decision: TriageDecision, by: Account) -> TriageDecision:
    """Carry a decision out and leave its line; the item is held."""
    state = _ITEM_STATES.get(Choice(decision.choice), DECIDED)
    TRIAGE_STATES.require_move(item.state, state)
    item.state, item.claimed_by, item.claimed_at = state, None, None
    item.revision += 1
    item.save()
    taken(item.submission, by)
    _follow(decision, by)
    announce_decided(decision)
    detail = {"choice": decision.choice, "reason": decision.reason_code, "harm": decision.harm}
    record(DECIDE, by=by, on=item.submission, detail=detail)
    return decision


@transaction.atomic
def triage_seal(*, submission: Submission, by: Account) -> TriageDecision:
    """Seal what was accepted as a harm and turned out to be an opinion. The caller (cases) has
    asked who may and let go of the case; the reporter is told why, and may appeal."""
    item = item_locked(TriageItem.objects.get(submission=submission))
    verdict = Verdict(choice=Choice.SEAL, reason_code="stands_outside")
    # What the machine suggested was judged by the first decision: it is not judged twice.
    return _settled(item, _decision(item.submission, verdict, by, None), by)


def _decided_already(item: TriageItem, verdict: Verdict, by: Account) -> TriageDecision | None:
    """The last decision, if it is this one sent twice."""
    if item.state in TRIAGE_STATES.group("open") and item.state != ASKED:
        return None
    last = TriageDecision.objects.filter(submission=item.submission).order_by("-id").first()
    if last is None or last.by_id != by.pk:
        return None
    sent = (verdict.choice, verdict.reason_code, verdict.harm, verdict.explanation)
    same = sent == (last.choice, last.reason_code, last.harm, last.explanation)
    return last if same and last.agency == verdict.agency and last.into == verdict.into else None


def _decision(
    submission: Submission, verdict: Verdict, by: Account, suggestion: TriageSuggestion | None
) -> TriageDecision:
    suggested = suggestion.best if suggestion else ""
    return TriageDecision.objects.create(
        submission=submission,
        choice=verdict.choice,
        reported=submission.harm,
        harm=verdict.harm,
        agency=verdict.agency,
        into=verdict.into,
        reason_code=verdict.reason_code,
        explanation=verdict.explanation,
        suggested=suggested,
        rules_version=suggestion.rules_version if suggestion else "",
        agreed=_agreed(verdict, suggested) if suggestion else None,
        by=by,
    )


def _agreed(verdict: Verdict, suggested: str) -> bool | None:
    """Whether the person held what the machine did; None where the decision does not say."""
    if verdict.choice in (Choice.ACCEPT, Choice.REFER):
        return verdict.harm == suggested
    if verdict.choice == Choice.SEAL or verdict.reason_code in ("not_a_harm", "unfounded"):
        return not suggested
    return None


def _follow(decision: TriageDecision, by: Account) -> None:
    """Tell the reporter, move what they see, and do what the decision asks of the content."""
    submission = decision.submission
    is_question = decision.choice == Choice.ASK
    kind = EntryKind.QUESTION if is_question else EntryKind.DECISION
    ends = decision.choice in (Choice.REFUSE, Choice.SEAL)  # else the answer is still to come
    thread_write(submission=submission, kind=kind, text=decision.words, by=by, is_answer=ends)
    submission_show(
        submission=submission, state=_shown(decision), by=by, with_agency=_with(decision)
    )
    if decision.harm and decision.harm != Harm.SCAM:
        scam_keys_drop(submission)
    if decision.harm and decision.harm != submission.harm:
        submission_harm_settle(submission=submission, harm=decision.harm, by=by)
    if decision.choice == Choice.SEAL:
        seal_put(submission=submission, by=by)


def _shown(decision: TriageDecision) -> str:
    if decision.choice == Choice.REFUSE:
        return REFUSED if BY_CODE[decision.reason_code].is_ours else NOT_OURS
    return {
        Choice.ACCEPT: HANDLING,
        Choice.REFER: REFERRED,
        Choice.MERGE: DUPLICATE,
        Choice.ASK: WAITING_FOR_YOU,
        Choice.SEAL: NOT_OURS,
    }[Choice(decision.choice)]


def _with(decision: TriageDecision) -> Agency | None:
    """Who has it now, as the reporter reads it; a merged one is where the other is."""
    if decision.into is not None:
        return decision.into.with_agency
    return decision.agency
