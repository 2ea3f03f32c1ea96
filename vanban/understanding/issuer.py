"""Who issued a document, from the capitals of its heading, with the place of the body above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.reading.letters import pattern
from vanban.understanding.lexicon import known_names, small_after, written_name

_NAME_BEGINS = re.compile(
    r"^(?:ỦY BAN|UỶ BAN|UBND|UBMTTQ|UB MTTQ|MTTQ|SỞ|BỘ|BAN|CÔNG AN|CỤC|CHI CỤC|TỔNG CỤC|VỤ|"
    r"VIỆN|PHÒNG(?!\s*,?\s*CHỐNG)|VĂN PHÒNG|THANH TRA|BẢO TÀNG|ĐIỆN LỰC|BƯU ĐIỆN|VIỄN THÔNG|"
    r"HẠT|ĐỒN|HỢP TÁC XÃ|QUỸ|TẠP CHÍ|CỔNG|TỔ CÔNG TÁC|"
    r"KHO BẠC|THUẾ|HẢI QUAN|NGÂN HÀNG|BẢO HIỂM|BHXH|MẶT TRẬN|HỘI ĐỒNG|HĐND|HỘI|HIỆP HỘI|"
    r"LIÊN ĐOÀN|LIÊN MINH|LIÊN HIỆP|ĐOÀN|"
    r"TỈNH ĐOÀN|THÀNH ĐOÀN|HUYỆN ĐOÀN|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|HUYỆN ỦY|HUYỆN UỶ|ĐẢNG ỦY|"
    r"ĐẢNG UỶ|ĐẢNG BỘ|QUẬN ỦY|CHI BỘ|BÁO|ĐÀI|TRUNG TÂM|"
    r"TRƯỜNG|BỆNH VIỆN|TRẠM|TÒA ÁN|BỘ CHỈ HUY|BCH|CÔNG TY|TỔNG CÔNG TY|TẬP ĐOÀN|ĐẠI HỌC|"
    r"HỌC VIỆN|NHÀ|THƯ VIỆN|BQL|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI)\b"
)
# over the day in what a body of the Youth Union issues, as the motto is elsewhere
_YOUTH_UNION = re.compile(r"ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH")
_GROUP = re.compile(r"(?:CÁC|MỌI|TỪNG|TOÀN THỂ)\s+")
_NAMES_JOINT = re.compile(r"\s*[;,]\s*|\s+VÀ\s+")
_PLACE_OF_COMMITTEE = re.compile(
    r"(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s+"
    r"((?:TỈNH|HUYỆN|THÀNH PHỐ|TP\.?|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU)\s+.+)"
)
_PARTY = re.compile(r"^(?:TỈNH|THÀNH|HUYỆN|QUẬN|ĐẢNG) (?:ỦY|UỶ)\b")
_STANDING_BODY = re.compile(r"^(?:BAN THƯỜNG (?:TRỰC|VỤ)|BAN CHẤP HÀNH|THƯỜNG TRỰC)$")
_TAKES_PLACE = re.compile(r"^(?:SỞ|PHÒNG|BAN|THANH TRA|VĂN PHÒNG)\b")
_SCHOOLS = re.compile(
    r"(?<=^Trường )(?:Mầm Non|Mẫu Giáo|Tiểu Học|Trung Học (?:Cơ Sở|Phổ Thông)|Cao Đẳng|Đại Học)"
    r"(?= và | - | )|(?<= và )(?:Trung Học (?:Cơ Sở|Phổ Thông))(?= )",
    re.IGNORECASE,
)
# words that the style of decree 30 (Phụ lục II) writes small inside a name, whatever the capitals
_SECOND_SMALL = re.compile(
    r"\b((?:Ủy|Uỷ) |Hội (?=Đồng)|[Hh]uyện (?=Đảo)|Ban Chỉ (?=Đạo|Huy)|Ban Quản (?=Lý)|"
    r"Bộ Chỉ (?=Huy)|Ban Chấp (?=Hành)|Trung (?=Tâm)|Bệnh (?=Viện)|Văn (?=Phòng)|Thanh (?=Tra)|"
    r"Công (?=An|Ty|Đoàn)|Liên (?=Đoàn|Minh|Hiệp)|Đặc (?=Khu)|đặc (?=Khu)|Kho (?=Bạc)|"
    r"Ngân (?=Hàng)|Học (?=Viện)|Thư (?=Viện)|Bảo (?=Tàng)|Hợp Tác )"
    r"(Ban|Đồng|Đảo|Đạo|Huy|Lý|Hành|Tâm|Viện|Phòng|Tra|An|Ty|Đoàn|Minh|Hiệp|Khu|Bạc|Hàng|Tàng|"
    r"Xã)(?!\w)"
)
_WRITTEN = tuple(
    (re.compile(rf"\b{words}\b", re.IGNORECASE), words)
    for words in (
        *("Chuyển đổi số", "Đa khoa", "Khu công nghệ cao", "Khu công nghiệp", "Khu kinh tế"),
        *("khu vực", "cổ phần", "trách nhiệm hữu hạn", "một thành viên", "nhân dân đặc khu"),
    )
)
_PLACED = pattern(r"\b(?:TỈNH|HUYỆN|THÀNH PHỐ)\s+[A-ZĐÀ-Ỹ]")
_SHORT_COMMITTEE = re.compile(r"^(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\b", re.IGNORECASE)
_SHORTENED = frozenset(["ubnd", "ubmttq", "hđnd", "ub", "hlhpn"])
_SMALL = frozenset(
    [
        "và",
        "của",
        "các",
        "tỉnh",
        "huyện",
        "thành",
        "phố",
        "thị",
        "xã",
        "phường",
        "quận",
        "trấn",
        "nhân",
        "dân",
        "cấp",
        "về",
        "trực",
        "thuộc",
        "cho",
        "với",
    ]
)


def issuer_of(lines: Sequence[str], body_text: str, place: str | None) -> str | None:
    """The issuer's name in ordinary letters, or None when the heading names nobody."""
    names = _names(lines)
    if not names:
        return None
    names = [name for name in names if not _YOUTH_UNION.fullmatch(name)] or names
    name = names[-1]
    committee = next((f for f in map(_PLACE_OF_COMMITTEE.search, reversed(names[:-1])) if f), None)
    parent_place = committee.group(1) if committee else None
    written = _in_ordinary_letters(name, body_text)
    if parent_place and _TAKES_PLACE.match(name) and not _PLACED.search(name):
        place_name = _ordinary(parent_place)
        written += " " + place_name[0].lower() + place_name[1:]
    elif len(names) > 1 and _STANDING_BODY.match(name):
        written = f"Ban {name.split(' ', 1)[1].capitalize()}" if name[:4] == "BAN " else written
        written += " " + _in_ordinary_letters(names[-2], body_text)
    elif len(names) > 1 and _PARTY.match(names[-2]) and name.startswith(("BAN ", "VĂN PHÒNG")):
        written += " " + _ordinary(names[-2])
    elif parent_place is None and re.search(r"\b(?:TỈNH|THÀNH PHỐ|HUYỆN)$", name) and place:
        written += " " + place
    return written


