"""How much of a post is seen before "Xem thêm", and what in it is drawn as a link.

No platform says in its own documentation where it folds a text; those who measured it agree only
about (decision 0233), and a telephone folds by its width. So it is said as "about", and only for
platforms of which measurements were found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLET = "•"
_LINKS = re.compile(r"https?://\S+|#\w+")


@dataclass(frozen=True, slots=True)
class Fold:
    """About so many characters are seen at once on a telephone; on a computer so many (0: nobody
    was found who measured it). ``more`` is what the platform writes there."""

    phone: int
    computer: int = 0
    more: str = "Xem thêm"


# Decision 0233 names who measured: 110 to 140 and about 480; about 150; about 100.
FOLDS: dict[str, Fold] = {
    "facebook": Fold(125, 480),
    "tiktok": Fold(150, more="thêm"),
    "youtube": Fold(100, more="thêm"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike; ``is_link`` for an address or a hashtag."""

    text: str
    is_link: bool = False


def folded(kind: str, text: str) -> tuple[str, str]:
    """What is seen of the text at once, and the rest; together they are the text. Cut between words
    where there is a space, as the platforms do; never cut where nothing is known of the kind."""
    fold = FOLDS.get(kind)
    if fold is None or len(text) <= fold.phone:
        return text, ""
    at = max(text.rfind(" ", 0, fold.phone + 1), text.rfind("\n", 0, fold.phone + 1))
    at = at if at > 0 else fold.phone
    if text[:at].rstrip().endswith(_BULLET):  # its words stand behind the fold
        at = text.rindex(_BULLET, 0, at) or at
    return text[:at], text[at:]


def runs_of(text: str) -> list[Run]:
    """The text in runs; together they are the text."""
    runs, last = [], 0
    for found in _LINKS.finditer(text):
        runs.append(Run(text[last : found.start()]))
        runs.append(Run(found.group(), is_link=True))
        last = found.end()
    runs.append(Run(text[last:]))
    return [run for run in runs if run.text]
