"""Which clauses are sections: a title or an addressee with something under it.

The rule is that of the contract, *How the answer keys were made*, Sections.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.understanding.agencies import (
    addressees,
    begins_name,
    colon_after_names,
    read_names,
    without_prefix,
)
from vanban.understanding.attributes import attribute_kind
from vanban.understanding.duties import is_further_duty
from vanban.understanding.frequencies import frequency_in
from vanban.understanding.lexicon import deeds, verbs
from vanban.understanding.markers import IN_BRACKETS, POINTS, Rank, is_counted
from vanban.understanding.outline import Node
from vanban.understanding.roles import FELLOWS, subject_of

_LIST_OPENS = re.compile(
    r"(?:gồm|như|sau|cụ thể|là|sau đây|theo hướng|bao gồm|gồm có|trong đó|địa chỉ)\s*$",
    re.I,
)
_OF_ONE = re.compile(  # "Chỉ tiêu cụ thể: …" is a title, "…, cụ thể: …" opens a list
    r"(?:Các |Một số )?(?:chỉ tiêu|mục tiêu|nhiệm vụ|yêu cầu|nội dung|giải pháp|biện pháp|"
    r"kết quả|phân công)(?: thực hiện)? cụ thể\s*$",
    re.IGNORECASE,
)
_LEAVES = re.compile(r"(?:bảng|biểu|phụ lục)(?:\s+(?:sau|dưới đây))?\s*:$", re.IGNORECASE)
_OF_A_TITLE = re.compile(r"(?:kết quả|kế hoạch|công tác|chế độ|định kỳ|và)(?!\w)")
_SENTENCE_BREAK = re.compile(r"[.;!?]\s+\S")
_ENFORCES = re.compile(r"chịu trách nhiệm\s+(?:tổ chức\s+)?(?:thi hành|thực hiện)\s")
_OF_DUTIES = re.compile(  # what they open are duties: "Tổ chức các hoạt động, cụ thể:"
    r"nội dung|nhiệm vụ|giải pháp|biện pháp|công việc|hoạt động|phân công|tổ chức thực hiện|"
    r"triển khai thực hiện"
)
_DATED = re.compile(
    r"\d/\d|tháng\s+\d|quý\s+(?:IV|I{1,3}|[1-4])(?!\w)|ngày\s+\d|(?:hằng|hàng)\s", re.IGNORECASE
)
_LONGEST_TITLE = 45  # words
_LONGEST_ADDRESS = 45  # letters of "Giao các đồng chí, các ông (bà)"
_LONGEST_RUN_IN = 16


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a clause and where the words after it begin (offset in the unit's text)."""

    title: str
    rest: int


def heading_of(node: Node) -> Heading | None:
    """The heading of a numbered clause that is a section, or None."""
    if node.mark is None or not node.is_clause or node.mark.rank in POINTS:
        return None
    return title_of(node)


def title_of(node: Node) -> Heading | None:
    """The title that a clause (also a lettered one) or item begins with, or None: a duty."""
    assert node.unit is not None
    words = node.words
    if node.mark is not None and node.mark.rank in _NAMED_PARTS:
        return _part_heading(node)
    run_in = _run_in(words, has_items=bool(node.children))
    if run_in is not None:
        title, rest = run_in
        return Heading(title, node.start + rest)
    told = [attribute_kind(child.words) for child in node.children]
    is_duty = _is_told_of(node, told) or _is_whole_duty(node)
    has_under = _has_words_under(node, told) and not is_duty
    if _is_title(node, words, has_under=has_under):
        return Heading(_plain(words), len(node.unit.text))
    return None


def _has_words_under(node: Node, told: Sequence[str | None]) -> bool:
    """Whether more stands under a clause than lines that tell of it: who, when, where.

    Numbered ones make it a title ("1. Thời gian, địa điểm") but where they name who does it.
    """
    if None in told:
        return True
    return any(child.is_clause for child in node.children) and not {"lead", "partner"} & {*told}


def _is_whole_duty(node: Node) -> bool:
    """Whether a sentence that opens with a verb stands over nothing but a table or the end."""
    return _is_sentence_to_do(node.words) and all(
        child.is_table or (child.is_plain and _LEAVES.search(child.words))
        for child in node.children
    )


def _is_sentence_to_do(words: str) -> bool:
    words = words.rstrip()
    return words.endswith(".") and not words.isupper() and verbs().match(words) is not None


def states_whole_duty(words: str) -> bool:
    """Whether words say by themselves what is to be done, and to what: "Thu gom rác thải." does,
    "Tổ chức thực hiện." or "Kiểm tra, giám sát." may as well be a title."""
    if not _is_sentence_to_do(words):
        return False
    at = 0
    while bare := verbs().match(words, at) or _OF_A_TITLE.match(words, at):
        at = bare.end() + (words[bare.end()] == ",")
        at += words[at] == " "
    return words[at:].strip(" .") != ""


def _is_told_of(node: Node, told: Sequence[str | None]) -> bool:
    """Whether a duty stands over lines that only tell of it: its content, who, when, where."""
    others = [child for child, kind in zip(node.children, told, strict=True) if kind is None]
    return (
        sum(kind in ("lead", "partner", "time") for kind in told) >= _ENOUGH_TOLD
        and verbs().match(node.words) is not None
        and all(_CONTENT.match(child.words) for child in others)
    )


_CONTENT = re.compile(
    r"(?:Nội dung|Hình thức|Yêu cầu|Mục đích|Phạm vi|Phương thức|Cách thức|Chủ đề|"
    r"Đối tượng)[^:]{0,30}:\s"
)
_ENOUGH_TOLD = 2
_NAMED_PARTS = (Rank.PART, Rank.CHAPTER, Rank.SECTION)


