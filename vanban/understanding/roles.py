"""Who leads, who joins in, and what part the lead plays.

The rules are those of the contract: *Leads*, *Partners*, *Order of roles*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vanban.model import TaskRole
from vanban.understanding.agencies import (
    NameList,
    begins_name,
    colon_after_names,
    read_names,
    split_names,
)
from vanban.understanding.agency_words import ASIDE
from vanban.understanding.lexicon import deeds, names_shown, verbs
from vanban.understanding.members import NAMED_PLACE
from vanban.understanding.sentences import after_adverbs, lead_in_ends
from vanban.understanding.unread_names import unread_at, unread_behind

_ORDERED = re.compile(
    r"(?P<word>[Gg]iao(?:\s+cho)?|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công|Kính đề nghị|"
    r"Trân trọng đề nghị|"
    r"Ủy quyền)\s+(?:cho\s+)?"
)
# "Các ông, bà: Chánh Văn phòng …", "Giao đồng chí Trưởng phòng …": the words before a position
# what stands between two of them matches in one way only, or a long row would never be read
FELLOWS = re.compile(
    r"(?:[Cc]ác\s+)?(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à)"
    r"(?:(?:\s*[,(]\s*|\s+(?:và\s+)?)(?:ông|bà|đồng chí)\)?)*"
    r"(?:\s*:\s+|\s+)(?=(?:Chánh|Trưởng|Phó|Chủ tịch|Giám đốc|Bí thư|Hiệu trưởng|Thủ trưởng|"
    r"Chi cục|Cục trưởng|Chỉ huy|Kế toán|Viện trưởng|Tổng|Thành viên|Ủy viên|Bộ trưởng))"
)
_ORDERS = re.compile(r"\s+(?:thống nhất\s+)?(?P<word>giao|yêu cầu|đề nghị|phân công)\s+(?:cho\s+)?")
_JOINED = re.compile(
    r"[Pp]hối hợp(?P<how>\s+(?:chặt chẽ|đồng bộ|hiệu quả|tốt|thường xuyên|cùng)){0,2}"
    r"(?:\s+(?:thực hiện|triển khai|tổ chức|kiểm tra|giám sát|xử lý|tuyên truyền|công tác|"
    r"hoạt động)){0,2}"
    r"(?:,?\s*(?:và\s+)?(?:chặt chẽ\s+)?(?:cùng với|với|cùng))?\s+"
)
_BETWEEN = re.compile(r"[Pp]hối hợp\s+(?:giữa|liên ngành)")
_LED_BY_OTHERS = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|do [^.;,]{2,60}?)(?:\s+được\s+(?:giao|phân công))?\s+chủ trì",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?<!\w)chủ trì(?!\w)", re.IGNORECASE)
_BRACKETED = re.compile(
    r"\((?:[Dd]o\s+|[Gg]iao\s+)?(?P<inside>[^()]*?)\s+(?P<word>chủ trì|thực hiện|làm đầu mối|"
    r"phụ trách|tham mưu)\b[^()]*\)"
)
_PREDICATE = re.compile(
    r"\b(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|thực hiện|căn cứ|"
    r"tổ chức (?!chính trị|xã hội)\w|chủ động|triển khai|tiếp tục|làm đầu mối)\b"
)
_APPOSITION = re.compile(
    rf"{ASIDE.pattern}|\s*\(bộ phận[^()]*\)|"
    r"(?P<dash>\s+[-–]\s+)(?=(?:cơ quan|đơn vị|bộ phận)\s+thường trực)",
    re.IGNORECASE,
)
_STANDING_BODY = re.compile(r"(?:cơ quan|đơn vị|bộ phận) thường trực\s", re.IGNORECASE)
_GIVEN_INSIDE = re.compile(r"(?:[;.:]\s*|,\s*)(?:giao|Giao)\s+(?:cho\s+)?")


_TITLED = re.compile(r"(?:[^\s:.;()]+\s+){0,11}[^\s:.;()]+:\s+")
_DONE_BY = re.compile(
    r"\bdo\s+(?=\S)(?P<inside>[^;:.()]{3,80}?)\s+(?:chủ trì|phụ trách|đảm nhiệm|thực hiện)"
    r"\s*(?=[;.)]|$)"
)
_WITH = re.compile(r"(?:với|cùng)\s+$")
_NEXT_PART = re.compile(r"[;.]\s+(?=[^\W\d_])")
_CHAIRS = re.compile(r"\s*(?:là (?:cơ quan|đơn vị)\s+)?chủ trì(?!\w)")  # "…; Sở X chủ trì"
_THEN = (re.compile(r"\s*,\s+(?=\S)"), re.compile(r"[^;.()]{0,120}?;\s+(?=\S)"))
_JOIN_IN = re.compile(r"\s+(?:cùng\s+)?phối hợp(?!\w|\s+(?:chặt chẽ\s+)?(?:với|cùng)(?!\w))")
LONGEST_WEIGHED = 12_000  # letters; no duty is longer, and a file without ends must not hold us up
_LONGEST_NAME = 9  # words


@dataclass(frozen=True, slots=True)
class Subject:
    """The agencies that a sentence is about, and where its predicate begins."""

    names: tuple[str, ...]
    requested: bool
    predicate: int


def subject_of(text: str) -> Subject | None:
    """The agencies named before the verb of the sentence ("Giao Sở X …", "UBND các xã …:")."""
    return _subject_of(text[:LONGEST_WEIGHED], names_shown())


@lru_cache(maxsize=512)
def _subject_of(text: str, _shown: object) -> Subject | None:
    for at in [0, *lead_in_ends(text), *_after_title(text)]:
        ordered = _ORDERED.match(text, at)
        start = ordered.end() if ordered else at
        requested = bool(ordered and "ề nghị" in ordered.group("word"))
        fellows = FELLOWS.match(text, start)
        start = fellows.end() if fellows else start
        found = _named_before_verb(text, start, requested=requested, ordered=bool(ordered))
        if found is not None:
            return found
    return None


def _after_title(text: str) -> list[int]:
    """Where the words after a title begin: "Kiểm tra, giám sát: Sở Y tế chủ trì …"."""
    found = _TITLED.match(text)
    if found is None or begins_name(text) or not text[found.end() : found.end() + 1].isupper():
        return []
    return [found.end()]


def _named_before_verb(text: str, start: int, *, requested: bool, ordered: bool) -> Subject | None:  # noqa: PLR0911 (one rule, one answer)
    if not begins_name(text[start:]):
        return None
    run_in = _named_before_colon(text, start, requested=requested)
    if run_in is not None:
        return run_in
    listed = _past_apposition(text, read_names(text, start))
    if not listed.names:
        return None
    orders = _ORDERS.match(text, listed.end)
    if orders:
        below = read_names(text, orders.end())
        if below.names and begins_name(text[orders.end() :]):
            return Subject(below.names, orders.group("word") == "đề nghị", below.end)
    # "Giao Phòng An ninh mạng và phòng, chống …": who is given work keeps it, whatever the name
    joint = r"\s*:\s*|\s*,?\s+(?:và\s+)?" if ordered else r"\s*:\s*|\s*,?\s+"
    after = re.compile(joint).match(text, listed.end)
    if after is None:
        return None
    # the name of a place ends where its capitals do: what follows may be any verb
    told = verbs().match(text, after.end()) or (
        NAMED_PLACE.match(listed.names[-1]) and deeds().match(text, after.end())
    )
    if ":" in after.group() or told:
        return Subject(listed.names, requested, after.end())
    return None


def _past_apposition(text: str, listed: NameList) -> NameList:
    """Names and, past what only tells who one of them is, their end: "Sở Y tế (cơ quan thường
    trực) chủ trì", "Công an xã - cơ quan thường trực Ban Chỉ đạo theo dõi"."""
    if not listed.names:
        return listed
    first, *others = listed.names
    others = [name for name in others if not _stands_for_the_last(text, name)]
    listed = NameList((first, *others), listed.end)
    beside = _APPOSITION.match(text, listed.end)
    if beside is None:
        return listed
    end = read_names(text, beside.end()).end if beside["dash"] else beside.end()
    return NameList(listed.names, end)


