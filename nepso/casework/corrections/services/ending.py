"""The end of a published correction: withdrawn with a public reason, or replaced by another."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.corrections.facts import clean
from nepso.casework.corrections.kinds import Move
from nepso.casework.corrections.matching import claim_forget
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.policies import may_end
from nepso.casework.corrections.states import PUBLISHED, SUPERSEDED, WITHDRAWN
from nepso.casework.corrections.stepping import moved_on, reason_given, seen_as
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require

WITHDRAW = act("corrections.withdraw", "đã rút một đính chính")
SUPERSEDE = act("corrections.supersede", "đã thay một đính chính bằng đính chính khác")


@transaction.atomic
def correction_withdraw(
    *, correction: Correction, revision: int, reason: str, by: Account
) -> Correction:
    """Withdraw it: its address stays and tells the public ``reason``, no more the text."""
    found = seen_as(correction, revision)
    require(may_end(by, found))
    told = reason_given(reason, "Hãy ghi lý do rút: lý do này được công khai.")
    change = moved_on(found, WITHDRAWN, Move.WITHDRAWN, by, told)
    claim_forget(found)
    record(WITHDRAW, by=by, on=found, detail=change)
    return found


@transaction.atomic
def correction_supersede(
    *, correction: Correction, revision: int, by_which: Correction, reason: str, by: Account
) -> Correction:
    """Put another published correction of the same agency in its place; its page leads there.

    Raises Invalid for itself, another agency's, or one that is not in force: so no ring can form.
    """
    found = seen_as(correction, revision)
    require(may_end(by, found))
    other = Correction.objects.select_for_update(of=("self",)).get(pk=by_which.pk)
    is_fit = other.state == PUBLISHED and other.agency_id == found.agency_id
    if other.pk == found.pk or not is_fit:
        sentence = "Hãy ghi số của một đính chính khác đang có hiệu lực của cùng cơ quan."
        raise Invalid(sentence, fields={"by_which": sentence})
    succeeded_by(old=found, new=other, by=by, reason=clean(reason))
    return found


def succeeded_by(*, old: Correction, new: Correction, by: Account, reason: str) -> None:
    """``old`` is superseded by ``new``, in the transaction of the act that decides it."""
    old.superseded_by = new
    change = moved_on(old, SUPERSEDED, Move.SUPERSEDED, by, reason)
    claim_forget(old)
    record(SUPERSEDE, by=by, on=old, detail={**change, "number": new.number})