def _part_heading(node: Node) -> Heading:
    """A part's title, which may stand on the lines after its number."""
    assert node.unit is not None
    if node.words.strip():
        return Heading(_plain(node.words), len(node.unit.text))
    titles = []
    for child in node.children:
        if not child.is_plain or (
            not child.words.isupper() and not (child.unit and child.unit.bold)
        ):
            break
        titles.append(child.words)
    return Heading(_plain(" ".join(titles)), len(node.unit.text))


def _run_in(words: str, *, has_items: bool) -> tuple[str, int] | None:  # noqa: PLR0911 (one rule, one answer)
    """A title and the text after its colon on one line."""
    at = colon_after_names(words)  # "Các sở: Tài chính, Nội vụ" names more addressees
    if at <= 0 or not words[at + 1 :].strip() or not words[at + 1].isspace():
        return None
    title = words[:at]
    fellows = FELLOWS.match(without_prefix(words)) if len(title) < _LONGEST_ADDRESS else None
    if fellows and fellows.group().rstrip().endswith(":"):
        return None  # "Các ông, bà: Chánh Văn phòng; Trưởng Công an xã tổ chức …"
    is_name = begins_name(without_prefix(title)) and bool(addressees(title))
    breaks = _SENTENCE_BREAK.search(title.replace(";", ",") if is_name else title)
    opens = _LIST_OPENS.search(title) and not _OF_ONE.match(title)
    if breaks or opens or title.count("(") > title.count(")"):
        return None
    if title.count("“") > title.count("”"):
        return None
    rest_words = words[at + 1 :].strip()
    if is_name and _ENFORCES.search(rest_words):
        return None  # "Chánh Văn phòng; Giám đốc các Sở: Y tế, … chịu trách nhiệm thi hành"
    if is_name and (
        _is_list_of_names(rest_words) or (has_items and _names_members(title, rest_words))
    ):
        return None  # "Các sở: Tài chính, Nội vụ" names more addressees, not a duty
    if len(title.split()) > (40 if is_name else _LONGEST_RUN_IN):
        return None
    rest = at + 1
    while words[rest].isspace():
        rest += 1
    return _plain(title), rest


def _names_members(title: str, rest: str) -> bool:
    """ "Giao các phòng: Nội vụ, Tài chính" over items: the members of a group, no duty."""
    group = re.search(
        r"\b[Cc]ác\s+(?:sở|phòng|ban|ngành|đơn vị|khoa|hội|đoàn thể|xã|phường)", title
    )
    return group is not None and rest[-1] not in ".;" and len(rest.split()) <= 25


def _is_list_of_names(words: str) -> bool:
    if not begins_name(words) or words.endswith("."):
        return False
    return read_names(words, 0).end >= len(words.rstrip(" ;:,"))


def _is_title(node: Node, words: str, *, has_under: bool) -> bool:
    text = words.strip()
    count = len(text.split())
    if node.mark is not None and node.mark.rank <= Rank.ROMAN:
        return count <= 80 and (has_under or text.isupper())
    if not has_under or count > 70:
        return False
    if text.isupper():
        return True
    if _is_sentence(text) or _is_counted_sentence(node, text) or _states_parts(node, text):
        return False
    if node.unit is not None and node.unit.bold:
        return True
    return _is_short_title(text, count)


def _is_counted_sentence(node: Node, text: str) -> bool:
    """ "(1) Rà soát tài khoản giả mạo." is a duty, also where dashes stand under it; so is a dash
    above such numbers, which no colon opens."""
    bracketed = node.mark is not None and node.mark.rank in IN_BRACKETS
    first = node.children[0].mark if node.children else None
    over = first is not None and is_counted(first)
    return (bracketed or over) and text.endswith(".") and not begins_name(without_prefix(text))


def _states_parts(node: Node, text: str) -> bool:
    """ "2.1. Xây dựng tuyến du lịch, cụ thể:" over dashes that name its parts is the duty itself;
    dashes with a verb, an agency or a date are duties of their own."""
    opens = text.endswith(":") and _LIST_OPENS.search(text[:-1]) is not None
    if not opens or _OF_DUTIES.search(text.lower()):
        return False
    subject = subject_of(text)
    verb_at = subject.predicate if subject is not None else 0
    if verbs().match(text, verb_at) is None and deeds().match(text, verb_at) is None:
        return False
    items = [child for child in node.children if not child.is_plain]
    return bool(items) and all(
        child.mark is not None
        and child.mark.is_item
        and not is_further_duty(child.words)
        and _DATED.search(child.words) is None
        for child in items
    )


def _is_sentence(text: str) -> bool:
    """Several sentences, or one that says who does it or how often: "Sở Y tế chủ trì kiểm tra."."""
    if text.endswith(".") and (subject_of(text) is not None or frequency_in(text) is not None):
        return True
    several = re.search(r"[.!?]\s+\S", text.rstrip(" .;:"))
    return several is not None and not begins_name(without_prefix(text))


def _is_short_title(text: str, count: int) -> bool:
    """Whether words without a style are short enough for a title, by how they end."""
    if text.endswith(("./.", ";")):
        return False
    if begins_name(without_prefix(text)) and not text.endswith("."):
        return True
    if text.endswith(":"):
        return count <= 30
    return count <= (22 if text.endswith(".") else _LONGEST_TITLE)


def _plain(title: str) -> str:
    return title.strip().rstrip(".:;").strip()
