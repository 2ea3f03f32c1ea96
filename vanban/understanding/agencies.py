"""Reads names of agencies and splits lists of them as the contract says.

A list is split at each semicolon, and at each comma or "và" after which a new name begins;
words under one "các" stay one name; a last "trên địa bàn …" is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.model import AgencyName
from vanban.understanding.lexicon import known_name_set, known_names, verbs

_UPPER = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_HEAD_WORDS = (
    r"Sở|Bộ|Ban|Công an|Cục|Chi cục|Tổng cục|Vụ|Viện|Phòng|Văn phòng|Thanh tra|Kho bạc|Thuế|"
    r"Hải quan|"
    r"Ngân hàng|Bảo hiểm|BHXH|Ủy ban|Uỷ ban|UBND|UBMTTQ|MTTQ|Mặt trận|HĐND|Hội đồng|Hội|"
    r"Hiệp hội|Liên đoàn|LĐLĐ|"
    r"Liên minh|Liên hiệp|Đoàn|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Đoàn thể|Tỉnh ủy|Thành ủy|Huyện ủy|"
    r"Đảng ủy|Đảng bộ|Quận ủy|Báo|Đài|Cổng|Trung tâm|Trường|Bệnh viện|Trạm|Tòa án|Toà án|TAND|"
    r"VKSND|Bộ Chỉ huy|BCH|"
    r"Bộ đội|Quân khu|Công ty|Tổng công ty|Tập đoàn|Doanh nghiệp|Điện lực|Bưu điện|Viễn thông|"
    r"VNPT|Viettel|Thi hành án|Thống kê|Cảnh sát|Chủ tịch|Phó Chủ tịch|Giám đốc|Thủ trưởng|"
    r"Lãnh đạo|"
    r"Hiệu trưởng|Trưởng|Người|Cơ quan|Đơn vị|Tổ|Khoa|Chính quyền|Nhà trường|Công đoàn|Đội|"
    r"Lực lượng|"
    r"Thành viên|Trung ương|Đồn|Già làng|"
    r"Quốc hội|Chính phủ|Thủ tướng|Học viện|Đại học|Nhà|Thư viện|Bảo tàng|Hợp tác xã|Cụm|Kiểm lâm|"
    r"Quân sự|Biên phòng|Mỗi|Hạt|Thường trực|BQL|Ban quản lý|UB MTTQ"
)
# words that only look like a head word: "Báo cáo", "Ban hành", "Phòng, chống", "Bộ Quy tắc"
_NO_HEAD = (
    r"(?!(?:Báo\s+cáo|Ban\s+hành|Tổ\s+chức|Phòng\s*(?:ngừa|,|chống|tránh|dịch|bệnh|cháy|ngự|học)|"
    r"Hội\s+(?:nghị|thảo|thi|diễn|chợ|nhập|họp|viên|trại|chứng)|Đoàn\s+(?:kết|viên|thể\s+hóa)|"
    r"Trường\s+hợp|"
    r"Bộ\s+(?:[Qq]uy\s+tắc|tiêu\s+chí|chỉ\s+(?:số|tiêu)|tài\s+liệu|sản\s+phẩm|thủ\s+tục|nhận|"
    r"phận|công cụ|[Ll]uật|câu)|"
    r"Khoa\s+học|Đội\s+ngũ|Nhà\s+(?:nước|ở|giáo|văn)|Vụ\s+(?:việc|án)|Viện\s+trợ|"
    r"Người\s+(?:Việt|tốt)|Thanh tra\s*,|Thanh tra\s+(?:việc|công tác|đột xuất|định kỳ)|"
    r"Thống\s+kê\s+(?:các|số|và)|Cổng\s+(?:dịch|DVC)|Đài\s+tưởng|Mỗi\s+(?:năm|ngày|giờ|tháng|"
    r"quý))(?!\w))"
)
_LOWER_HEADS = (
    r"sở|phòng|ngành|tổ(?=\s+[A-ZĐ])|công an|ban chỉ đạo|ban quản lý|ủy ban|văn phòng|trung tâm|"
    r"đoàn thanh niên|công đoàn|"
    r"hội phụ nữ|hội nông dân|hội cựu chiến binh|hội cha mẹ|mặt trận|trường|nhà trường|"
    r"gia đình|cộng đồng|phụ huynh|cha mẹ|người|già làng|chức sắc|nhà|"
    r"nhân dân|chính quyền|cấp ủy|cơ quan|đơn vị|doanh nghiệp|tổ chức chính trị|đoàn thể|xã hội|"
    r"lực lượng|cá nhân|giáo viên|học sinh|cán bộ|báo chí|tổ dân phố|trưởng|thủ trưởng|hiệu trưởng|"
    r"người đứng đầu|chủ tịch|giám đốc|lãnh đạo|địa phương|bệnh viện|trạm|viện|đài|báo"
)
_GROUP = (
    r"các|những|từng|mỗi|mọi|một số|toàn thể|tất cả|toàn bộ|các đồng chí|Các|Những|Từng|"
    r"Mỗi|Mọi|Một số|Toàn thể|Tất cả"
)
_NEW_NAME = re.compile(
    rf"(?:(?:{_GROUP})\s+\w|{_NO_HEAD}(?:{_HEAD_WORDS})(?!\w)|người\s|ủy ban\s|công an\s|"
    rf"sở\s+[{_UPPER}]|"
    rf"phòng\s+[{_UPPER}]|trường\s+[{_UPPER}\w]|ban\s+(?:chỉ đạo|xây dựng|tuyên|tổ chức|"
    rf"chỉ huy|quản lý|công tác)\b|công đoàn\b|nhân dân\b)"
)
_IN_GROUP = re.compile(
    r"(?:sở|ban|ngành|đoàn thể|địa phương|đơn vị|cơ quan(?:\s+(?:điều tra|quản lý|chuyên môn|"
    r"báo chí|truyền thông|thông tin|thường trực))?|tổ chức(?=\s*(?:[,;.)]|$|và\b|"
    r"chính trị|xã hội|đoàn|"
    r"có\b|liên quan|tôn giáo|kinh tế|trong\b|cá nhân|trực thuộc|thuộc\b|"
    r"hội(?!\s+(?:nghị|thi|thảo|diễn|chợ|trại|chữ))|quốc tế|"
    r"nghề nghiệp|trên))|"
    r"doanh nghiệp|hội|huyện|xã|phường|thị trấn|thị xã|thành phố|đặc khu|quận|trường|phòng|"
    r"cá nhân|cấp|"
    r"báo chí|truyền thông(?=\s*(?:[,;.)]|$|và\b|trên|tỉnh|người))|công ty|hợp tác xã|cơ sở|"
    r"trung tâm|bệnh viện|tiểu học|trung học|mầm non|THCS|THPT|tổ dân phố|"
    r"thôn|bản|xóm|ấp|khu|nhà trường|hội viên|đoàn viên|viên chức|công chức|người lao động|"
    r"lực lượng|"
    r"cộng tác viên|chủ rừng|hộ gia đình|hộ|gia đình|người dân|liên đoàn|hiệp hội|viện|"
    r"học viện|cao đẳng|đại học|"
    r"Sở|Ban|Ngành|ban ngành|tổng công ty|tập đoàn|quỹ|chi nhánh|trạm|đội|khoa|tổ(?!\s+chức)|"
    r"bộ phận|lĩnh vực|"
    r"cấp ủy|chính quyền|chi bộ|đảng bộ|UBND(?=\s+các)|phụ huynh|học sinh|giáo viên|nhân viên|"
    r"cán bộ|chuyên gia|nhà khoa học|nhà báo|phóng viên|nghệ nhân|nghệ sĩ|"
    r"chức sắc|tình nguyện viên|hộ kinh doanh|KOLs?|(?:travel )?bloggers?|YouTubers?|"
    r"TikTokers?)(?!\w)"
)
_AGENCY_NOUN = re.compile(
    r"(?:sở|ban|ngành|phòng|cơ quan|đơn vị|địa phương|trường|nhà trường|cơ sở|doanh nghiệp|"
    r"tổ chức|hội|đoàn thể|"
    r"đoàn|xã|phường|huyện|quận|thị xã|thị trấn|thành phố|thành viên|lực lượng|cấp|cấp ủy|"
    r"chính quyền|công ty|"
    r"báo|đài|trung tâm|bệnh viện|trạm|khoa|tổ|thôn|bản|xóm|"
    r"ấp|buôn|khóm|làng|khối|chi bộ|đảng bộ|bộ|cá nhân|hộ|chủ|"
    r"đồng chí|cục|vụ|"
    r"viện|nhà mạng|hợp tác xã|ngân hàng|khu|hiệp hội|học viện|quỹ|đội|cụm|tập đoàn|"
    r"tổng công ty|cán bộ|"
    r"KOLs?|nghệ nhân|nghệ sĩ|già làng|nhà báo|phóng viên|chuyên gia|nhà khoa học|"
    r"giáo viên|học sinh|bậc học|cấp học|lớp|công an|UBND|tầng lớp|đảng viên|tiểu ban|"
    r"đại biểu)(?!\w)",
    re.IGNORECASE,
)
_DROPPED_TAIL = re.compile(r"\s*(?:trên|tại|ở)\s+địa bàn\b.*$", re.DOTALL)
_ASIDE = re.compile(r"\s*\((?:cơ quan|đơn vị|thường trực|qua|là|chủ trì)\b[^()]*\)", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:những\s+)?[Nn]gười\s+(?:có\s+(?:ảnh hưởng|uy tín|công|trách nhiệm)|đứng đầu|nổi tiếng|"
    r"cao tuổi|dân|lao động|phát ngôn)"
    r"(?:\s+(?:các|cơ quan|tổ chức|trong cộng đồng|đơn vị|"
    r"địa phương)(?!\w))*(?:,\s*đơn vị)?(?:\s*\([^()]{1,30}\))?"
)
_PREFIX = re.compile(
    r"^(?:Đề nghị|Đối với|Giao(?: cho)?|Trách nhiệm của|Trách nhiệm|Nhiệm vụ của|Yêu cầu|"
    r"Phân công|Về phía|Cấp|"
    r"Kính đề nghị|Trân trọng đề nghị)\s+(?=\S)"
)
_PLACES = r"(?:tỉnh|huyện|thành phố|thị xã|thị trấn|xã|phường|đặc khu|quận|thôn|xóm)"
_DEALING = re.compile(  # a trade that belongs to the name: "đơn vị cung cấp phần mềm"
    r"(?:cung cấp|cung ứng|sản xuất|kinh doanh|tư vấn|vận hành|khai thác)\s+(?:các\s+)?"
    r"(?:phần mềm|dịch vụ|hạ tầng|thiết bị|nền tảng|internet|viễn thông|hàng hóa|thực phẩm|thuốc|"
    r"vật tư|sản phẩm|điện|nước|du lịch|vận tải|bất động sản|nông sản|xăng dầu|khoáng sản|"
    r"vật liệu|giải pháp)(?:\s+(?:công nghệ|số|viễn thông|internet|thông tin|mạng|sạch|lữ hành|"
    r"du lịch|lưu trú|ăn uống|công cộng|truyền hình|xây dựng|y tế|bảo vệ thực vật))*(?!\w)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:số\s+\d{1,2}|[Kk]hu vực\s+(?:[IVX]+|\d{1,2})|[Cc]hi nhánh(?=[\s,;.)]|$)|khu dân cư|"
    r"các cấp|cùng cấp|cơ sở(?=\s*[,;.)]|\s+và\s|$)|(?:Đảng|Tỉnh|Thành|Huyện|Quận) ủy|"
    r"(?:có\s+)?liên quan(?: khác)?|chức năng|trực thuộc|khác|"
    r"thuộc\s+(?:tỉnh|huyện|thành phố|xã|phường)|"
    rf"địa phương|{_PLACES}(?:\s*,\s*{_PLACES})*|cấp\s+(?:tỉnh|huyện|xã|trên|dưới|"
    rf"cơ sở)(?:,\s*cấp\s+\w+)*)(?!\w)"
)


_GROUP_WORD = re.compile(rf"(?:{_GROUP})\s+")
_HEAD = re.compile(rf"{_NO_HEAD}(?:{_HEAD_WORDS})(?!\w)")
_PROPER = re.compile(rf"\s+[{_UPPER}]")
_LOWER_HEAD = re.compile(rf"(?:{_LOWER_HEADS})(?!\w)")
_JOINT = re.compile(r"\s*(?:;|,|\bvà\b|,\s*và\b|&)\s*")
_MOST_NAMES = 60  # of one list; more is no list that a person wrote


@dataclass(frozen=True, slots=True)
class NameList:
    """Names read from a place in a text, and where the reading ended."""

    names: tuple[str, ...]
    end: int


def split_names(text: str) -> tuple[str, ...]:
    """Split a whole phrase that is a list of agencies (a heading, a cell) into its names."""
    names: list[str] = []
    for part in re.split(r"\s*;\s*", text.strip(" .;:,")):
        names += _split_part(part)
    return tuple(name for name in (_clean(name) for name in names) if name)


def addressees(heading: str) -> tuple[str, ...]:
    """The names in a heading that addresses agencies, without "Đề nghị", "Đối với", "Giao"."""
    names = without_prefix(heading)
    general, colon, each = names.partition(":")
    return split_names(each if colon and begins_name(each.strip()) else general)


def without_prefix(heading: str) -> str:
    """A heading without the words before the addressee."""
    while True:
        shorter = _PREFIX.sub("", heading, count=1)
        if shorter == heading:
            return heading
        heading = shorter


def begins_name(text: str) -> bool:
    """Whether a phrase begins with the name of an agency or of a group of them."""
    if known_names().match(text):
        return True
    group = re.match(rf"(?:{_GROUP})\s+", text)
    if group:
        return bool(_AGENCY_NOUN.match(text, group.end()))
    if re.match(rf"{_NO_HEAD}(?:{_HEAD_WORDS})(?!\w)", text):
        return True
    return bool(
        re.match(
            r"(?:sở|phòng|trường|công an|ban|tổ)\s+[A-ZĐ]|(?:nhà trường|công đoàn|gia đình)\b", text
        )
    )


def read_names(text: str, start: int) -> NameList:
    """Read a list of names from ``start``; it ends where a verb or another phrase begins."""
    names: list[str] = []
    at = start
    while len(names) < _MOST_NAMES:
        end = _name_end(text, at, first=not names)
        if end <= at:
            break
        names.append(text[at:end])
        joint = _JOINT.match(text, end)
        if not joint or not _is_name_start(text, joint.end()):
            at = end
            break
        at = joint.end()
    cleaned = tuple(name for name in (_clean(name) for name in names) if name)
    return NameList(cleaned, at)


def named(name: str) -> AgencyName:
    """What the gazetteer and the form of a name tell about it."""
    lowered = " ".join(name.lower().split())
    is_group = bool(
        re.match(rf"(?:{_GROUP})\s", name)
        or re.search(
            r"\bcác\s+(?:xã|huyện|sở|đơn vị|trường|thôn|thành phố|quận|địa phương)", lowered
        )
        or re.match(r"(?:cơ quan|đơn vị|doanh nghiệp|người|cộng đồng|gia đình)\b", lowered)
    )
    known = known_names().match(name)
    return AgencyName(name, is_group, lowered in known_name_set() or known is not None)


def _split_part(part: str) -> list[str]:
    names: list[str] = []
    start = at = 0
    while at < len(part):
        known = known_names().match(part, at) if at == start else None
        if known:
            at = known.end()
            continue
        joint = re.compile(r"\s*,\s*và\s+|\s*,\s*|\s+và\s+|\s+cùng với\s+").match(part, at)
        if joint and joint.start() > start and _NEW_NAME.match(part, joint.end()):
            names.append(part[start:at])
            start = at = joint.end()
            continue
        at += 1
    return [*names, part[start:]]


def _clean(name: str) -> str:
    name = _ASIDE.sub("", _DROPPED_TAIL.sub("", " ".join(name.split())))
    return name.strip(" .,;:-–")


def _is_name_start(text: str, at: int) -> bool:
    if known_names().match(text, at) or _NEW_NAME.match(text, at):
        return not re.compile(
            r"(?:các|những)\s+(?:nội dung|hoạt động|nhiệm vụ|quy định|giải pháp|biện pháp|"
            r"hành vi|vấn đề)"
        ).match(text, at)
    return bool(_LOWER_HEAD.match(text, at)) and not verbs().match(text, at)


def _name_end(text: str, at: int, *, first: bool) -> int:  # noqa: PLR0911 (one rule, one answer)
    """The end of one name that begins at ``at``, or ``at`` when none does."""
    known = known_names().match(text, at)
    if known:
        return _with_tail(text, known.end())
    people = _PEOPLE.match(text, at)
    if people:
        return people.end()
    group = _GROUP_WORD.match(text, at)
    if group:
        if not _AGENCY_NOUN.match(text, group.end()):
            return at
        return _group_end(text, group.end())
    head = _HEAD.match(text, at)
    if head:
        return _proper_end(text, head.end())
    lower = _LOWER_HEAD.match(text, at)
    if lower and _PROPER.match(text, lower.end()):
        return _proper_end(text, lower.end())
    if lower and not (first and text[at : at + 3] == "xã "):
        return _group_end(text, at)
    return at


def _with_tail(text: str, end: int) -> int:
    """Past "tỉnh Thái Nguyên", "các huyện, thành phố", "có liên quan" after a known name."""
    while True:
        tail = _TAIL.match(text, end)
        place = re.compile(rf"\s+(?:[{_UPPER}][\w&-]*)(?:\s+[{_UPPER}][\w&-]*)*").match(text, end)
        group = re.compile(
            r"\s+các\s+(?=huyện|xã|quận|phường|thành phố|thị xã|đặc khu|"
            r"thôn|bản|ấp|xóm|cấp|địa phương|tỉnh)"
        ).match(text, end)
        if group:
            return _group_end(text, group.end())
        found = tail or place
        if not found:
            return end
        end = found.end()


def _group_end(text: str, at: int) -> int:
    """Past the words under one "các": nouns and their commas, up to a verb."""
    pattern = re.compile(r"[\w&/()–-]+(?:\.\w+)*")
    word_at = at
    end = at
    first = True
    while True:
        found = pattern.match(text, word_at)
        if not found:
            return end
        tail = _TAIL.match(" " + text[word_at : word_at + 40])
        trade = _DEALING.match(text, word_at)
        if tail and not first:
            end = word_at + tail.end() - 1
        elif trade and not first:
            end = trade.end()
        elif not first and _ends_here(text, word_at):
            return end
        else:
            noun = _IN_GROUP.match(text, word_at)
            end = noun.end() if noun else found.end()
        first = False
        joint = re.compile(r"\s*[,&]\s*|\s+và\s+|\s+-\s+|\s+").match(text, end)
        if not joint or not joint.group():
            return end
        if joint.group().strip() in (",", "và", "&") and not _goes_on_in_group(text, joint.end()):
            return end
        word_at = joint.end()


def _goes_on_in_group(text: str, at: int) -> bool:
    if _NEW_NAME.match(text, at):
        return False
    return bool(_IN_GROUP.match(text, at))


def _ends_here(text: str, at: int) -> bool:
    if re.compile(r"trên\s+địa\s+bàn").match(text, at):
        return True
    noun = _IN_GROUP.match(text, at)
    found = verbs().match(text, at)
    longer = found is not None and noun is not None and found.end() > noun.end()
    if noun and not longer and noun.group() != "cấp":
        return False
    if found and found.group().lower() == "quản lý":
        return not re.search(r"(?:cán bộ|ban|cơ quan|nhà|đơn vị|Ban|đội ngũ)\s+$", text[:at])
    return bool(found)


def _proper_end(text: str, at: int) -> int:
    """Past a name that begins with a head word: capitalised words, their joints, and nouns."""
    end = at
    while True:
        step = re.compile(
            rf"\s+(?:[{_UPPER}][\w&/-]*|\d+)|(?:\s*,\s*|\s+và\s+|\s+-\s+|"
            rf"\s*&\s*)(?=[{_UPPER}])[\w&-]+|\s*\([^()]{{1,30}}\)"
        ).match(text, end)
        if step:
            joint = re.match(r"\s*,\s*|\s+và\s+|\s+-\s+|\s*&\s*", step.group())
            if joint and _is_name_start(text, end + joint.end()):
                return end
            end = step.end()
            continue
        tail = _TAIL.match(text, end)
        if tail:
            end = tail.end()
            continue
        word = re.compile(r"\s+(?:-\s+)?([\w&]+)").match(text, end)
        if not word or _ends_here(text, word.start(1)) or word.group(1) in ("và", "hoặc"):
            return end
        if word.group(1) == "các":
            return (
                _group_end(text, word.end() + 1)
                if _AGENCY_NOUN.match(text, word.end() + 1)
                else end
            )
        end = word.end()