def _names(lines: Sequence[str]) -> list[str]:
    """Lines of capitals joined to names: a new name begins with a head word."""
    names: list[str] = []
    for line in (printed.strip(" *-_") for printed in lines):
        if not line:
            continue
        whole = names and known_names().fullmatch(f"{names[-1]} {line}")
        if names and (whole or not _begins(line) or names[-1].endswith((" VÀ", ",", " -"))):
            names[-1] += " " + line
        else:
            names.append(line)
    return [" ".join(name.split()) for name in names]


def _begins(line: str) -> bool:
    """A lone head word is the end of a name that the column broke ("… HẢI / PHÒNG")."""
    return bool(_NAME_BEGINS.match(line)) and (" " in line or line in ("QUỐC HỘI", "CHÍNH PHỦ"))


def _in_ordinary_letters(name: str, body_text: str) -> str:
    spread = _SHORT_COMMITTEE.sub("Ủy ban nhân dân", name)
    for form in (spread, name):
        found = re.search(re.escape(form), body_text, re.IGNORECASE)
        if found and not found.group().isupper():
            return found.group()[0].upper() + found.group()[1:]
    return _ordinary(spread)


def _ordinary(name: str) -> str:
    """Capitals to ordinary letters: a known name as the gazetteer writes it, else word by word."""
    known = known_names().match(name)
    if known is not None:
        rest = name[known.end() :].strip()
        written = written_name(known.group())
        return f"{written} {_after_a_name(_word_by_word(rest))}" if rest else written
    return _SCHOOLS.sub(lambda found: found.group().capitalize(), _word_by_word(name))


def _after_a_name(words: str) -> str:
    """The place behind a name, with its "tỉnh" or "xã" small."""
    first, _, others = words.partition(" ")
    return f"{first.lower()} {others}" if first.lower() in _SMALL else words


def _is_second_syllable(before: str, word: str) -> bool:
    return (before, word.lower().rstrip(",.")) in small_after()


def in_ordinary_letters(title: str) -> str:
    """A heading in capitals that names agencies, as they are written elsewhere: "SỞ Y TẾ, CÁC XÃ".

    One that begins with no known name and no group stays as it is: it may be any title.
    """
    group = _GROUP.match(title) is not None
    named = group or known_names().match(title) or _SHORT_COMMITTEE.match(title)
    if not title.isupper() or not named:
        return title
    names: list[str] = []
    at = 0
    while at < len(title):
        known = known_names().match(title, at)
        joint = _NAMES_JOINT.search(title, known.end() if known else at)
        end = joint.start() if joint else len(title)
        piece = title[at:end]
        of_group = bool(_GROUP.match(piece)) or (bool(group) and not _begins(piece))
        names.append(piece.lower() if of_group and not known else _ordinary(piece))
        group = of_group or " CÁC " in piece
        names.append(joint.group().lower() if joint else "")
        at = joint.end() if joint else len(title)
    written = "".join(names)
    return written[:1].upper() + written[1:]


def _word_by_word(name: str) -> str:
    words = []
    before = ""
    for i, word in enumerate(name.split()):
        bare = word.strip(",.").lower()
        if (
            re.search(r"[&\d]", word)
            or bare in _SHORTENED
            or (
                len(bare) <= 5
                and not re.search(
                    r"[aeiouyàáảãạăắằẳẵặâấầẩẫậèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]",
                    bare,
                )
            )
        ):
            words.append(word)
        elif i > 0 and (bare in _SMALL or _is_second_syllable(before, word)):
            words.append(word.lower())
        else:
            words.append(word.capitalize())
        before = word.lower().rstrip(",")
    ordinary = _SECOND_SMALL.sub(
        lambda found: found.group(1) + found.group(2).lower(), " ".join(words)
    )
    for found, written in _WRITTEN:
        ordinary = found.sub(written, ordinary)
    return re.sub(r"\b(Tỉnh|Thành|Huyện|Quận|Đảng) (?:Ủy|Uỷ)\b", r"\1 ủy", ordinary)
