"""Names of bodies that are called by what they do: "Ban Chỉ đạo Chuyển đổi số tỉnh".

Their second word is a verb elsewhere, and what they were set up for mostly opens with one; neither
is the verb of the sentence.
"""

from __future__ import annotations

import re

from vanban.understanding.agency_words import HEAD, NEW_NAME, TAIL, UPPER
from vanban.understanding.lexicon import known_name, verbs
from vanban.understanding.members import NameEnd

_MOST_WORDS, _LONGEST = 16, 160  # words and letters of what a body was set up for
_STEERING = r"[Bb]an\s+(?:[Cc]hỉ\s+(?:đạo|huy)|[Đđ]iều\s+hành)"
_HELPING = r"(?:[Tt]ổ|[Bb]an|[Nn]hóm|[Cc]ơ quan|[Bb]ộ phận)\s+[Gg]iúp\s+việc|[Tt]ổ\s+công\s+tác"
# Others may be the short name of a body and the verb of its sentence: "Tổ kiểm tra các hộ"
_LOOSE = (
    r"(?:[Tt]ổ|[Nn]hóm|[Hh]ội đồng|[Bb]an|[Bb]ộ phận)\s+(?:[Tt]hẩm định|[Tt]hẩm tra|[Tt]ư vấn|"
    r"[Bb]iên tập|[Bb]iên soạn|[Ss]oạn thảo|[Kk]iểm tra|[Gg]iám sát|[Vv]ận động|[Nn]ghiệm thu|"
    r"[Đđ]ánh giá|[Hh]ỗ trợ|[Rr]à soát|[Xx]ét duyệt|[Tt]hư ký|[Đđ]iều phối)|"
    r"[Đđ]oàn\s+(?:[Kk]iểm tra|[Gg]iám sát|[Tt]hanh tra|[Kk]hảo sát|[Cc]ông tác)"
)
_BODY = re.compile(rf"(?:(?P<sure>{_STEERING}|{_HELPING})|(?P<loose>{_LOOSE}))(?!\w)")
_TIER = r"(?:tỉnh|huyện|xã|phường|thành phố|thị xã|thị trấn|quận|đặc khu|[Tt]rung ương)"
_STANDS_AS_NAME = re.compile(rf"\s+(?:liên\s+ngành|của\s+{_TIER}|{_TIER}|[{UPPER}\d])(?!\w*\s*%)")
_ENDS_NAME = re.compile(r"\s*(?:[;:.)(]|$)|\s*,?\s+và\s|\s*,\s")
_NUMBER = re.compile(r"\s+\d{1,4}(?:/[A-ZĐ]+(?:-[A-ZĐ]+)*)?(?![\w%/])")
_OF = re.compile(r"\s+(?:của\s+)?")
_BOUND = re.compile(r"\s+liên\s+ngành(?!\w)")
_PURPOSE = re.compile(
    rf"\s+(?:[{UPPER}]|phòng\s*,?\s*chống|xây dựng|phát triển|cải cách|chuyển đổi|sắp xếp|ứng phó|"
    r"thực hiện|triển khai|tổng kết|(?:các\s+)?[Cc]hương trình|(?:các\s+)?[Đđ]ề án|cuộc vận động|"
    r"(?:các\s+)?phong trào|chiến dịch|công tác(?!\s+chỉ đạo))"
)
_TO_TIER = re.compile(rf"\s+(?:(?:của\s+|cấp\s+)?{_TIER}(?:\s+[{UPPER}]\w*){{0,4}}|các cấp)(?!\w)")
_CLAUSE_ENDS = re.compile(r"[.;:()]")
_QUOTED = re.compile(r"“[^“”]*”")
_NO_PURPOSE = re.compile(
    r"(?<!\w)(?:các|những|trên|tại|ở|cho|đến|theo|với|do|thuộc|của|(?<!chương )trình|kế hoạch|"
    r"văn bản|báo cáo|kết quả)(?!\w)"
)
_FIGHTING = re.compile(r"\s+[Pp]hòng\s*,?\s*chống(?!\w)")
_JOINED = re.compile(r"(?:,|(?<!\w)(?:và|trong|công tác|Chương trình|Đề án))\s*$")
_GAP = re.compile(r"\s+")