def _stands_for_the_last(text: str, name: str) -> bool:
    """ "Sở Y tế, cơ quan thường trực của Ban Chỉ đạo, chủ trì": between commas, no other agency."""
    return _STANDING_BODY.match(name) is not None and f", {name}," in text


def _named_before_colon(text: str, start: int, *, requested: bool) -> Subject | None:
    """ "Sở Y tế, UBND các xã: tổ chức …": the whole list before the colon."""
    colon = colon_after_names(text, start, start + 220)
    head = text[start:colon] if colon > 0 else ""
    if (
        not head
        or _PREDICATE.search(head)
        or re.search(r"[.;]\s", head)
        or not text[colon + 1 :].strip()
    ):
        return None
    first = read_names(head, 0)
    rest = head[first.end :].strip()
    if rest and verbs().match(rest) and not _titles(head, text[colon + 1 :].strip()):
        return None
    return Subject(split_names(head), requested, colon + 2)


def _led_inside(text: str) -> tuple[str, ...]:
    """ "…, do Sở X phụ trách", "…; Sở X chủ trì"."""
    for found in _DONE_BY.finditer(text):
        if begins_name(found.group("inside")):
            return split_names(found.group("inside"))
    for found in _NEXT_PART.finditer(text):
        if begins_name(text[found.end() :]):
            listed = read_names(text, found.end())
            if listed.names and _CHAIRS.match(text, listed.end):
                return listed.names
    return ()


