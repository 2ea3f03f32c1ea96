"""The whole text, in the order in which one reading must not spoil another."""

from __future__ import annotations

import re
import unicodedata

from nepso.outreach.distribution.making.speaking.dates import dates_said
from nepso.outreach.distribution.making.speaking.labels import labels_said
from nepso.outreach.distribution.making.speaking.letters import abbreviations_said
from nepso.outreach.distribution.making.speaking.links import (
    codes_said,
    links_said,
    phones_said,
    rank_said,
)
from nepso.outreach.distribution.making.speaking.quantities import (
    documents_said,
    measures_said,
    numbers_said,
)
from nepso.outreach.distribution.making.speaking.respelled import respelled
from nepso.outreach.distribution.making.speaking.signs import left_out, only_readable, signs_said
from nepso.outreach.distribution.making.speaking.spans import spans_said
from nepso.outreach.distribution.making.speaking.times import times_said

_IN_ORDER = (
    *(
        links_said,
        signs_said,
        respelled,
        spans_said,
        documents_said,
        codes_said,
        phones_said,
        times_said,
        dates_said,
    ),
    *(labels_said, rank_said, measures_said, abbreviations_said, numbers_said),
)
# No run of blanks is begun in its middle: a long one is read once.
_SLASH = re.compile(r"(?<!\s)\s*/\s*")
_DASH = re.compile(r"(?<!\s)\s+[-–—]\s+|—|–")
_SIGNS = {"&": " và ", "+": " cộng ", "=": " bằng ", "@": " a còng ", "%": " phần trăm ", "…": "."}


def spoken(text: str) -> str:
    """The text with nothing left but words and the marks of a sentence: no digit, no sign.

    What is already words stays as it is, so that saying it twice changes nothing.
    """
    text = only_readable(_in_words(text))
    return "\n".join(_tidy(line) for line in text.split("\n"))


def unsaid(text: str) -> list[str]:
    """What the announcer is not given, since nobody can say how it is read: words in other scripts,
    pictures; for the editor to put in Vietnamese words."""
    return left_out(_in_words(text))


def _in_words(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    for said in _IN_ORDER:
        text = said(text)
    for sign, words in _SIGNS.items():
        text = text.replace(sign, words)
    text = _SLASH.sub(", ", text)
    return _DASH.sub(", ", text)


def _tidy(line: str) -> str:
    line = " ".join(line.split())
    line = re.sub(r"([(“])\s+", r"\1", line)
    line = re.sub(r"\s([,.;:!?)”])", r"\1", line)
    return re.sub(r"([,;])(?:\s*[,;])+", r"\1", line)
