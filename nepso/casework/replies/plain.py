"""Is it written so that everybody understands? Long sentences and unexplained abbreviations, shown
to writer and approver with the place; nothing is forbidden, a person decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_SENTENCE = 25
# What people meet every day and need no explanation for.
KNOWN = frozenset(
    {
        *("CCCD", "CMND", "OTP", "SIM", "SMS", "QR", "ATM", "PIN", "TP", "VN", "UBND", "HĐND"),
        *("OK", "ID", "PDF", "SĐT", "TV", "II", "III", "IV", "VI", "VII", "VIII", "IX"),
    }
)
_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")
# A number of a document or a link is no sentence's fault.
_NOT_WORDS = re.compile(r"https?://\S+|\S+\.(?:vn|com|net|org)\S*|\d+[\w/.-]*/[\w-]+")
_WORD = re.compile(r"\w+")
_SHORT = re.compile(r"(?<![\w/.-])[A-ZĐ][A-ZĐ&-]*[A-ZĐ](?![\w/])")
_MARKED = re.compile(r"\[[^\]\n]{1,80}\]")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at: ``where`` is quoted from the text, ``sentence`` says what to do."""

    kind: str
    where: str
    sentence: str


def remarks_on(text: str) -> list[Remark]:
    """What a reader may stumble over, in the order of the text; [] when all is plain."""
    return [*_left_open(text), *_long(text), *_unexplained(text)]


def places_left(text: str) -> list[str]:
    """Places of a template still to be filled in: "[ngày gỡ]"."""
    return list(dict.fromkeys(_MARKED.findall(text)))


def _left_open(text: str) -> list[Remark]:
    return [
        Remark("place", place, "Chỗ này của mẫu chưa điền: hãy điền hoặc bỏ đi.")
        for place in places_left(text)
    ]


def _long(text: str) -> list[Remark]:
    found = []
    for sentence in _ENDS.split(text):
        number = len(_WORD.findall(_NOT_WORDS.sub("x", sentence)))
        if number > LONGEST_SENTENCE:
            start = " ".join(sentence.split()[:8])
            found.append(
                Remark("long", f"{start} …", f"Câu dài {number} chữ: hãy tách thành hai câu.")
            )
    return found


def _unexplained(text: str) -> list[Remark]:
    plain = _NOT_WORDS.sub(" ", text)
    # "Sở Thông tin (STTTT)": what stands in brackets after words is explained by them.
    explained = set(re.findall(r"\w\s+\((?:[^()]*\s)?([A-ZĐ&-]{2,})\)", plain))
    explained |= set(re.findall(r"\b([A-ZĐ&-]{2,})\s+\((?=[^()]*\s)", plain))
    found = dict.fromkeys(_SHORT.findall(plain))
    return [
        Remark("short", word, f"“{word}” có thể không ai hiểu: hãy viết đầy đủ ở lần đầu.")
        for word in found
        if word not in KNOWN and word not in explained
    ]
