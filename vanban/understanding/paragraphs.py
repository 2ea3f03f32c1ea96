"""Joins printed lines to paragraphs, with the geometry of a PDF or with the words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from vanban.reading.block import Block, BlockKind, Column
from vanban.reading.letters import pattern
from vanban.understanding.agencies import begins_name, without_prefix
from vanban.understanding.letter_widths import width_of
from vanban.understanding.lexicon import verbs
from vanban.understanding.markers import (
    IN_BRACKETS,
    Mark,
    Rank,
    follows,
    in_brackets,
    is_first,
    mark_of,
    number_of,
)
from vanban.understanding.roles import subject_of
from vanban.understanding.zones import names_appendix_at_end

_ENDS = re.compile(r"[.;:!?…][”\"’)\]]*$|\./\.?$")
_LINKING = (
    "và|hoặc|của|các|những|với|cho|về|theo|trong|tại|do|từ|đến|là|để|nhằm|bằng|một|gồm|như|ngày|"
    "tháng|số|năm"
)
_DANGLES = re.compile(rf"(?:[,–(“]|(?:^|\s)(?:{_LINKING}|Bộ|Sở|Ban|Ủy|Phòng))$")
# Before a dash "Sở" is whole: no name goes on with one, and many headings end in the word.
_DANGLES_BEFORE_A_DASH = re.compile(rf"(?:[,–(“]|(?:^|\s)(?:{_LINKING}))$")
# "trong quý" at the end of a line: the number on the next one belongs to it
_COUNTED = re.compile(
    r"(?:^|\s)(?:[Qq]uý|[Kk]ỳ|[Đđ]ợt|[Kk]hóa|[Ll]ần thứ|[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Mm]ục|[Pp]hần|"
    r"[Cc]hương|[Pp]hụ lục|[Bb]iểu|[Ll]oại|[Nn]hóm|[Kk]hu vực|[Bb]ước|[Gg]iai đoạn)$"
)
# "chính trị" at the end of a line, "- xã hội" on the next: one word with a dash in it
_COMPOUND = re.compile(
    r"(?:chính trị|kinh tế|văn ho[aá]|văn hóa|xã hội|nghề nghiệp|khoa học|kỹ thuật|quốc phòng|"
    r"nông|lâm|ngư|tài chính|thể dục|thể thao|công nghiệp|tiểu thủ công nghiệp|dân số|thông tin|"
    r"lao động|an ninh|giáo dục|nghiệp vụ|nội)$",
    re.IGNORECASE,
)
_COMPOUND_OF_A_NAME = re.compile(
    r"(?:Phòng|Ban|Sở|Bộ|Vụ|Khoa|Trung tâm|Hội đồng)\s+(?:Văn ho[aá]|Văn hóa|Kinh tế|Tài chính|"
    r"Kế hoạch|Lao động|Tổ chức|Hành chính|Chính trị|Thể thao)$"
)
_SECOND_OF_A_NAME = re.compile(
    r"[-–]\s(?:Xã hội|Hạ tầng|Kế hoạch|Thông tin|Thể thao|Thương binh|Tổng hợp|Hành chính|"
    r"Tài chính|Kỹ thuật|Du lịch|Ngân sách|Quản trị|Nội vụ)(?!\s+hóa)(?!\w)"
)
_CLOSING_OPENS = re.compile(
    r"^(?:Trên đây là|Căn cứ (?:nội dung )?Kế hoạch này|Trong quá trình|Nhận được Kế hoạch|"
    r"Yêu cầu |Đề nghị |Giao (?=[A-ZĐ]))"
)
_PARAGRAPH_GAP = 1.2  # in line heights: more than a line's own step begins a paragraph
# a printed line of 14 pt on A4 holds about 32,000 thousandths; longer ones are whole paragraphs
_NARROWEST_LINE, _WIDEST_LINE, _NEVER = 26_000, 60_000, 10**9
_SAME_PLACE = 3.0  # points
_STRAY_LINES = 1  # so many lines may be too wide for paper before each counts as a paragraph
_LINE_TO_MEASURE = 20  # letters
_WIDEST_LETTERS = 1.6
_MOST_LINES_OF_NAMES = 12  # a heading that names agencies is no longer
_SYMBOL_ENDS = re.compile(r"[A-ZĐ0-9]-$|/$")
_SLASH_ENDS = re.compile(r"[^\W\d]/$")
_LOWER = pattern(r"^[“\"(]?[a-zà-ỹđ]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, or one table; ``text`` is what is written, on one line."""

    text: str
    blocks: tuple[Block, ...]

    @property
    def first(self) -> Block:
        return self.blocks[0]

    @property
    def is_table(self) -> bool:
        return self.first.kind is BlockKind.TABLE

    @property
    def bold(self) -> bool:
        return all(block.look.bold for block in self.blocks)


