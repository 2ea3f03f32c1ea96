"""Links, mail addresses and telephone numbers, so that a listener can write them down."""

from __future__ import annotations

import re

from nepso.outreach.distribution.making.speaking.calling import short_numbers_said
from nepso.outreach.distribution.making.speaking.letters import letters
from nepso.outreach.distribution.making.speaking.numbers import digits, whole

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”’)\]]+"
    r"|(?<![\w@.])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}\."
    r"(?:vn|com|net|org|info|gov|edu|ly|top|xyz|vip|cc|asia|biz)"
    r"(?:/[^\s<>\"”’)\]]*)?(?![\w@])",
    re.IGNORECASE,
)
# Nobody writes down more than this by ear: the site is said, and where the rest can be read.
LONGEST_SAID = 40
_REST_WRITTEN = "địa chỉ đầy đủ xem trên bảng tin"
_LAST = ".,;:!?…"
_SIGNS = {
    ".": "chấm", "/": "gạch chéo", "-": "gạch ngang", "_": "gạch dưới", "@": "a còng",
    "?": "hỏi chấm", "=": "bằng", "&": "và", "#": "thăng", "%": "phần trăm", "+": "cộng",
    ":": "hai chấm", "~": "dấu ngã",
}  # fmt: skip
_PIECE = re.compile(r"\d+|[^\W\d_]+|.")
_ENDINGS = {"vn", "tv"}
# "đuôi .apk", "tên miền .gov.vn".
_ENDING = re.compile(
    r"(?:(?<=[\s(“\"'])|(?<![\s\S]))"
    r"\.(?:(?:apk|aab|ipa|exe|msi|bat|scr|zip|rar|pdf|docx?|xlsx?|pptx?|html?|php|jpe?g|png|mp[34]"
    r"|txt|srt|vtt|csv|xml|ics|json|vn|com|gov|edu|net|org|info|xyz|vip|asia|biz)"
    r"|(?<=đuôi \.)[a-z]{2,4}"
    r"|(?<=tên miền \.)[a-z]{2,4}|(?<=tệp \.)[a-z]{2,4})(?:\.[a-z]{2,4}){0,2}(?!\w|\.\w)"
)
# Some digits of a swindler's number are hidden: "0888.xxx.xxx".
_MASKED = re.compile(r"(?<![\w.,/])0\d{1,3}(?:[ .-]?[\dxX*]{2,4}){1,3}(?!\w)")
# A number is a telephone number by how it begins, or by the word before it.
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?:(?:\+84|\(\+84\)|0)(?:[ .\u00a0-]?\d){8,10}"
    r"|\(0\d{1,3}\)(?:[ .\u00a0-]?\d){6,8})(?![\d/])"
)
_SERVICE = re.compile(r"(?<![\w.,/+])1[89]00(?:[ .\u00a0-]?\d){4,6}(?![\d/])")
_CODE = re.compile(
    r"(?P<word>\b(?:MST|STK|TK|CCCD|CMND|mã số thuế|số tài khoản|tài khoản(?: số)?|mã số"
    r"|số căn cước|số định danh|mã định danh)(?: số)?(?: là)?:?\s+)"
    r"(?P<code>\d[\d .-]{4,}\d)(?![\d/])",
    re.IGNORECASE,
)
# What a swindler asks for: four digits and more.
_SECRET = re.compile(
    r"(?P<word>\b(?:OTP|(?:mã )?(?-i:PIN)|CVV|mã xác (?:thực|nhận)|mật khẩu|(?<=\d )chữ số)"
    r"(?: là)?:?\s)"
    r"(?P<code>\d{4,12})(?![\w%]|[.,/]\d|\s?mAh"
    r"|\s(?:nghìn|triệu|tỷ|đồng|số|người|tài khoản|thẻ|của|khách|máy|email|lượt|lần)(?!\w))",
    re.IGNORECASE,
)
_ROOM_BEFORE = 20
# The plate of a car: the province's two digits are a number.
_PLATE = re.compile(
    r"(?:(?<!\w)BS[.:]?\s?)?"
    r"(?<![\w./-])(\d\d)\s?-?([A-ZĐ]{1,2})(\d?)[- ](\d{3})\.?(\d{2})(?![\w.,/-]*\d)"
)
# So many digits without a point are a code: an amount of that size is written in groups.
_LONG = re.compile(r"(?<![\w.,/+-])\d{9,}(?![\w.,/]*\d|\s?(?:đồng|đ|₫|VNĐ|VND|USD|%)(?!\w))")


