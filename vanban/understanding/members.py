"""Lists of names under one plural head: "Các Sở: Tài chính, Tư pháp", "UBND các xã: A, B".

The head word goes before each name ("Sở Tài chính", "UBND xã A"): the duty is theirs, not that of
every body of the kind. A name that stands whole in such a list keeps its own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vanban.understanding.agency_words import GROUP_WORD, NEW_NAME, UPPER
from vanban.understanding.lexicon import known_name, verbs

NameEnd = Callable[[str, int], int]

_MOST = 60  # names under one head; no more are reached by a reader
_LONGEST = 160  # letters of one name with what follows it
_LONGEST_UNKNOWN = 8  # words
_OVER = (
    r"(?:(?:Phó\s+)?Chủ tịch|(?:Phó\s+)?Giám đốc|Thủ trưởng|Lãnh đạo|Trưởng|Hiệu trưởng|Bí thư|"
    r"Chỉ huy trưởng|Chánh Văn phòng)"
)
_BODY = (
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Đảng ủy|Công an|Trạm Y tế|"
    r"Ban Chỉ huy Quân sự|Ban CHQS|Trung tâm Y tế|Phòng Văn hóa - Xã hội|Phòng Kinh tế|"
    r"(?:Ủy ban |UB)?MTTQ(?: Việt Nam)?|Mặt trận Tổ quốc|Đoàn Thanh niên|Hội Nông dân|"
    r"Hội Liên hiệp Phụ nữ|Hội Phụ nữ|Hội Cựu chiến binh)"
)
_PLACE = (
    r"xã|phường|đặc khu|thị trấn|thị xã|thành phố|huyện|quận|thôn|xóm|bản|ấp|buôn|khu phố|"
    r"tổ dân phố|khu dân cư"
)
_KIND = (
    r"[Ss]ở|[Bb]ộ|[Bb]an|[Pp]hòng|[Hh]ội|[Cc]hi cục|[Cc]ục|[Vv]ụ|[Vv]iện|[Tt]rung tâm|[Tt]rạm|"
    r"[Bb]ệnh viện|[Tt]rường|[Kk]hoa|[Tt]ổ|[Đđ]ội|[Đđ]ồn|[Hh]ạt|[Đđ]ài|[Tt]ổng công ty|[Cc]ông ty|"
    r"[Nn]gân hàng|[Vv]ăn phòng|[Cc]hi nhánh|[Hh]ọc viện|[Ll]iên đoàn"
)
_HEAD = re.compile(
    rf"(?P<before>(?:{_OVER}\s+)?(?:{_BODY}\s+)?)(?:[Cc]ác|[Nn]hững)\s+"
    rf"(?:(?P<place>{_PLACE})|(?P<kind>{_KIND}))(?!\w)"
    r"(?P<rest>[^:;.\n]{0,60}?)\s*:\s+(?=\S)"
)
_FURTHER_KINDS = re.compile(  # "các sở, ban, ngành tỉnh": only the first has names without a head
    r"(?:(?:\s*,\s*|\s+và\s+|,\s*và\s+)(?:ban|ngành|sở|đoàn thể|đơn vị|địa phương|cơ quan|hội|"
    r"phòng|văn phòng|trung tâm|tổ chức|doanh nghiệp|hội, đoàn thể)(?!\w))*"
)
_FURTHER_PLACES = re.compile(rf"(?:(?:\s*,\s*|\s+và\s+|,\s*và\s+)(?:{_PLACE})(?!\w))+")
_KINDS_JOINT = r"\s*,\s*và\s+|\s*,\s*|\s+và\s+"
_WHICH = re.compile(  # words that choose among them and are no part of each name
    r"\s*(?:\s(?:tỉnh|thành phố|xã|phường|huyện|chuyên môn|trực thuộc|thuộc|của|liên quan|"
    r"có liên quan|chức năng|sau|sau đây|gồm|bao gồm|cụ thể|như|là|trọng điểm|"
    r"vùng)(?!\w)[^,]{0,40})?"
)
_PROPER_KIND = re.compile(  # "Trung tâm Y tế khu vực", "trường mầm non": the kind has more words
    rf"\s+(?:[{UPPER}][\w&-]*|mầm non|tiểu học|trung học cơ sở|trung học phổ thông|"
    rf"cao đẳng|đại học)(?:\s+[^\W\d_][\w&-]*){{0,4}}"
)
_PLACE_NAME = re.compile(
    rf"(?:số\s+\d{{1,3}}|\d{{1,3}}|[{UPPER}][\w’'-]*)(?:\s+(?:[{UPPER}][\w’'-]*|\d{{1,3}}(?!\d*/))){{0,4}}"
)
# "Các đội: Cảnh sát giao thông": a trade, no kind of body of its own, so the head word goes before
_TRADE = re.compile(
    r"(?:Cảnh sát|Kiểm lâm|Quân sự|Biên phòng|Thống kê)(?!\w)|"
    r"(?:Thuế|Hải quan|Thanh tra)(?=\s*(?:[,;.)]|và\s|$))"
)
_NAMED_PLACE = re.compile(rf"(?:{_PLACE})\s+(?=[{UPPER}\d])")
_JOINT = re.compile(r"\s*(?:;|,\s*và(?!\w)|,|(?<!\w)và(?!\w)|&)\s*")
_CUT = re.compile(r"[,;:.()]|\s+và\s|\s+&\s")
_ENDS = re.compile(r"\s*(?:[:;.)]|$)")
_ENDS_MEMBER = re.compile(r"\s*(?:[,;:]|$|và\s|&\s)")


# a place below the province that acts by its own name: "Thôn Hạ", "xã Bình Lâm", "tổ dân phố 5"
NAMED_PLACE = re.compile(
    rf"(?:[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hị trấn|[Tt]hôn|[Xx]óm|[Bb]ản|[Ấấ]p|[Bb]uôn|[Kk]hu phố|"
    rf"[Tt]ổ dân phố)(?:/[^\W\d_][\w ]{{0,9}})?\s+(?=[{UPPER}])|"
    r"(?:[Tt]hôn|[Xx]óm|[Bb]ản|[Ấấ]p|[Bb]uôn|[Kk]hu phố|[Tt]ổ dân phố)\s+"
    r"(?=\d{1,2}(?![\d/%]|[.,]\d))"
)


@dataclass(frozen=True, slots=True)
class Members:
    """The names under one head, each with the head word, and where the list ends."""

    names: tuple[str, ...]
    end: int


@dataclass(frozen=True, slots=True)
class _Head:
    word: str  # what goes before each name; may be empty
    before: str  # what goes before a name that brings its kind of place
    is_place: bool
    end: int
    is_mixed: bool = False  # "các sở, ngành": not each name need be of the first kind


def members_at(text: str, at: int, name_end: NameEnd) -> Members | None:
    """The list of names whose plural head begins at ``at``, or None when none does."""
    found = _HEAD.match(text, at)
    head = _head(found) if found is not None else None
    return _listed(text, head, name_end) if head is not None else None


def place_end(text: str, at: int) -> int:
    """The end of the name of a place that begins at ``at``, or ``at`` when none does."""
    kind = NAMED_PLACE.match(text, at)
    found = _PLACE_NAME.match(text, kind.end()) if kind else None
    return found.end() if found else at


def member_lists(text: str, start: int, name_end: NameEnd) -> Iterator[tuple[int, Members]]:
    """Each such list in a phrase, with where its head begins."""
    if ":" not in text:
        return
    at = start
    while (found := _HEAD.search(text, at)) is not None:
        head = _head(found)
        listed = _listed(text, head, name_end) if head is not None else None
        if listed is not None:
            yield found.start(), listed
        at = listed.end if listed is not None else found.end()


def _head(found: re.Match[str]) -> _Head | None:
    before, rest = found.group("before"), found.group("rest")
    if found.group("place"):
        more = _FURTHER_PLACES.match(rest)
        if not _WHICH.fullmatch(rest, more.end() if more else 0):
            return None
        # "UBND các xã, phường: A, B": which of them is an xã is not said; without a body before
        # them the names say that they are one of both: "xã/phường A"
        word = before.strip() if more else f"{before}{found.group('place')}"
        if more and not word:
            kinds = (found.group("place"), *re.split(_KINDS_JOINT, more.group()))
            word = "/".join(kind for kind in map(str.strip, kinds) if kind)
        return _Head(word, before.strip(), is_place=True, end=found.end())
    more = _FURTHER_KINDS.match(rest)
    after_kinds = more.end() if more else 0
    extra = "" if _WHICH.fullmatch(rest, after_kinds) else rest
    if extra and (after_kinds or not _PROPER_KIND.fullmatch(rest)):
        return None
    kind = found.group("kind")
    if not before:
        kind = kind[0].upper() + kind[1:]
    return _Head(
        f"{before}{kind}{extra}",
        before.strip(),
        is_place=False,
        end=found.end(),
        is_mixed=after_kinds > 0,
    )


def _listed(text: str, head: _Head, name_end: NameEnd) -> Members | None:
    names: list[str] = []
    is_sure = is_named = False
    at = end = head.end
    while len(names) < _MOST:
        name, after, known = _member(text, at, head, name_end)
        if not name:
            break
        names.append(name)
        is_sure = is_sure or known
        is_named = is_named or known or verbs().match(text, at) is None
        end = after
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        at = joint.end()
    if not is_named or not (is_sure or _stands_as_list(text, head, names, end)):
        return None
    return Members(tuple(dict.fromkeys(names)), end)


def _stands_as_list(text: str, head: _Head, names: list[str], end: int) -> bool:
    """Without a name that is known, several that end the line or stand before a verb."""
    if len(names) == 1:
        return False
    if head.is_place:
        return True  # a row of proper names
    ends = _ENDS.match(text, end)
    rest = text[end:].lstrip().removeprefix(",").lstrip()
    return bool(ends) or verbs().match(text, len(text) - len(rest)) is not None


def _member(  # noqa: PLR0911 (one rule, one answer)
    text: str, at: int, head: _Head, name_end: NameEnd
) -> tuple[str, int, bool]:
    """The name at ``at`` with its head word, its end, and whether it is known; "" for none."""
    none = ("", at, False)
    if _HEAD.match(text, at) or GROUP_WORD.match(text, at):
        return none
    if head.is_place:
        return _place(text, at, head) or _own(text, at, name_end) or none
    composed = f"{head.word} {text[at : at + _LONGEST]}"
    shift = at - len(head.word) - 1
    listed = known_name(composed)
    if listed is not None and listed.end() > len(head.word) + 1:
        end = name_end(composed, 0)
        return composed[:end], end + shift, True
    own = _own(text, at, name_end)
    if own is not None:
        return (f"{head.word} {own[0]}", *own[1:]) if _is_trade(text, at, head) else own
    if not text[at : at + 1].isupper() or _opens_deed(text, at):
        return none
    cut = _CUT.search(composed, len(head.word) + 1)
    composed = composed[: cut.start()] if cut else composed
    end = name_end(composed, 0)
    if end <= len(head.word):  # "Trung tâm Y tế khu vực An Khê": the gazetteer knows its beginning
        proper = _PLACE_NAME.match(composed, len(head.word) + 1)
        end = proper.end() if proper else end
    if end <= len(head.word) or len(composed[:end].split()) > _LONGEST_UNKNOWN:
        return none
    return composed[:end], end + shift, False


def _opens_deed(text: str, at: int) -> bool:
    """Whether a verb opens words there; "Tổng hợp" alone between commas is the name of a part."""
    verb = verbs().match(text, at)
    return verb is not None and _ENDS_MEMBER.match(text, verb.end()) is None


def _is_trade(text: str, at: int, head: _Head) -> bool:
    """No sở or bộ is called after these: "Các Sở: Tài chính; Thanh tra" is no "Sở Thanh tra"."""
    if head.is_mixed or head.word.startswith(("Sở", "Bộ")):
        return False
    return _TRADE.match(text, at) is not None


def _place(text: str, at: int, head: _Head) -> tuple[str, int, bool] | None:
    kind = _NAMED_PLACE.match(text, at)
    start = kind.end() if kind else at
    found = _PLACE_NAME.match(text, start)
    if found is None or (not kind and (NEW_NAME.match(text, at) or known_name(text, at))):
        return None
    word = head.before if kind else head.word
    return f"{word} {text[at : found.end()]}".strip(), found.end(), False


def _own(text: str, at: int, name_end: NameEnd) -> tuple[str, int, bool] | None:
    """A name in the list that brings its own head word: "…, Bảo hiểm xã hội tỉnh"."""
    if not (known_name(text, at) or NEW_NAME.match(text, at)):
        return None
    end = name_end(text, at)
    return (text[at:end], end, False) if end > at else None