def body_end(text: str, at: int, proper_end: NameEnd, *, helps: bool = True) -> int:
    """The end of the name of such a body that begins at ``at``, or ``at`` where none does.

    ``proper_end`` reads what a body is for and looks for no further body; ``helps`` tells whether
    this one may be named by the body it helps.
    """
    found = _BODY.match(text, at)
    if found is None:
        return at
    known = known_name(text, at)
    if known is not None and known.end() > found.end():
        return at  # "Ban Chỉ huy Quân sự": a name of its own
    if found["loose"] and not _is_name(text, found):
        return at
    end = found.end()
    bound = _BOUND.match(text, end)
    end = bound.end() if bound else end
    return _with_tier(text, _with_purpose(text, end, proper_end, helps=helps))


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Whether the verb after the head word is a part of the name and not of the sentence."""
    end = found.end()
    if _STANDS_AS_NAME.match(text, end):
        return True
    gap = _ENDS_NAME.match(text, end)
    if gap is not None:  # "Đoàn kiểm tra, giám sát việc …" tells what the body does
        return verbs().match(text, gap.end()) is None
    blank = _GAP.match(text, end)
    return blank is not None and verbs().match(text, blank.end()) is not None


def _with_purpose(text: str, end: int, proper_end: NameEnd, *, helps: bool) -> int:
    """Past the number of a body, the body it helps, or what it was set up for."""
    number = _NUMBER.match(text, end)
    if number is not None:
        return number.end()
    of = _OF.match(text, end) if helps else None
    if of is not None:
        helped = body_end(text, of.end(), proper_end, helps=False)
        if helped > of.end():
            return helped
    tiered = _tiered_end(text, end)
    if tiered > end:
        return tiered
    if re.compile(rf"\s+[{UPPER}]").match(text, end) and not NEW_NAME.match(text, end + 1):
        return proper_end(text, end)
    fighting = _FIGHTING.match(text, end)
    return proper_end(text, fighting.end()) if fighting else end


def _tiered_end(text: str, end: int) -> int:
    """Past what a body is for and the "tỉnh", "xã" behind it, or ``end`` where none is."""
    opens = _PURPOSE.match(text, end)
    if opens is None:
        return end
    stops = _CLAUSE_ENDS.search(text, end, end + _LONGEST)
    limit = stops.start() if stops else end + _LONGEST
    for tier in _TO_TIER.finditer(text, opens.end(), limit):
        if _goes_on_after(text, tier.end()):
            fits = _is_purpose(text, opens.end(), tier.start())
            return tier.end() if fits else end
    return end


def _goes_on_after(text: str, at: int) -> bool:
    """Whether a name can end here: a verb, a joint or nothing follows."""
    gap = _GAP.match(text, at)
    return bool(_ENDS_NAME.match(text, at)) or bool(gap and verbs().match(text, gap.end()))


def _is_purpose(text: str, start: int, end: int) -> bool:
    """Whether words are what a body is for: no other agency and no verb of a sentence in them."""
    what = _QUOTED.sub(lambda quoted: "_" * len(quoted.group()), text[start:end])
    if len(what.split()) > _MOST_WORDS or _NO_PURPOSE.search(what.lower()):
        return False
    for word in re.finditer(r"(?<=\s)\w", what):
        if HEAD.match(what, word.start()) or known_name(what, word.start()):
            return False
        verb = verbs().match(what, word.start())
        if verb and " " in verb.group() and not _JOINED.search(what, 0, word.start()):
            return False
    return True


def _with_tier(text: str, end: int) -> int:
    """Past "tỉnh", "các cấp", "của xã" behind the name."""
    tail = TAIL.match(text, end) or re.compile(rf"\s+của\s+{_TIER}(?!\w)").match(text, end)
    return tail.end() if tail else end
