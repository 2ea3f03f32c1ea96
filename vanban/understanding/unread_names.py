"""Where a list of names was read no further though it goes on: a name there is not known."""

from __future__ import annotations

import re

from vanban.understanding.lexicon import deeds, verbs
from vanban.understanding.name_ends import is_name_start
from vanban.understanding.sentences import after_adverbs

_JOINT = re.compile(r"(?:\s*\([^()]{1,150}\))?(?:\s*,\s*(?:và\s+)?|\s+và\s+)")
_WORDS = re.compile(r"(?!và )[^\W\d_]++(?: (?!và )[^\W\d_]++){0,5}")
_OF_SENTENCE = re.compile(
    r"(?:trong|theo|khi|để|nhằm|nếu|sau|trước|từ|đồng thời|qua|do|mà|như|nhất là|đặc biệt)(?!\w)"
)


def unread_behind(text: str, end: int) -> str:
    """The first words behind a list of names that ends at ``end`` and seems to go on, else ""."""
    joint = _JOINT.match(text, end)
    return unread_at(text, joint.end()) if joint is not None else ""


def unread_at(text: str, at: int) -> str:
    """The words at a place where a name may stand that is not known: they begin in capitals, or a
    name follows them in the list; "" where the sentence goes on with something else."""
    words = _WORDS.match(text, at)
    deed_at = after_adverbs(text, at)
    if words is None or _OF_SENTENCE.match(text, at):
        return ""
    if verbs().match(text, deed_at) or deeds().match(text, deed_at):
        return ""
    joint = _JOINT.match(text, words.end())
    goes_on = joint is not None and is_name_start(text, joint.end())
    return words.group() if goes_on or text[at].isupper() else ""
