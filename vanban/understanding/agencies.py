"""Reads names of agencies and splits lists of them as the contract says.

A list is split at each semicolon, and at each comma or "và" after which a new name begins;
words under one "các" stay one name; a last "trên địa bàn …" is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vanban.model import AgencyName
from vanban.understanding.agency_words import (
    AGENCY_NOUN,
    ASIDE,
    CHOSEN,
    DEALING,
    DROPPED_TAIL,
    GROUP,
    GROUP_WORD,
    HEAD,
    IN_GROUP,
    LOWER_HEAD,
    NEW_NAME,
    PEOPLE,
    PLACES,
    PREFIX,
    PROPER,
    RESPONSIBLE,
    TAIL,
    TRADE,
    UPPER,
)
from vanban.understanding.fields import deed_in_name_end, next_field_end
from vanban.understanding.lexicon import known_name, known_name_set, names_shown, verbs
from vanban.understanding.members import member_lists, members_at
from vanban.understanding.name_parts import (
    STEP,
    STEP_JOINT,
    STEP_WORD,
    is_school_of,
    managed_end,
    projects_end,
    second_part,
)
from vanban.understanding.working_bodies import body_end

_MOST_NAMES = 60  # of one list; more is no list that a person wrote
_COMMUNE = re.compile(
    rf"(?:(?:xã|phường|thị trấn|đặc khu)/)*(?:xã|phường|thị trấn|đặc khu)\s+[{UPPER}]"
)
# schools of a kind, without the name of one: under one "các" with what stands before them
_COMMON = re.compile(
    r"trường\s+(?:học|mầm non|mẫu giáo|tiểu học|trung học|phổ thông|THCS|THPT|"
    r"cao đẳng|đại học|dạy nghề)"
    rf"(?!\w)(?!(?:\s+[^\W\d_]+){{0,3}}\s+(?!THCS|THPT)[{UPPER}])"
)
_BEGINS_SMALL = re.compile(
    r"(?:sở|phòng|trường|công an|ban|tổ)\s+[A-ZĐ]|(?:nhà trường|công đoàn|gia đình)\b"
)
_LOCAL_RULE = re.compile(r"chính quyền(?!\w)")
# "Các Cục, Vụ, đơn vị thuộc Bộ": kinds of bodies under one "các", each without a name of its own
_BARE_KIND = re.compile(
    r"(?:Tổng cục|Chi cục|Cục|Vụ|Viện|Sở|Ban|Phòng|Trung tâm|Khoa|Trường|Văn phòng)"
    r"(?=\s*(?:,|và\s|(?:trực\s+)?thuộc\s|$))"
)
# Words that open with a verb and yet are a part of a name: "Phòng Cảnh sát giao thông".
_NOUN_OF_A_NAME = re.compile(
    r"(?:giao thông|giao dịch|trực ban|phòng cháy)(?!\w)|"
    r"(?<=[Cc]ông )trình(?!\w)|(?<=[Cc]hương )trình(?!\w)|(?<=[Qq]uy )trình(?!\w)|"
    r"(?<=[Vv]iệc )làm(?!\w)|"
    r"(?<=[Cc]ảnh sát )(?:điều tra|quản lý hành chính|thi hành án|bảo vệ)(?!\w)|"
    r"(?<=[Tt]hường )trực(?!\w)|(?<=[Tt]rật )tự(?!\w)",
)
# "các trường học trên địa bàn xã, trưởng các xóm": where the first of a list are
_ON_GROUND = re.compile(
    r"\s+(?:trên|tại)\s+địa bàn"
    r"(?:\s+(?:toàn\s+)?(?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường)"
    rf"(?:\s+[{UPPER}]\w*)*)?(?=\s*[,;]|\s+và\s)"
)
_PLACE_NAME = re.compile(rf"\s+(?:Công an(?!\w)|[{UPPER}][\w&-]*)(?:\s+[{UPPER}][\w&-]*)*")
_FURTHER_PART = re.compile(rf"\s+[-–]\s+(?=[{UPPER}][^\W\d_]*[a-zà-ỹ])")
_OF_EACH = re.compile(
    r"\s+các\s+(?=huyện|xã|quận|phường|thành phố|thị xã|đặc khu|khu vực|"
    r"thôn|bản|ấp|xóm|cấp|địa phương|tỉnh)"
)
_WORD = re.compile(r"[\w&/()–-]+(?:\.\w+)*")
_JOINT_IN_GROUP = re.compile(r"\s*[,&]\s*|\s+và\s+|\s+-\s+|\s+")
# "Công an xã, phường": kinds of places under one name
_MORE_PLACES = re.compile(rf"(?:\s*,\s*{PLACES})+(?!\w|\s+[{UPPER}])")
_ENDS_IN_PLACE = re.compile(rf"\s{PLACES}$")
_JOINT = re.compile(r"\s*(?:;|,|\bvà\b|,\s*và\b|&)\s*")


@dataclass(frozen=True, slots=True)
class NameList:
    """Names read from a place in a text, and where the reading ended."""

    names: tuple[str, ...]
    end: int


def split_names(text: str) -> tuple[str, ...]:
    """Split a whole phrase that is a list of agencies (a heading, a cell) into its names."""
    names: list[str] = []
    text = text.strip(" .;:,")
    at = 0
    for start, members in member_lists(text, 0, _name_end):
        names += _split_parts(text[at:start])
        names += members.names
        at = members.end
    names += _split_parts(text[at:])
    return tuple(name for name in (_clean(name) for name in names) if name)


def _split_parts(text: str) -> list[str]:
    text = re.sub(r"^\s*(?:;|,|và\s|,\s*và\s)\s*|\s*(?:;|,|\svà)\s*$", "", text)
    return [name for part in re.split(r"\s*;\s*", text) for name in _split_part(part)]


def addressees(heading: str) -> tuple[str, ...]:
    """The names in a heading that addresses agencies, without "Đề nghị", "Đối với", "Giao"."""
    names = RESPONSIBLE.sub("", without_prefix(heading))
    if colon_after_names(names) < 0 and ":" in names:
        return split_names(names)  # "Các Sở: Tài chính, Tư pháp"
    general, colon, each = names.partition(":")
    return split_names(each if colon and begins_name(each.strip()) else general)


def colon_after_names(text: str, start: int = 0, end: int | None = None) -> int:
    """Where the first colon stands that opens no list of members ("Các Sở: A, B: …"), or -1."""
    at = start
    for head, members in member_lists(text, start, _name_end):
        if text.find(":", at, head) >= 0:
            break
        at = members.end
    return text.find(":", at, len(text) if end is None else end)


def without_prefix(heading: str) -> str:
    """A heading without the words before the addressee."""
    while True:
        shorter = PREFIX.sub("", heading, count=1)
        if shorter == heading:
            return heading
        heading = shorter


def begins_name(text: str) -> bool:
    """Whether a phrase begins with the name of an agency or of a group of them."""
    if known_name(text):
        return True
    group = GROUP_WORD.match(text)
    if group:
        return bool(AGENCY_NOUN.match(text, group.end()))
    return bool(HEAD.match(text) or _BEGINS_SMALL.match(text))


def read_names(text: str, start: int) -> NameList:
    """Read a list of names from ``start``; it ends where a verb or another phrase begins."""
    names: list[str] = []
    at = start
    while len(names) < _MOST_NAMES:
        members = members_at(text, at, _name_end)
        end = members.end if members else _name_end(text, at, first=not names)
        if end <= at:
            break
        names += members.names if members else (text[at:end],)
        ground = _ON_GROUND.match(text, end)
        joint = _JOINT.match(text, ground.end() if ground else end)
        if not joint or not _is_name_start(text, joint.end()):
            at = end
            break
        at = joint.end()
    cleaned = tuple(name for name in (_clean(name) for name in names) if name)
    return NameList(cleaned, at)


def named(name: str) -> AgencyName:
    """What the gazetteer and the form of a name tell about it."""
    return _named(name, names_shown())


@lru_cache(maxsize=512)
def _named(name: str, _shown: object) -> AgencyName:
    lowered = " ".join(name.lower().split())
    is_group = bool(
        re.match(rf"(?:{GROUP})\s", name)
        or re.search(
            r"\bcác\s+(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|cấp|thôn|xóm|"
            r"bản|ấp|buôn|khu phố|khu dân cư|tổ dân phố|sở|đơn vị|trường|địa phương)(?!\w)",
            lowered,
        )
        or re.match(r"(?:cơ quan|đơn vị|doanh nghiệp|người|cộng đồng|gia đình)\b", lowered)
        or _COMMON.match(name)
    )
    known = known_name(name) or _COMMUNE.match(name)
    return AgencyName(name, is_group, lowered in known_name_set() or known is not None)


def _split_part(part: str) -> list[str]:
    names: list[str] = []
    start = at = 0
    while at < len(part):
        known = known_name(part, at) if at == start else None
        if known:
            at = known.end()
            continue
        joint = re.compile(r"\s*,\s*và\s+|\s*,\s*|\s+và\s+|\s+cùng với\s+").match(part, at)
        after = joint.end() if joint else at
        kind = GROUP_WORD.match(part, start) and (
            _BARE_KIND.match(part, after)
            or (_COMMON.match(part, after) and not _ON_GROUND.search(part, start, after + 1))
        )
        if joint and joint.start() > start and NEW_NAME.match(part, joint.end()) and not kind:
            names.append(part[start:at])
            start = at = joint.end()
            continue
        at += 1
    return [*names, part[start:]]


def _clean(name: str) -> str:
    name = ASIDE.sub("", DROPPED_TAIL.sub("", " ".join(name.split())))
    return name.strip(" .,;:-–")


def _is_name_start(text: str, at: int) -> bool:
    if known_name(text, at) or NEW_NAME.match(text, at):
        return not re.compile(
            r"(?:các|những)\s+(?:nội dung|hoạt động|nhiệm vụ|quy định|giải pháp|biện pháp|"
            r"hành vi|vấn đề)"
        ).match(text, at)
    return bool(LOWER_HEAD.match(text, at)) and not verbs().match(text, at)


def _name_end(text: str, at: int, *, first: bool = False) -> int:  # noqa: PLR0911 (one rule, one answer)
    """The end of one name that begins at ``at``, or ``at`` when none does."""
    body = body_end(text, at, _bare_end)
    if body > at:
        return body
    known = known_name(text, at)
    projects = projects_end(text, known.end()) if known else 0
    if known and projects > known.end():
        return _proper_end(text, at + len("Ban"), past=projects)
    if known:
        return _with_tail(text, known.end())
    people = PEOPLE.match(text, at)
    if people:
        trade = TRADE.match(text, people.end())
        return trade.end() if trade else people.end()
    group = GROUP_WORD.match(text, at)
    if group:
        if not AGENCY_NOUN.match(text, group.end()):
            return at
        return _group_end(text, group.end())
    head = HEAD.match(text, at)
    if head:
        return _proper_end(text, head.end())
    lower = LOWER_HEAD.match(text, at)
    if lower and PROPER.match(text, lower.end()):
        return _proper_end(text, lower.end())
    if lower and not (first and text[at : at + 3] == "xã "):
        return _group_end(text, at)
    return at


def _with_tail(text: str, end: int) -> int:
    """Past "tỉnh Thái Nguyên", "các huyện, thành phố", "có liên quan" after a known name, and past
    a further part: "… Truyền thông - Văn hóa" is known, "- Thể thao huyện" goes on with it."""
    further = _FURTHER_PART.match(text, end)
    if further and not _is_name_start(text, further.end()):
        return _proper_end(text, end)
    while True:
        tail = TAIL.match(text, end)
        place = _PLACE_NAME.match(text, end)
        group = _OF_EACH.match(text, end)
        if group:
            return _group_end(text, group.end())
        found = tail or place or _MORE_PLACES.match(text, end)
        if found and found.re is _MORE_PLACES and not _ENDS_IN_PLACE.search(text, 0, end):
            return end
        if not found:
            return end
        end = found.end()


def _group_end(text: str, at: int) -> int:
    """Past the words under one "các": nouns and their commas, up to a verb."""
    word_at = at
    end = at
    first = True
    force = text.startswith("lực lượng ", at)  # no "các": "…, chính quyền địa phương" is another
    while True:
        found = _WORD.match(text, word_at)
        if not found:
            return end
        body = body_end(text, word_at, _bare_end)
        if body > word_at:  # "các thành viên Ban Chỉ đạo"
            return body
        tail = TAIL.match(" " + text[word_at : word_at + 40])
        trade = DEALING.match(text, word_at)
        if tail and not first:
            end = word_at + tail.end() - 1
        elif trade and not first:
            end = trade.end()
        elif not first and _ends_here(text, word_at):
            chosen = CHOSEN.match(text, end)
            return chosen.end() if chosen else end
        else:
            noun = IN_GROUP.match(text, word_at)
            end = noun.end() if noun else found.end()
        first = False
        joint = _JOINT_IN_GROUP.match(text, end)
        if not joint or not joint.group():
            return end
        if force and _LOCAL_RULE.match(text, joint.end()):
            return end
        if joint.group().strip() in (",", "và", "&") and not _goes_on_in_group(text, joint.end()):
            return end
        word_at = joint.end()


def _goes_on_in_group(text: str, at: int) -> bool:
    if _BARE_KIND.match(text, at) or _COMMON.match(text, at):
        return True
    if NEW_NAME.match(text, at):
        return False
    return bool(IN_GROUP.match(text, at))


def _ends_here(text: str, at: int) -> bool:
    if _NOUN_OF_A_NAME.match(text, at):
        return False
    if re.compile(r"trên\s+địa\s+bàn").match(text, at):
        return True
    noun = IN_GROUP.match(text, at)
    found = verbs().match(text, at)
    if found and text[max(0, at - 4) : at] == "khí " and found.group().startswith("hậu"):
        return False  # "khí hậu kiểm kê": no "hậu kiểm"
    longer = found is not None and noun is not None and found.end() > noun.end()
    if noun and not longer and noun.group() != "cấp":
        return False
    if found and found.group().lower() == "quản lý":
        return not re.search(
            r"(?:cán bộ|ban|cơ quan|nhà|đơn vị|Ban|đội ngũ)\s+$", text[max(0, at - 24) : at]
        )
    return bool(found)


def _bare_end(text: str, at: int) -> int:
    return _proper_end(text, at, holds_body=False)


def _proper_end(text: str, at: int, *, holds_body: bool = True, past: int = 0) -> int:
    """Past a name that begins with a head word: capitalised words, their joints, and nouns."""
    end = past or at
    closed = False  # "… cấp xã": a comma after it opens a new name
    while True:
        blank = holds_body and text[end : end + 1] == " "
        body = body_end(text, end + 1, _bare_end) if blank else end
        if body > end + 1:  # "Văn phòng Ban Chỉ đạo 35 tỉnh"
            return body
        step = STEP.match(text, end)
        if step:
            past_step = _step_end(text, at, step, closed=closed)
            if past_step == end:
                return end
            end = past_step
            continue
        tail = TAIL.match(text, end)
        if tail:
            end, closed = tail.end(), True
            continue
        further = max(second_part(text, at, end), managed_end(text, end))
        if further > end:
            return further
        field = next_field_end(text, end if closed else at, end)
        if field > end:
            end = field
            continue
        word = STEP_WORD.match(text, end)
        if not word or _ends_here(text, word.start(1)) or word.group(1) in ("và", "hoặc"):
            return end
        if word.group(1) == "các":
            return (
                _group_end(text, word.end() + 1) if AGENCY_NOUN.match(text, word.end() + 1) else end
            )
        end = word.end()


def _step_end(text: str, head_end: int, step: re.Match[str], *, closed: bool) -> int:
    """Past a capitalised word with its joint, or where it starts if it opens a new name."""
    joint = STEP_JOINT.match(step.group())
    if joint and is_school_of(text, head_end, step.start(), joint):
        return step.end()
    if joint and (closed or _is_name_start(text, step.start() + joint.end())):
        return step.start()
    return deed_in_name_end(text, step.start(), step.end())
