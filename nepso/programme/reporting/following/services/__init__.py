"""Acts of following up."""

from nepso.programme.reporting.following.services.calls import report_call_log
from nepso.programme.reporting.following.services.letters import (
    LetterWords,
    letter_make,
    letter_remake,
    letter_sign,
    letter_unsaved,
    letter_write,
    words_checked,
)

__all__ = [
    "LetterWords",
    "letter_make",
    "letter_remake",
    "letter_sign",
    "letter_unsaved",
    "letter_write",
    "report_call_log",
    "words_checked",
]
