"""Where a duty can be cut in two, and where the cut falls in the document.

Pure functions over text: ``at`` counts characters of the duty's text, spans count characters of
the document. A duty's text may differ from its passage by white space, or because it was edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc

Span = tuple[int, int]
_AFTER_STOP = re.compile(r"(?<=[.;:])\s+|(?<=,)\s+(?=\S)|\n+")
_MARK = r"\n\s*([-–+•*](?=\s)|(?:\d+(?:\.\d+)*[.)]|[a-zđ]\))(?=\s))"
_MARKS = re.compile(_MARK)
_LAST_MARK = re.compile(_MARK + r"\s*\Z")
_ONLY_MARK = re.compile(r"[\s\-–+•*.;,]*(?:(?:\d+(?:\.\d+)*|[a-zđ])[.)])?\s*")


@dataclass(frozen=True, slots=True)
class CutPlace:
    """A place where a cut makes sense: the words before it and those after it."""

    at: int
    before: str
    after: str


def cut_places(text: str, *, window: int = 60, names: Iterable[str] = ()) -> list[CutPlace]:
    """The places after a full stop, semicolon, colon or comma, in order; none within ``names``."""
    shut = [m.span() for name in names for m in re.finditer(re.escape(name), text)]
    places = []
    for match in _AFTER_STOP.finditer(text):
        at = match.end()
        is_in_name = any(start < at < end for start, end in shut)
        if text[:at].strip() and text[at:].strip() and not is_in_name:
            places.append(CutPlace(at, _before(text, at, window), _after(text, at, window)))
    return places


def _before(text: str, at: int, window: int) -> str:
    """About ``window`` characters before ``at``, from the start of a word on."""
    if at <= window:
        return text[:at]
    return "…" + text[at - window : at].partition(" ")[2]


def _after(text: str, at: int, window: int) -> str:
    """About ``window`` characters from ``at``, to the end of a word."""
    if len(text) - at <= window:
        return text[at:]
    return text[at : at + window].rpartition(" ")[0] + "…"


def cut_at(text: str, typed: str) -> int:
    """Where the typed words begin, capital letters aside; Invalid when that is no one place."""
    words = [re.escape(word) for word in nfc(typed).split()]
    found = [m.start() for m in re.finditer(r"\s+".join(words), text, re.IGNORECASE)]
    if not found:
        sentence = "Không thấy những chữ này trong nội dung: hãy chép đúng từ ô bên trên."
    elif len(found) > 1:
        sentence = f"Những chữ này có ở {len(found)} chỗ: hãy ghi thêm vài chữ sau đó."
    elif found[0] == 0:
        sentence = "Nội dung bắt đầu bằng chính những chữ này: hãy ghi chữ mở đầu phần thứ hai."
    else:
        return found[0]
    raise Invalid(sentence, fields={"at": sentence})


def span_cut(document: str, span: Span, tail: str) -> int | None:
    """Where in the document the words of ``tail`` begin, when the span ends with them; else None.

    Compared letter by letter without white space. Where items were merged, their marks ("- ",
    "b) ") stand in the document but not in the text, so they may be passed over.
    """
    letters = [i for i in range(*span) if not document[i].isspace()]
    marks = {i for m in _MARKS.finditer(document, *span) for i in range(m.start(1), m.end(1))}
    wanted = "".join(tail.split())
    for places in (letters, [i for i in letters if i not in marks]):
        ending = places[-len(wanted) :] if wanted else []
        if "".join(document[i] for i in ending) == wanted and ending[:1] > places[:1]:
            return ending[0]
    return None


def span_after(document: str, span: Span, head: str) -> int | None:
    """Where in the document the words after ``head`` begin, when the span starts with it; else
    None. For a duty whose end was edited away from the document."""
    letters = [i for i in range(*span) if not document[i].isspace()]
    wanted = "".join(head.split())
    if "".join(document[i] for i in letters[: len(wanted)]) != wanted or not wanted:
        return None
    return letters[len(wanted)] if len(letters) > len(wanted) else None


def head_end(document: str, start: int, cut: int) -> int:
    """The end of the first half: the cut without the white space, or the item's mark, before it."""
    head = document[start:cut]
    mark = _LAST_MARK.search(head)
    return start + len((head[: mark.start()] if mark else head).rstrip())


def are_neighbours(document: str, first: Span, second: Span) -> bool:
    """Whether nothing but white space and an item's mark ("- ", "b) ") lies between the spans."""
    between = document[first[1] : second[0]]
    return first[1] <= second[0] and _ONLY_MARK.fullmatch(between) is not None
