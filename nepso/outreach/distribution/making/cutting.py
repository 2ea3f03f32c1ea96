"""Shortening a text between words: never inside a word, a number or a link."""

from __future__ import annotations

import re

from nepso.outreach.distribution.making.counting import Counted, measured, sms_size

MORE = "…"
# A number keeps the word after it ("1,5 triệu", "30 phút") and the groups it is written in
# ("0208 3855 555", "1 500 000"): without them it says something else.
# Chinese has no spaces: each of its signs is a piece.
_PIECE = re.compile(
    r"[^\s\w]*[+\d][^\s]*(?:[ \u00a0]+[^\s\w]*[+\d][^\s]*)*(?:[ \u00a0]+\S+)?"
    r"|[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+"
)
_ASKED = re.compile(r"[^.!?…。！？]*[?？][\"”’)]*")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’)]*$")


class CannotFit(ValueError):
    """Not even what must be said fits; ``sentence`` tells a person."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def cut(text: str, room: int, counted: Counted) -> str:
    """The text, or as much of its beginning as has room, ended by "…"; "" when nothing has.

    When a sentence ends in the second half of the room, the text ends there, whole; never behind a
    heading that asks.
    """
    text = text.strip()
    if measured(text, counted) <= room:
        return text
    if counted == "septets" and not sms_size(text).is_seven_bit:
        counted = "utf16"
    best_word = best_sentence = size = last = 0
    for piece in _PIECE.finditer(text):
        size += measured(text[last : piece.end()], counted)
        last = piece.end()
        if size > room:
            break
        if _SENTENCE_END.search(piece.group()) and _heading_at(text, last) is None:
            best_sentence = last
        if size + measured(_ending(piece.group()), counted) <= room:
            best_word = last
    heading = _heading_at(text, best_word)
    if best_sentence and (best_sentence * 2 >= best_word or heading is not None):
        return text[:best_sentence]
    best_word = best_word if heading is None else heading
    kept = text[:best_word]
    return _trimmed(kept) + _ending(kept) if kept else ""


def _heading_at(text: str, at: int) -> int | None:
    """Where the line begins in which the text would end, when it only asks, as the heading of an
    answer does that would be cut off; None for other lines."""
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return begin if end > 0 and _ASKED.fullmatch(text, begin, end) else None


def _ending(text: str) -> str:
    """What says that more would follow, apart from a link so that the link stays one."""
    return f" {MORE}" if "://" in text.rsplit(None, 1)[-1] else MORE


def _trimmed(text: str) -> str:
    return text if "://" in text.rsplit(None, 1)[-1] else text.rstrip(" \n,;:–-•") or text


def lines_of(text: str, length: int) -> list[str]:
    """The text on lines of at most ``length`` characters, broken between words; a number stays with
    its groups and its unit where these have room on one line.

    Raises CannotFit when one word is longer than a line.
    """
    lines: list[str] = []
    plain, words, last = " ".join(text.split()), [""], 0
    for piece in _PIECE.finditer(plain):
        if piece.start() > last:
            words.append("")
        words[-1] += piece.group()  # Chinese has no spaces: its signs stay as they were written
        last = piece.end()
    words = [w for one in words if one for w in ([one] if len(one) <= length else one.split())]
    for word in words:
        if len(word) > length:
            raise CannotFit(
                f"Bảng chỉ có {length} ký tự, từ “{word}” dài {len(word)}: hãy sửa thông điệp."
            )
        if lines and len(lines[-1]) + 1 + len(word) <= length:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
