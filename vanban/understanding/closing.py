"""The closing block: recipients on the left, who signs on the right (Nghị định 30, ô 7-9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.model import SegmentPart, Signature
from vanban.reading.block import Column
from vanban.reading.letters import pattern
from vanban.understanding.lexicon import family_names
from vanban.understanding.paper import Unit
from vanban.understanding.zones import is_ornament, name_like

_LIST_OPENS = re.compile(r"^N[ơo]i nhận\s*:?\s*", re.IGNORECASE)
_SUB_HEADING = re.compile(
    r"^(?:Bản điện tử|Bản giấy|Gửi bản (?:điện tử|giấy)|Bản chính)\s*:?\s*$", re.IGNORECASE
)
_ITEM = re.compile(r"^[-–—+*•]\s*")
_RANK_OR_DEGREE = re.compile(
    r"^(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tá|tướng|úy)|(?:Bác|Thạc|Tiến|Dược|Kỹ|Luật)\s+sĩ|"
    r"(?:GS|PGS|P\.GS|TS|T\.S|ThS|Th\.\s?S|BS\.?\s*CK\.?\s*I+|BS|CK\.?\s*I+|DS|KS|CN|"
    r"LS|NGƯT|NGND|TTƯT)(?:\.|\b))(?:[\s.,]*(?:GS|PGS|TS|ThS|BS|NGƯT|NGND|TTƯT)(?:\.|\b))*[\s.,]*",
    re.IGNORECASE,
)
_POSITION_WORDS = pattern(
    r"^(?:(?:TM|KT|TL|TUQ|Q|T\.M|K\.T)\s*[./]|[TK]/[MTL]\b|(?:QUYỀN |PHÓ |"
    r"TỔNG )?[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ\s,.-]+$)"
)

_UNION = re.compile(r"\b(?:TRƯỞNG|CHỦ TỊCH|THANH NIÊN|TNCS|XÃ|PHƯỜNG|TỈNH)\b")
_LONGEST_NAME = 6  # words


@dataclass(frozen=True, slots=True)
class Closing:
    """Recipients as printed, the signature, and the part of each unit of the block."""

    recipients: tuple[str, ...]
    signature: Signature
    parts: tuple[SegmentPart, ...]


def read_closing(units: Sequence[Unit]) -> Closing:
    """Tell recipients from signature, line by line."""
    recipients: list[str] = []
    positions: list[str] = []
    names: list[str] = []
    parts: list[SegmentPart] = []
    in_list = False
    for unit in units:
        text = unit.text
        opens = _LIST_OPENS.match(text)
        if opens:
            in_list = True
            parts.append(SegmentPart.RECIPIENTS)
            _add_recipient(recipients, text[opens.end() :])
        elif _is_signature(unit, recipients, in_list=in_list):
            in_list = False
            parts.append(SegmentPart.SIGNATURE)
            _add_signer(text, positions, names)
        else:
            parts.append(SegmentPart.RECIPIENTS)
            _add_recipient(recipients, text)
    cleaned = tuple(_cleaned(text) for text in recipients if _cleaned(text))
    name = _RANK_OR_DEGREE.sub("", names[-1]) if names else None
    return Closing(cleaned, Signature(tuple(positions), name), tuple(parts))


def _is_signature(unit: Unit, recipients: list[str], *, in_list: bool) -> bool:
    text = unit.text
    column = unit.paragraph.first.column
    if column is Column.RIGHT:
        return True
    if column is Column.LEFT or _ITEM.match(text) or _SUB_HEADING.match(text):
        return False
    if _POSITION_WORDS.match(text) and text.isupper():
        return True
    if not in_list:
        return True
    ended = bool(recipients) and recipients[-1].rstrip().endswith(".")
    return name_like(_RANK_OR_DEGREE.sub("", text)) and (
        ended or not recipients or not _open_item(recipients)
    )


def _open_item(recipients: list[str]) -> bool:
    return not recipients[-1].rstrip().endswith((";", ".", ",")) and "Lưu" not in recipients[-1]


def _add_recipient(recipients: list[str], text: str) -> None:
    text = text.strip()
    if not text or _SUB_HEADING.match(text) or is_ornament(text):
        return
    if _ITEM.match(text) or not recipients or recipients[-1].rstrip().endswith((";", ".")):
        recipients.append(text)
    else:
        recipients[-1] += " " + text


def _cleaned(text: str) -> str:
    text = _ITEM.sub("", text).strip()
    return text.rstrip(";,").rstrip().removesuffix("./.").removesuffix(".").strip()


def _add_signer(text: str, positions: list[str], names: list[str]) -> None:
    bare = _RANK_OR_DEGREE.sub("", text).strip()
    if re.match(r"^\(.*\)$|^\[.*\]$|^Đã ký", text) or is_ornament(text):
        return
    if positions and not names and _name_in_capitals(bare):
        names.append(" ".join(word.capitalize() for word in bare.split()))
    elif text.isupper() or _POSITION_WORDS.match(text):
        if not names:
            positions.append(text)
    elif name_like(bare):
        names.append(bare)
    elif not names and len(text.split()) <= 8:
        positions.append(text)


def _name_in_capitals(text: str) -> bool:
    """ "ĐỖ VĂN BÌNH": a family name and more; "ĐOÀN TRƯỞNG" is a position all the same."""
    words = text.lower().split()
    if not text.isupper() or not 2 <= len(words) <= _LONGEST_NAME:
        return False
    if words[0] == "đoàn" and _UNION.search(text):
        return False
    return words[0].rstrip("'’.") in family_names()