def links_said(text: str) -> str:
    """Every mail address and link, sign by sign."""
    text = _MASKED.sub(_masked, _ENDING.sub(lambda m: _address(m[0]), text))
    text = _MAIL.sub(lambda m: _address(m[0]), text)
    return _LINK.sub(_link, text)


def _link(match: re.Match[str]) -> str:
    whole_link = match[0]
    link = whole_link.rstrip(_LAST)
    shown = re.sub(r"^(?:https?://)?(?:www\.)?", "", link, flags=re.IGNORECASE).rstrip("/")
    host, _, path = shown.partition("/")
    if len(shown) > LONGEST_SAID or "?" in path:
        return f"{_address(host)}, {_REST_WRITTEN}" + whole_link[len(link) :]
    return _address(shown) + whole_link[len(link) :]


def _address(text: str) -> str:
    said = []
    for piece in _PIECE.findall(text):
        if piece.isdigit():
            said.append(digits(piece))
        elif piece.lower() in _ENDINGS:
            said.append(letters(piece))
        else:
            said.append(_SIGNS.get(piece, piece))
    return " ".join(said)


def phones_said(text: str) -> str:
    """Telephone numbers digit by digit, with a breath where they are written apart."""
    text = _PHONE.sub(_phone, text)
    text = _SERVICE.sub(_service, text)
    text = _LONG.sub(lambda m: _code(m[0]), text)
    return short_numbers_said(text)


def codes_said(text: str) -> str:
    """Numbers of accounts, taxpayers, cards and secrets digit by digit, in groups of three; plates
    of cars."""
    text = _PLATE.sub(_plate, text)
    text = _SECRET.sub(_secret, text)
    text = _CODE.sub(lambda m: m["word"] + _code(m["code"]), text)
    return re.sub(r"(?<!\w)TK(?=:?\s)", "tài khoản", text)


def _code(text: str) -> str:
    groups = re.split(r"[ .-]+", text)
    if len(groups) == 1:
        groups = [text[at : at + 3] for at in range(0, len(text), 3)]
    return ", ".join(digits(group) for group in groups)


def _secret(match: re.Match[str]) -> str:
    code = match["code"]
    return match["word"] + (digits(code) if len(code) == 4 else _code(code))


def _masked(match: re.Match[str]) -> str:
    if not re.search("[xX*]", match[0]):
        return match[0]
    groups = [one for one in re.split("[ .-]", match[0]) if one]
    if len(groups) == 1:
        groups = _grouped(match[0])
    return ", ".join(
        " ".join(digits(sign) if sign.isdigit() else "ích" for sign in group) for group in groups
    )


def _plate(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _ROOM_BEFORE) : match.start()].lower()
    is_apart = re.fullmatch(r"\d\d [A-ZĐ]{1,2}\d? \d{5}", match[0])
    if is_apart and not re.search(r"biển|\bxe\b|bks", before):
        return match[0]  # "20 HS 12000 m2"
    kind = f" {digits(match[3])}" if match[3] else ""
    of_whom = "biển số " if match[0].startswith("BS") else ""
    series = f"{of_whom}{whole(int(match[1]))} {letters(match[2])}{kind}"
    return f"{series}, {digits(match[4])}, {digits(match[5])}"


def _phone(match: re.Match[str]) -> str:
    groups = [one for one in re.split(r"[ .\u00a0()-]+", match[0]) if one]
    if len(groups) == 1:
        groups = _grouped(match[0])
    said = [digits(group) for group in groups]
    if "+" in match[0]:
        said[0] = f"cộng {said[0]}"
    return ", ".join(said)


def _service(match: re.Match[str]) -> str:
    """ "19001234": its first four digits are what it is."""
    number = re.sub(r"\D", "", match[0])
    written = [one for one in re.split(r"[ .\u00a0-]+", match[0]) if one]
    groups = written if len(written) > 1 else [number[:4], number[4:]]
    return ", ".join(digits(group) for group in groups)


def _grouped(number: str) -> list[str]:
    """Three last digits together, so that ten digits are "0912, 345, 678"."""
    groups: list[str] = []
    while len(number) > 4:
        groups.insert(0, number[-3:])
        number = number[:-3]
    return [number, *groups] if number else groups


def rank_said(text: str) -> str:
    """ "thứ 2" and "lần thứ 4": the second, the fourth."""
    return re.sub(
        r"\b(thứ)\s+(\d{1,3})(?!\d|[.,/]\d)",
        lambda m: f"{m[1]} {_rank(int(m[2]))}",
        text,
        flags=re.I,
    )


def _rank(number: int) -> str:
    return {1: "nhất", 4: "tư"}.get(number) or whole(number)
