"""The words of a text from which a suggestion was made, marked where they stand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from nepso.casework.triage.models import TriageSuggestion
from nepso.casework.triage.rules import WORDS
from nepso.kernel.folding import nfc

HARM, ALARM, DATA = "harm", "alarm", "data"
_QUOTED = re.compile(r"“([^”]+)”")
DATA_LABELS = {
    "phone": "số điện thoại",
    "cccd": "số căn cước",
    "bank_account": "số tài khoản",
    "address": "địa chỉ",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """From ``start`` to ``end`` stands something of ``kind`` (harm, alarm, data)."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; ``kind`` is "" where nothing was found."""

    text: str
    kind: str = ""


@cache
def rules_version() -> str:
    """Names the word lists from which suggestions are made: another list, another name."""
    read = hashlib.sha256()
    for path in sorted(WORDS.glob("*.toml")):
        read.update(path.read_bytes())
    return f"rules-{read.hexdigest()[:12]}"


def pieces_of(text: str, suggestion: TriageSuggestion | None) -> list[Piece]:
    """The text in stretches, marked with what the suggestion rests on; alarm goes before personal
    data, that before harm: a number among a harm's words stays marked as somebody's."""
    text = nfc(text)
    if suggestion is None:
        return [Piece(text)] if text else []
    return _cut(text, marks_of(text, suggestion))


def marks_of(text: str, suggestion: TriageSuggestion) -> list[Mark]:
    """All marks of a suggestion, in the order of the text."""
    sentences = [why for harm in suggestion.harms for why in harm["why"]]
    marks = [*_quoted(text, ALARM, suggestion.alarm), *_quoted(text, HARM, sentences)]
    marks += [Mark(DATA, *found["span"]) for found in suggestion.personal_data]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def _quoted(text: str, kind: str, sentences: Iterable[str]) -> list[Mark]:
    """Where the words that sentences quote stand; a word said twice is marked twice."""
    quotes = {quote for sentence in sentences for quote in _QUOTED.findall(sentence)}
    return [
        Mark(kind, *found.span())
        for quote in quotes
        for found in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", text)
    ]


def _cut(text: str, marks: Sequence[Mark]) -> list[Piece]:
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    pieces: list[Piece] = []
    for start, end in pairwise(edges):
        kinds = {mark.kind for mark in marks if mark.start <= start and end <= mark.end}
        kind = next((one for one in (ALARM, DATA, HARM) if one in kinds), "")
        if pieces and pieces[-1].kind == kind:
            pieces[-1] = Piece(pieces[-1].text + text[start:end], kind)
        else:
            pieces.append(Piece(text[start:end], kind))
    return pieces


def blacked_out(text: str, spans: Sequence[dict[str, Any]]) -> str:
    """The text with each span replaced by what it was: "[đã che số điện thoại]"."""
    text, shown, at = nfc(text), "", 0
    for found in sorted(spans, key=lambda one: tuple(one["span"])):
        start, end = int(found["span"][0]), int(found["span"][1])
        if end <= at:
            continue
        label = DATA_LABELS.get(found["kind"], "thông tin cá nhân")
        shown += f"{text[at : max(start, at)]}[đã che {label}]"
        at = end
    return shown + text[at:]


@dataclass(frozen=True, slots=True)
class Hidden:
    """What was blacked out of a submission: ``spans`` of its text, and the ``pieces`` {kind, text}
    themselves, wherever else they stand."""

    spans: Sequence[dict[str, Any]] = ()
    pieces: Sequence[dict[str, str]] = ()

    def text(self, text: str) -> str:
        """The story, cut at the spans; said again without being marked, a piece is hidden too."""
        return self.anywhere(blacked_out(text, self.spans))

    def anywhere(self, text: str) -> str:
        """Links and the exchange: numbers however they are spaced."""
        shown = nfc(text)
        for piece in sorted(self.pieces, key=lambda one: -len(one["text"])):
            label = DATA_LABELS.get(piece["kind"], "thông tin cá nhân")
            shown = _said(piece["text"]).sub(f"[đã che {label}]", shown)
        return shown

    def entry(self, entry: Any) -> Any:
        """An entry of the exchange as others read it; never saved so."""
        entry.text = self.anywhere(entry.text)
        return entry


def _said(piece: str) -> re.Pattern[str]:
    """A piece as it may be written elsewhere: digits apart or together, +84 for 0."""
    bare = re.sub(r"[ .()-]", "", piece)
    if not re.fullmatch(r"\+?\d{6,}", bare):
        return re.compile(re.escape(piece), re.IGNORECASE)
    digits = re.sub(r"^(?:\+?84|0)", "", bare) if len(bare) in (10, 11, 12) else bare
    body = r"[ .-]?".join(digits)
    first = r"(?:\+?84[ .-]?|0)?" if digits != bare else ""
    return re.compile(rf"(?<!\d){first}{body}(?!\d)")