class LineJoiner:
    """Knows how wide full lines of one document are, and joins lines accordingly."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        widths = sorted(width_of(b.text) for b in blocks if b.kind is BlockKind.LINE)
        usual = widths[int(len(widths) * 0.9)] if widths else 0
        whole = sum(width > _WIDEST_LINE for width in widths) > _STRAY_LINES
        self._full = _NEVER if whole else max(usual, _NARROWEST_LINE)
        self._stretch = _stretch_of(blocks)

    def join(self, blocks: Sequence[Block]) -> list[Paragraph]:
        """Paragraphs of consecutive ``blocks``."""
        groups: list[list[Block]] = []
        row: list[Mark] = []
        for block in blocks:
            mark = mark_of(block.text)
            if groups and self._continues(groups[-1], block, mark, row):
                groups[-1].append(block)
                continue
            groups.append([block])
            if mark is not None:
                row.append(mark)
        return [Paragraph(_joined(group), tuple(group)) for group in groups]

    def _continues(
        self, group: list[Block], block: Block, mark: Mark | None, row: list[Mark]
    ) -> bool:
        before = group[-1]
        if before.kind is not BlockKind.LINE or block.kind is not BlockKind.LINE:
            return False
        if before.column is not block.column and Column.FULL in (before.column, block.column):
            return False
        if mark is not None:
            return self._mark_is_false(group, block, mark, row)
        if names_appendix_at_end(before, block):
            return True
        if _indent(block) is not None and _indent(before) is not None:
            return self._goes_on_by_geometry(group, block)
        return self._goes_on_by_words(group, block)

    def _goes_on_by_geometry(self, group: list[Block], block: Block) -> bool:  # noqa: PLR0911 (one rule, one answer)
        before, indent = group[-1], _indent(block) or 0.0
        if _is_centred(before) or _is_centred(block):
            return self._title_goes_on(group, block)
        if not self._is_full(before, block):
            return False
        gap = block.look.gap_before
        if gap is not None and gap > _PARAGRAPH_GAP and _ENDS.search(before.text):
            return False
        closes = _CLOSING_OPENS.match(block.text) and _ENDS.search(before.text)
        if closes and len(group) > 1 and _is_flush(group):
            return False
        if indent < 9 or indent < (_indent(before) or 0.0) - 4:
            return True
        if abs(indent - (_indent(before) or 0.0)) < 4 and len(group) > 1:
            return True
        if _hangs(group[0], block):
            return not before.text.endswith((":", "./.")) and not _is_addressee_over(group, block)
        return not _ENDS.search(before.text) and bool(_LOWER.match(block.text))

    def _title_goes_on(self, group: list[Block], block: Block) -> bool:
        before = group[-1]
        if not (before.look.centred and block.look.centred) and not self._is_full(before, block):
            return False
        same = before.look.bold == block.look.bold and before.text.isupper() == block.text.isupper()
        return same and not _ENDS.search(before.text)

    def _goes_on_by_words(self, group: list[Block], block: Block) -> bool:
        before = group[-1]
        if _ENDS.search(before.text) and (
            (block.look.gap_before or 0) >= 1 or _CLOSING_OPENS.match(block.text)
        ):
            return False
        if _LOWER.match(block.text) and not before.text.endswith("./."):
            return True
        if _DANGLES.search(before.text) and not before.text.endswith("-"):
            return True
        if not self._is_full(before, block) or _is_addressee_over(group, block):
            return False
        return not (before.text.isupper() and not block.text.isupper())

    def _is_full(self, before: Block, block: Block) -> bool:
        """Whether the first word of ``block`` had no room at the end of ``before``."""
        word = block.text.split(" ", 1)[0]
        gap = before.look.right_gap
        if gap is not None:
            size = before.look.size or 13.0
            return gap < (width_of(word) * self._stretch + 600) * size / 1000 + 2
        first_line = 2_500 if mark_of(before.text) else 0
        return width_of(before.text) + first_line >= 0.8 * self._full

    def _mark_is_false(  # noqa: PLR0911 (one rule, one answer)
        self, group: list[Block], block: Block, mark: Mark, row: list[Mark]
    ) -> bool:
        """Whether what looks like a mark is the middle of a sentence that the page broke."""
        before = group[-1]
        if mark.rank in IN_BRACKETS and _counts_within(group, block, mark):
            return True
        if _ENDS.search(before.text):
            return False
        if mark.rank is Rank.DASH and _is_second_part(before, block):
            return block.text[mark.end : mark.end + 1].islower() or self._is_full(before, block)
        if not self._is_full(before, block):
            return False
        if _COUNTED.search(before.text) and mark.rank < Rank.DASH:
            return True
        indent, indent_before = _indent(block), _indent(before)
        if indent is not None and indent_before is not None:
            plain_row = indent < 9 and (indent_before > 20 or len(group) > 1)
            first_indented = (_indent(group[0]) or 0) > 14
            if plain_row and first_indented:
                return not (mark.rank < Rank.DASH and row and _is_next(row, mark))
            if not _hangs(group[0], block):
                return False
        return self._mark_is_false_by_words(group, block, mark, row)

    def _mark_is_false_by_words(
        self, group: list[Block], block: Block, mark: Mark, row: list[Mark]
    ) -> bool:
        text = " ".join(b.text for b in group[-40:])
        if text.count("“") > text.count("”") or text.count("(") > text.count(")"):
            return mark.rank >= Rank.NUMBER
        if mark.rank is Rank.DASH:
            between_numbers = re.search(r"\d$", text) and re.match(r"[-–]\s?\d", block.text)
            return bool(between_numbers or _DANGLES_BEFORE_A_DASH.search(text))
        if mark.rank in (Rank.NUMBER, Rank.LETTER, Rank.ROMAN):
            return bool(_DANGLES.search(text)) and not _is_next(row, mark)
        if mark.rank in (Rank.ARTICLE, Rank.SECTION, Rank.PART):
            return bool(_DANGLES.search(text))
        return False


def _counts_within(group: list[Block], block: Block, mark: Mark) -> bool:
    """Whether "(2)" at the head of a line goes on counting inside a sentence: "(1) …; (2) …"."""
    words = _joined(group[-40:])
    at = words.find(in_brackets(mark.rank, number_of(mark.label) - 1))
    flush = (_indent(block) or 0.0) < 9 < (_indent(group[0]) or 0.0)
    return at > 0 or (flush and at == 0 and _indent(block) is not None)


def _is_second_part(before: Block, block: Block) -> bool:
    """Whether the dash of "chính trị - xã hội", "Văn hóa - Xã hội" begins a line."""
    if not block.text.startswith(("- ", "– ")):
        return False
    if block.text[2:3].islower():
        return _COMPOUND.search(before.text) is not None
    named = _COMPOUND_OF_A_NAME.search(before.text) is not None
    return named and _SECOND_OF_A_NAME.match(block.text) is not None


def _is_flush(group: list[Block]) -> bool:
    """Whether a numbered paragraph has no first-line indent: its like begins without one, too."""
    return mark_of(group[0].text) is not None and (_indent(group[0]) or 0.0) < 9


def _hangs(first: Block, block: Block) -> bool:
    """Whether a line stands where the words of a marked line begin, as in a list of Word's."""
    words, indent = first.look.second_word, _indent(block)
    if words is None or indent is None or first.look.bold != block.look.bold:
        return False
    return abs(indent - words) < _SAME_PLACE and mark_of(first.text) is not None