def _titles(head: str, said: str) -> bool:
    """ "Ban Hỗ trợ phụ nữ phát triển kinh tế: Phối hợp …": a name, for the sentence begins anew."""
    return len(head.split()) <= _LONGEST_NAME and said[:1].isupper() and bool(verbs().match(said))


def bracketed_leads(text: str) -> tuple[str, ...]:
    """Leads in brackets or given inside the sentence ("(Sở X chủ trì)", "; giao Sở X …")."""
    for found in _BRACKETED.finditer(text):
        if begins_name(found.group("inside")):
            names = read_names(found.group("inside"), 0).names
            if names:
                return names
    named = _led_inside(text)
    if named:
        return named
    for found in _GIVEN_INSIDE.finditer(text):
        if begins_name(text[found.end() :]):
            names = read_names(text, found.end()).names
            if names:
                return names
    return ()


def partners_in(text: str) -> tuple[str, ...]:
    """Whoever follows "phối hợp (chặt chẽ) với", each once, in order."""
    return _joined_in(text[:LONGEST_WEIGHED], names_shown())[0]


def unread_partner(text: str) -> str:
    """The words at which a list behind "phối hợp với" ends though it goes on, for no name is known
    there; "" where each list is read whole."""
    return _joined_in(text[:LONGEST_WEIGHED], names_shown())[1]


@lru_cache(maxsize=512)
def _joined_in(text: str, _shown: object) -> tuple[tuple[str, ...], str]:
    seen: dict[str, None] = dict.fromkeys(_joining_after_lead(text))
    unread = ""
    for found in _JOINED.finditer(text):
        if _BETWEEN.match(text, found.start()):
            continue
        listed = read_names(text, found.end())
        seen.update(dict.fromkeys(listed.names))
        if listed.names:
            unread = unread or unread_behind(text, listed.end)
        elif _WITH.search(found.group()):
            unread = unread or unread_at(text, found.end())
    return tuple(seen), unread


def _joining_after_lead(text: str) -> tuple[str, ...]:
    """ "Sở X chủ trì; Sở Y, Sở Z phối hợp …": partners named before the word."""
    if "phối hợp" not in text:
        return ()
    for led in _LEADING.finditer(text):
        for then in _THEN:
            found = then.match(text, led.end())
            if found is None or not begins_name(text[found.end() :]):
                continue
            listed = read_names(text, found.end())
            if listed.names and _JOIN_IN.match(text, listed.end):
                return listed.names
    return ()


def role_of(text: str, *, has_lead: bool, requested: bool, predicate: int = 0) -> TaskRole:
    """The role by the order of the contract."""
    if has_lead and _LEADING.search(_LED_BY_OTHERS.sub("", text)):
        return TaskRole.LEAD
    if _opens_with_joining(text, predicate) and (
        has_lead or not _BETWEEN.search(text[: predicate + 60])
    ):
        return TaskRole.COORDINATE
    return TaskRole.REQUESTED if requested else TaskRole.CARRY_OUT


def _opens_with_joining(text: str, predicate: int) -> bool:
    # the words of a lead-in ("Theo", "Khi") are verbs to the list, so it begins behind them
    for at in [predicate] if predicate else lead_in_ends(text) or [0]:
        told = after_adverbs(text, at)
        if re.match(r"phối hợp(?!\w)", text[told:], re.IGNORECASE):
            return True
        if verbs().match(text, told) or deeds().match(text, told):
            return False  # what is done first is something else
    return False
