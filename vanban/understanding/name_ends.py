"""Where one name of an agency ends that begins at a place in a text.

A known name ends as the gazetteer has it and takes its tail along ("tỉnh …", "các huyện"); words
under one "các" end at a verb; a name that begins with a head word goes on over capitalised words,
their joints, nouns and the fields it cares for.
"""

from __future__ import annotations

import re

from vanban.understanding.agency_words import (
    AGENCY_NOUN,
    CHOSEN,
    DEALING,
    GROUP_WORD,
    HEAD,
    IN_GROUP,
    LOWER_HEAD,
    NEW_NAME,
    PEOPLE,
    PLACES,
    PROPER,
    TAIL,
    TRADE,
    UPPER,
)
from vanban.understanding.fields import deed_in_name_end, next_field_end
from vanban.understanding.lexicon import known_name, verbs
from vanban.understanding.name_parts import (
    BRANCH,
    STEP,
    STEP_JOINT,
    STEP_WORD,
    begins_double_verb,
    closes_before,
    is_school_of,
    managed_end,
    projects_end,
    second_part,
)
from vanban.understanding.working_bodies import body_end

# schools of a kind, without the name of one: under one "các" with what stands before them
COMMON = re.compile(
    r"trường\s+(?:học|mầm non|mẫu giáo|tiểu học|trung học|phổ thông|THCS|THPT|"
    r"cao đẳng|đại học|dạy nghề)"
    rf"(?!\w)(?!(?:\s+[^\W\d_]+){{0,3}}\s+(?!THCS|THPT)[{UPPER}])"
)
# "Các Cục, Vụ, đơn vị thuộc Bộ": kinds of bodies under one "các", each without a name of its own
BARE_KIND = re.compile(
    r"(?:Tổng cục|Chi cục|Cục|Vụ|Viện|Sở|Ban|Phòng|Trung tâm|Khoa|Trường|Văn phòng)"
    r"(?=\s*(?:,|và\s|(?:trực\s+)?thuộc\s|$))"
)
# "các nhiệm vụ, giải pháp": a "các" that holds no agencies
_WHAT_IS_DONE = re.compile(
    r"(?:các|những)\s+(?:nội dung|hoạt động|nhiệm vụ|quy định|giải pháp|biện pháp|"
    r"hành vi|vấn đề)"
)
_ON_A_GROUND = re.compile(r"trên\s+địa\s+bàn")
_OF_OTHERS = re.compile(r"(?:của|thuộc|trên|tại|ở|trong|ngoài|khác|đến|tới)(?!\w)")
_LOCAL_RULE = re.compile(r"chính quyền(?!\w)")
# Words that open with a verb and yet are a part of a name: "Phòng Cảnh sát giao thông".
_NOUN_OF_A_NAME = re.compile(
    r"(?:giao thông|giao dịch|trực ban|phòng cháy)(?!\w)|"
    r"(?<=Quỹ )hỗ trợ(?!\w)|"
    r"(?<=[Cc]ông )trình(?!\w)|(?<=[Cc]hương )trình(?!\w)|(?<=[Qq]uy )trình(?!\w)|"
    r"(?<=[Vv]iệc )làm(?!\w)|"
    r"(?<=[Cc]ảnh sát )(?:điều tra|quản lý hành chính|thi hành án|bảo vệ)(?!\w)|"
    r"(?<=[Tt]hường )trực(?!\w)|(?<=[Tt]rật )tự(?!\w)",
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


def is_name_start(text: str, at: int) -> bool:
    """Whether the name of an agency may begin at ``at``: after a joint, a next one does."""
    if known_name(text, at) or NEW_NAME.match(text, at):
        return not _WHAT_IS_DONE.match(text, at)
    return bool(LOWER_HEAD.match(text, at)) and not verbs().match(text, at)


def name_end(text: str, at: int, *, first: bool = False) -> int:  # noqa: PLR0911 (one rule, one answer)
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
    if further and not is_name_start(text, further.end()):
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
        if not joint or not joint.group() or _goes_to_its_deed(text, end, joint):
            return end
        if force and _LOCAL_RULE.match(text, joint.end()):
            return end
        if joint.group().strip() in (",", "và", "&") and not _goes_on_in_group(text, joint.end()):
            return end
        word_at = joint.end()


def _goes_to_its_deed(text: str, end: int, joint: re.Match[str]) -> bool:
    """ "các cơ quan liên quan khám sức khỏe …": after these words stands a place or another name,
    else what is done, be its verb known or not."""
    if joint.group().strip() or not text.startswith("liên quan", max(0, end - len("liên quan"))):
        return False
    return not TAIL.match(text, end) and not _OF_OTHERS.match(text, joint.end())


def _goes_on_in_group(text: str, at: int) -> bool:
    if BARE_KIND.match(text, at) or COMMON.match(text, at):
        return True
    if NEW_NAME.match(text, at):
        return False
    return bool(IN_GROUP.match(text, at))


def _ends_here(text: str, at: int) -> bool:
    if _NOUN_OF_A_NAME.match(text, at):
        return False
    if _ON_A_GROUND.match(text, at) or begins_double_verb(text, at):
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
        word = None if closes_before(text, at, end) else STEP_WORD.match(text, end)
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
    at = step.start()
    if joint and (is_school_of(text, head_end, at, joint) or BRANCH.match(text, at)):
        return step.end()
    if joint and (closed or is_name_start(text, at + joint.end())):
        return at
    return deed_in_name_end(text, at, step.end())
