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
    DROPPED_TAIL,
    GROUP,
    GROUP_WORD,
    HEAD,
    NEW_NAME,
    PREFIX,
    RESPONSIBLE,
    UPPER,
)
from vanban.understanding.lexicon import known_name, known_name_set, names_shown
from vanban.understanding.members import NAMED_PLACE, member_lists, members_at, place_end
from vanban.understanding.name_ends import BARE_KIND, COMMON, is_name_start, name_end

_MOST_NAMES = 60  # of one list; more is no list that a person wrote
_COMMUNE = re.compile(
    rf"(?:(?:xã|phường|thị trấn|đặc khu)/)*(?:xã|phường|thị trấn|đặc khu)\s+[{UPPER}]|"
    rf"{NAMED_PLACE.pattern}"
)
_BEGINS_SMALL = re.compile(
    r"(?:sở|phòng|trường|công an|ban|tổ)\s+[A-ZĐ]|(?:nhà trường|công đoàn|gia đình)\b"
)
# "các trường học trên địa bàn xã, trưởng các xóm": where the first of a list are
_ON_GROUND = re.compile(
    r"\s+(?:trên|tại)\s+địa bàn"
    r"(?:\s+(?:toàn\s+)?(?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường)"
    rf"(?:\s+[{UPPER}]\w*)*)?(?=\s*[,;]|\s+và\s)"
)
# "Công an tỉnh (PA05), Sở Y tế": what stands in brackets is beside the name, and the list goes on
_BESIDE = re.compile(r"\s*\([^()]{1,150}\)(?=\s*(?:[,;&]|và\s))")
_PART_JOINT = re.compile(r"\s*,\s*và\s+|\s*,\s*|\s+và\s+|\s+cùng với\s+")
# "Ban Giám hiệu, giáo viên chủ nhiệm" are two; "Phòng Chính trị, học sinh" is the field of one
_PEOPLE_BESIDE = re.compile(
    r"(?:giáo viên|nhân viên|phụ huynh|cha mẹ học sinh|học sinh|cộng tác viên|tổ trưởng|tổ phó|"
    r"hội viên|đoàn viên|người dân)(?!\w)"
)
_OF_FIELDS = re.compile(r"(?:Phòng|Vụ|Cục|Chi cục|Ban (?!Giám|Chấp hành|Chỉ huy|Đại diện))")
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
    for start, members in member_lists(text, 0, name_end):
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
    for head, members in member_lists(text, start, name_end):
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
    return bool(HEAD.match(text) or _BEGINS_SMALL.match(text) or NAMED_PLACE.match(text))


def read_names(text: str, start: int) -> NameList:
    """Read a list of names from ``start``; it ends where a verb or another phrase begins."""
    names: list[str] = []
    at = start
    while len(names) < _MOST_NAMES:
        members = members_at(text, at, name_end)
        end = members.end if members else place_end(text, at)
        end = end if end > at else name_end(text, at, first=not names)
        if end <= at:
            break
        names += members.names if members else (text[at:end],)
        past = _BESIDE.match(text, end) or _ON_GROUND.match(text, end)
        joint = _JOINT.match(text, past.end() if past else end)
        if not joint or not _goes_on(text, at, joint.end()):
            at = end
            break
        at = joint.end()
    cleaned = tuple(name for name in (_clean(name) for name in names) if name)
    return NameList(cleaned, at)


def _goes_on(text: str, name_at: int, at: int) -> bool:
    """Whether after the name at ``name_at`` a further one begins at ``at``."""
    return is_name_start(text, at) or bool(
        NAMED_PLACE.match(text, name_at) and NAMED_PLACE.match(text, at)
    )


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
        or COMMON.match(name)
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
        joint = _PART_JOINT.match(part, at)
        if joint is None or joint.start() == start:
            at += 1
            continue
        after = joint.end()
        kind = GROUP_WORD.match(part, start) and (
            BARE_KIND.match(part, after)
            or (COMMON.match(part, after) and not _ON_GROUND.search(part, start, after + 1))
        )
        place = NAMED_PLACE.match(part, start) and NAMED_PLACE.match(part, after)
        other = place or NEW_NAME.match(part, after) or _people_beside(part, start, after)
        if other and not kind:
            names.append(part[start:at])
            start = at = after
            continue
        at += 1
    return [*names, part[start:]]


def _people_beside(part: str, start: int, at: int) -> bool:
    """Whether at ``at`` people begin who are no part of the body at ``start``."""
    body = HEAD.match(part, start) and not _OF_FIELDS.match(part, start)
    return bool(body and _PEOPLE_BESIDE.match(part, at))


def _clean(name: str) -> str:
    name = ASIDE.sub("", DROPPED_TAIL.sub("", " ".join(name.split())))
    return name.strip(" .,;:-–")