def _is_centred(block: Block) -> bool:
    """A numbered line that happens to end as far from the right as it begins is no title."""
    mark = mark_of(block.text) if block.look.centred else None
    return bool(block.look.centred) and (mark is None or mark.rank <= Rank.ROMAN)


def _is_addressee_over(group: list[Block], block: Block) -> bool:
    """Whether a numbered line is names of agencies only and the next one begins with a verb."""
    if len(group) > _MOST_LINES_OF_NAMES:
        return False
    text = _joined(group)
    mark = mark_of(text)
    if mark is None or mark.is_item or not block.text[:1].isupper() or text.endswith((",", " và")):
        return False
    words = without_prefix(text[mark.end :])
    named = begins_name(words) and subject_of(words) is None
    return named and verbs().match(block.text) is not None


def _stretch_of(blocks: Sequence[Block]) -> float:
    """How much wider the letters of a document are than those of Times New Roman."""
    ratios = [
        block.look.width * 1000 / (width_of(block.text) * block.look.size)
        for block in blocks
        if block.look.width and block.look.size and len(block.text) >= _LINE_TO_MEASURE
    ]
    return min(_WIDEST_LETTERS, max(1.0, median(ratios))) if ratios else 1.0


def _is_next(row: list[Mark], mark: Mark) -> bool:
    """Whether a mark carries on one of the rows that are open, or begins a new one."""
    return is_first(mark) or any(follows(before, mark) for before in row[-40:])


def _indent(block: Block) -> float | None:
    return block.look.indent


def _joined(group: list[Block]) -> str:
    """The lines as one: what broke inside a symbol ("2760/QĐ-" "BYT") or after the slash of
    "trang/cổng" gets no blank."""
    pieces = [group[0].text]
    for before, block in pairwise(group):
        end = before.text[-2:]
        in_symbol = _SYMBOL_ENDS.search(end) and re.match(r"[A-ZĐ]", block.text)
        after_slash = _SLASH_ENDS.search(end) and re.match(r"[^\W\d]", block.text)
        pieces += ["" if in_symbol or after_slash else " ", block.text]
    return "".join(pieces)
