"""Acts on corrections."""

from nepso.casework.corrections.services.ending import correction_supersede, correction_withdraw
from nepso.casework.corrections.services.replying import (
    correction_reply_add,
    correction_reply_remove,
)
from nepso.casework.corrections.services.reviewing import (
    correction_approve,
    correction_return,
    correction_submit,
    correction_take_back,
)
from nepso.casework.corrections.services.writing import (
    correction_discard,
    correction_edit,
    correction_write,
    correction_write_anew,
)
from nepso.casework.corrections.stepping import CorrectionConflict

__all__ = [
    "CorrectionConflict",
    "correction_approve",
    "correction_discard",
    "correction_edit",
    "correction_reply_add",
    "correction_reply_remove",
    "correction_return",
    "correction_submit",
    "correction_supersede",
    "correction_take_back",
    "correction_withdraw",
    "correction_write",
    "correction_write_anew",
]
