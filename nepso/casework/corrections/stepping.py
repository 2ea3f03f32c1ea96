"""What every step of a correction has in common, in the transaction of the act itself."""

from __future__ import annotations

from nepso.casework.corrections.facts import clean, search_set, sources_as_data
from nepso.casework.corrections.kinds import PUBLIC_MOVES, Move
from nepso.casework.corrections.models import Correction, CorrectionStep, CorrectionVersion
from nepso.casework.corrections.states import CORRECTION_STATES
from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid

LONGEST_REASON = 2000


class CorrectionConflict(Conflict):
    """Somebody else changed it in between; ``current`` is the correction as it is now."""

    def __init__(self, current: Correction) -> None:
        super().__init__("Người khác vừa sửa đính chính này: hãy so hai bản dưới đây rồi lưu lại.")
        self.current = current


def seen_as(correction: Correction, revision: int) -> Correction:
    """The row as stored, held until the transaction ends; CorrectionConflict when it moved on."""
    rows = Correction.objects.select_for_update(of=("self",)).select_related("agency")
    fresh = rows.get(pk=correction.pk)
    if fresh.revision != revision:
        raise CorrectionConflict(fresh)
    return fresh


def moved_on(
    correction: Correction, state: str, move: Move, by: Account, reason: str = ""
) -> dict[str, list[str]]:
    """Move it, with its step; returns what the audit line of the act says of it.

    Raises Conflict in words when the move is not allowed.
    """
    before = correction.state
    CORRECTION_STATES.require_move(before, state)
    correction.state, correction.reason = state, reason
    search_set(correction)
    step_add(correction, move, by, reason)
    return {"state": [before, state]}


def step_add(correction: Correction, move: Move, by: Account, reason: str = "") -> None:
    """Save the row one revision on, with the line that says what happened."""
    correction.revision += 1
    if move in PUBLIC_MOVES:
        correction.changed_at = now()
    correction.save()
    CorrectionStep.objects.create(correction=correction, move=move, by=by, reason=reason)


def version_keep(correction: Correction, by: Account) -> CorrectionVersion:
    """Keep the text that was just saved, whole."""
    return CorrectionVersion.objects.create(
        correction=correction,
        number=correction.revision,
        area=correction.area,
        title=correction.title,
        claim=correction.claim,
        truth=correction.truth,
        wordings=correction.wordings,
        sources=sources_as_data(correction),
        written_by=by,
    )


def reason_given(reason: str, missing: str) -> str:
    """A reason in words; Invalid with ``missing`` when there is none."""
    told = clean(reason)
    if not told:
        raise Invalid(missing, fields={"reason": missing})
    if len(told) > LONGEST_REASON:
        sentence = f"Lý do dài quá {LONGEST_REASON} ký tự: hãy viết ngắn lại."
        raise Invalid(sentence, fields={"reason": sentence})
    return told
