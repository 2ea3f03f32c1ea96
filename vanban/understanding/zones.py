"""Divides a document into its heading, body, closing block (recipients, signature) and appendices.

The places are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, section IV.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.reading.block import Block, BlockKind, Column
from vanban.reading.letters import pattern
from vanban.understanding.kinds import kind_line
from vanban.understanding.markers import Rank, mark_of

_FIRST_LINES = 45
_ORNAMENT = re.compile(r"^[\s_\-–—*=.~─━•]+$")
BASIS_OPENS = re.compile(
    r"^(?:Căn cứ|Thực hiện|Triển khai|Theo|Trên cơ sở|Nhằm|Để|Xét|Tiếp tục|Tiếp nối|Hưởng ứng|"
    r"Chấp hành|Thi hành|Phát huy|Qua|Sau khi|Trong|Năm|Ngày|Với|Vừa qua|Hiện nay|Thời gian|"
    r"Ủy ban nhân dân|UBND|Uỷ ban|Kính gửi)\b"
)
# who decides, in capitals between the title of a decision and its legal bases (Mẫu 1.2)
_ISSUING = re.compile(
    r"^(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|UBND|GIÁM ĐỐC|BỘ TRƯỞNG|HỘI ĐỒNG|THỦ TƯỚNG|CHÍNH PHỦ|HIỆU TRƯỞNG|"
    r"TRƯỞNG|CHI CỤC TRƯỞNG|CỤC TRƯỞNG|VIỆN TRƯỞNG|QUỐC HỘI|BAN )"
)
# who sends a telegram, under its title
_SENDER = re.compile(
    r"(?:(?:PHÓ )?(?:CHỦ TỊCH|THỦ TƯỚNG)|(?:ỦY|UỶ) BAN|UBND|GIÁM ĐỐC|BỘ|SỞ|BAN|TRƯỞNG BAN|"
    r"CHÍNH PHỦ|VĂN PHÒNG|CỤC TRƯỞNG)\s",
    re.IGNORECASE,
)
_WIRES = re.compile(r"\sđiện\s*(?::\s*)?$", re.IGNORECASE)
_CAPITALISED = pattern(r"^[A-ZĐÀ-Ỹ](?:['’][A-ZĐÀ-Ỹ]?)?[a-zà-ỹđ]*\.?$")  # also "H’Lan", "H’"
_DAY_LINE = pattern(
    r"^[A-ZĐÀ-Ỹ][\w.\s'’-]{1,40}?\s*,\s*ngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm\s*[\d.…_]*$"
)
_SAYS_A_DAY = re.compile(r"ngày\s.{0,12}tháng\s.{0,10}năm", re.IGNORECASE)
_RECIPIENTS = re.compile(r"^\s*N[ơo]i nhận\s*:?", re.IGNORECASE)
_AUTHORITY = pattern(r"^(?:(?:TM|KT|TL|TUQ|Q)\s?[./]\s*|[TK]/[MTL]\s*\.?\s*)[A-ZĐÀ-Ỹ]")
_POSITION = re.compile(
    r"^(?:QUYỀN\s+)?(?:PHÓ\s+)?(?:TỔNG\s+)?(?:GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG PHÒNG|HIỆU TRƯỞNG|"
    r"CỤC TRƯỞNG|BỘ TRƯỞNG|"
    r"THỨ TRƯỞNG|TRƯỞNG BAN|CHI CỤC TRƯỞNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|BÍ THƯ|VIỆN TRƯỞNG|"
    r"CHÁNH ÁN|CHỈ HUY TRƯỞNG|TRƯỞNG CÔNG AN|TRƯỞNG ĐOÀN|TỔNG BIÊN TẬP|THỦ TRƯỞNG|TRƯỞNG TRẠM|"
    r"THƯỜNG TRỰC)\b"
)
_APPENDIX = re.compile(
    r"^(?:PHỤ LỤC|Phụ lục|DANH MỤC|DANH SÁCH|BIỂU|Biểu\s|MẪU|Mẫu\s+(?:số|\d)|BẢNG|ĐỀ CƯƠNG|LỊCH|"
    r"PHÂN CÔNG|NỘI DUNG CÔNG VIỆC|TIẾN ĐỘ)\b"
)
_APPENDIX_NUMBER = r"(?:\s+(?:(?:SỐ|Số|số)\s+)?(?:[IVX]+|[A-H]|\d{1,2}))?\s*"
# "Phụ lục I." in small letters with a full stop is the end of a sentence that names it
_APPENDIX_TITLE = re.compile(rf"^(?:PHỤ LỤC{_APPENDIX_NUMBER}[.:]?|Phụ lục{_APPENDIX_NUMBER}:?)$")
_APPENDIX_NAMED = re.compile(rf"^Phụ lục{_APPENDIX_NUMBER}\.?$")
_ENDS_A_SENTENCE = re.compile(r"[.;:!?…/][”\"’)\]]*$|\)$")
_OWN_LINE = 1.2  # in line heights; a text file counts empty lines, of which one is enough


@dataclass(frozen=True, slots=True)
class Zones:
    """The blocks of each part, in the order of the document."""

    heading: tuple[Block, ...]
    body: tuple[Block, ...]
    closing: tuple[Block, ...]
    appendix: tuple[Block, ...]


def divide(blocks: Sequence[Block]) -> Zones:
    """Find the parts of the document whose page ornaments and footnotes were set aside."""
    start = _heading_end(blocks)
    closing = _closing_start(blocks, start)
    if closing == len(blocks):  # a plan that a decision promulgates is signed in the decision
        closing = appendix = _titled_appendix(blocks, start)
    else:
        appendix = _appendix_start(blocks, closing)
    return Zones(
        tuple(blocks[:start]),
        tuple(blocks[start:closing]),
        tuple(blocks[closing:appendix]),
        tuple(blocks[appendix:]),
    )


def is_ornament(text: str) -> bool:
    """A line drawn with characters."""
    return bool(_ORNAMENT.match(text))


def title_lines(blocks: Sequence[Block], kind_at: int) -> int:
    """The end of the title that begins after the line of the kind."""
    end = kind_at + 1
    styled = end < len(blocks) and _is_styled(blocks[end])
    while end < len(blocks) and end - kind_at <= 9:
        block = blocks[end]
        if block.kind is BlockKind.TABLE or is_ornament(block.text):
            break
        if _is_telegram(blocks[kind_at]) and _wire_end(blocks, end) > end:
            break
        if end > kind_at + 1 and _title_is_over(blocks[end - 1], block, styled):
            break
        if end > kind_at + 1 and is_day_under_title(blocks, kind_at, end):
            break
        if end == kind_at + 1 and (mark_of(block.text) or re.match(r"Căn cứ\b", block.text)):
            break
        end += 1
    return end


def _is_telegram(block: Block) -> bool:
    return block.text.strip(" *_#").upper().startswith("CÔNG ĐIỆN")


def _wire_end(blocks: Sequence[Block], at: int) -> int:
    """Past who sends a telegram ("CHỦ TỊCH UBND TỈNH … điện:", on one line or two), or ``at``."""
    if at >= len(blocks) or not _SENDER.match(blocks[at].text):
        return at
    if _WIRES.search(blocks[at].text):
        return at + 1
    below = blocks[at + 1].text if at + 1 < len(blocks) else ""
    return at + 2 if _WIRES.match(" " + below.strip()) else at


def is_day_under_title(blocks: Sequence[Block], kind_at: int, at: int) -> bool:
    """Whether a line after the kind is the place and day of the document and no more.

    Nghị định 30/2020/NĐ-CP (ô 4) puts them above; where a day stands there, one below is another.
    """
    if not _DAY_LINE.match(blocks[at].text):
        return False
    above = " ".join(block.text for block in blocks[:kind_at])
    return _SAYS_A_DAY.search(above) is None


def _is_styled(block: Block) -> bool:
    return bool(block.look.centred or block.look.bold)


def _title_is_over(before: Block, block: Block, styled: bool) -> bool:  # noqa: PLR0911 (one rule, one answer)
    mark = mark_of(block.text)
    if mark is not None and mark.rank <= Rank.NUMBER:
        return True
    if _ISSUING.match(block.text) and block.text.isupper() and not before.text.isupper():
        return True
    if block.text[:1].islower() and not before.text.endswith((".", ";", ":")):
        return False
    if styled:
        return not _is_styled(block) or (
            before.look.bold is not None and before.look.bold and not block.look.bold
        )
    if block.text.startswith("(") and block.text.endswith(")"):
        return False
    if BASIS_OPENS.match(block.text):
        return True
    if block.kind is BlockKind.PARAGRAPH:
        return len(block.text) > 160 or block.text.endswith((".", ":", ";"))
    return before.text.endswith((".", ";", ":"))


def _heading_end(blocks: Sequence[Block]) -> int:
    for i, block in enumerate(blocks[:_FIRST_LINES]):
        if block.kind is BlockKind.TABLE:
            continue
        if _opens_chapter(block):  # "QUY ĐỊNH CHUNG" under it is its heading, no kind
            return i
        if kind_line(block.text):
            end = _past_ornaments(blocks, title_lines(blocks, i))
            if end < len(blocks) and is_day_under_title(blocks, i, end):
                end += 1
            if _is_telegram(block):
                return _past_addressees(blocks, _wire_end(blocks, end), over=end)
            return _with_tail(blocks, end)
    return _with_tail(blocks, _letter_heading_end(blocks))


def _opens_chapter(block: Block) -> bool:
    mark = mark_of(block.text)
    return mark is not None and mark.rank is Rank.CHAPTER


def _letter_heading_end(blocks: Sequence[Block]) -> int:
    """The end of the heading of an official letter, which has no line with its kind."""
    end = 0
    for i, block in enumerate(blocks[:25]):
        if re.search(
            r"Độc lập\s*[-–]|CỘNG H[ÒO][AÀ]|ngày\s.{0,12}tháng\s.{0,10}năm|^Số\s*:?|^V/v|^Kính gửi|"
            r"ĐẢNG CỘNG SẢN",
            block.text,
        ):
            end = i + 1
        if block.text.startswith("Kính gửi"):
            end = i + 1
            while end < len(blocks) and blocks[end].text.startswith(("-", "–")):
                end += 1
            break
    return end


def _past_ornaments(blocks: Sequence[Block], end: int) -> int:
    while end < len(blocks) and is_ornament(blocks[end].text):
        end += 1
    return end


def _with_tail(blocks: Sequence[Block], end: int) -> int:
    end = _past_ornaments(blocks, end)
    if end < len(blocks) and blocks[end].text.startswith("Kính gửi"):
        return _past_addressees(blocks, end + 1, over=end)
    return end


def _past_addressees(blocks: Sequence[Block], at: int, *, over: int) -> int:
    """Past the dashes that list whom a letter or a telegram is for, under its line ``over``."""
    if at == over:
        return _with_tail(blocks, at)
    while at < len(blocks) and blocks[at].text.startswith(("-", "–")):
        at += 1
    return at


def _closing_start(blocks: Sequence[Block], floor: int) -> int:
    for i in range(floor, len(blocks)):
        text = blocks[i].text
        if blocks[i].kind is BlockKind.TABLE:
            continue
        if _RECIPIENTS.match(text) or _AUTHORITY.match(text):
            return _back_over_positions(blocks, i, floor)
        if _POSITION.match(text) and text.isupper() and i > floor + 2 and len(text) < 60:
            return i
    return len(blocks)


def _back_over_positions(blocks: Sequence[Block], at: int, floor: int) -> int:
    while at > floor and blocks[at - 1].column is Column.RIGHT:
        at -= 1
    return at


def _appendix_start(blocks: Sequence[Block], closing: int) -> int:
    """Where the appendices begin: a heading of one, a table, or a new page after the signature."""
    for i in range(closing + 1, len(blocks)):
        block = blocks[i]
        if block.kind is BlockKind.TABLE or _APPENDIX.match(block.text):
            return i
        if kind_line(block.text):
            return i
        if i - closing > 3 and block.page > blocks[i - 1].page and _looks_signed(blocks[closing:i]):
            return i
    return len(blocks)


def _titled_appendix(blocks: Sequence[Block], floor: int) -> int:
    """The first line that titles an appendix; the end where none is."""
    for i in range(floor + 3, len(blocks)):
        if blocks[i].kind is BlockKind.TABLE or names_appendix_at_end(blocks[i - 1], blocks[i]):
            continue
        if titles_appendix(blocks[i].text):
            return i
    return len(blocks)


def titles_appendix(text: str) -> bool:
    """Whether a line is nothing but "Phụ lục" and its number (Nghị định 30/2020, mẫu 2.1)."""
    return _APPENDIX_TITLE.match(text.strip()) is not None


def names_appendix_at_end(before: Block, block: Block) -> bool:
    """Whether a printed line "Phụ lục I" ends the sentence of the line before: "… theo mẫu tại".

    A title stands on a page, after an empty line, in the middle or in bold letters of its own.
    """
    if {before.kind, block.kind} != {BlockKind.LINE} or not _APPENDIX_NAMED.match(block.text):
        return False
    look = block.look
    apart = (look.gap_before or 0) >= (_OWN_LINE if look.width is not None else 1)
    if apart or before.page != block.page or _is_styled(block) or before.column != block.column:
        return False
    if before.text.isupper() or name_like(before.text):
        return False
    return _ENDS_A_SENTENCE.search(before.text) is None


def _looks_signed(blocks: Sequence[Block]) -> bool:
    has_list = any(block.text.startswith("-") and "Lưu" in block.text for block in blocks)
    return has_list and any(name_like(block.text) for block in blocks)


def name_like(text: str) -> bool:
    """Whether a line looks like the name of a person: two to six capitalised words."""
    words = text.split()
    if not 2 <= len(words) <= 6 or text.isupper():
        return False
    return all(_CAPITALISED.match(word) for word in words)
