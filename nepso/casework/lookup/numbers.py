"""Telephone and account numbers, in the one form in which lists hold them."""

from __future__ import annotations

import re

TELEPHONE, ACCOUNT = "telephone", "account"
# Mobile and fixed numbers of ten or eleven digits, service numbers, short numbers of the State
# (Bộ Thông tin và Truyền thông's numbering plan as the numbers are dialled).
_TELEPHONE = re.compile(r"0[235789]\d{8,9}|1[89]00\d{4,6}|1[01]\d|1022|5656|156")
_ACCOUNT = re.compile(r"\d{6,19}")
_HOME_CODE = re.compile(r"(?:\+|00)840?(\d{9,10})")
# Twelve digits that begin with 00 are a citizen's number, thirteen an account of a bank.
_ABROAD = re.compile(r"(?:\+|00(?!\d{10,11}$))(?!84)[1-9]\d{7,14}")
_FORMS = tuple(
    (re.compile(form), sentence)
    for form, sentence in (
        (
            r"\+\d+",
            "Là số ở nước ngoài: gọi lại có thể mất cước cao; chỉ gọi khi bạn quen người này.",
        ),
        (
            r"1900\d{4,6}",
            "Là số dịch vụ 1900: người gọi phải trả cước, thường cao hơn gọi bình thường.",
        ),
        (
            r"1800\d{4,6}",
            "Là số dịch vụ 1800: người gọi không mất cước; doanh nghiệp nào cũng thuê được.",
        ),
        (r"0[35789]\d{8}", "Là số di động, không phải số riêng của một cơ quan hay ngân hàng."),
        (r"02\d{8,9}", "Là số máy bàn: hãy so với số trên trang chính thức của nơi họ xưng là."),
        (
            r"\d{6,19}",
            "Không phải số điện thoại Việt Nam; có thể là số tài khoản: hãy xem tên chủ tài khoản "
            "hiện ra có đúng người bạn định chuyển không.",
        ),
    )
)

# What the short numbers are for. 156 and 5656 as TTXVN reported on 31/10/2022
# (vietnamplus.vn/…/827335.vnp: Bộ Thông tin và Truyền thông, from 1/11/2022).
SHORT = {
    "111": "Tổng đài quốc gia bảo vệ trẻ em",
    "112": "số yêu cầu trợ giúp, tìm kiếm, cứu nạn",
    "113": "số gọi Công an",
    "114": "số gọi cứu hỏa",
    "115": "số gọi cấp cứu y tế",
    "156": "đầu số nhận phản ánh cuộc gọi rác, cuộc gọi lừa đảo",
    "5656": "đầu số nhận phản ánh tin nhắn rác, cuộc gọi rác",
    "1022": "tổng đài thông tin, phản ánh của tỉnh, thành phố",
}


def digits(text: str) -> str:
    """ "+84 912-345.678" as "0912345678", also "0084…" and "(+84) (0)912…"; a number abroad keeps
    its code ("+375291234567"); "" when there is anything but digits and their gaps."""
    bare = re.sub(r"[\s.()–-]", "", text)
    if not bare.isascii():
        return ""
    home = _HOME_CODE.fullmatch(bare)
    if home:
        return "0" + home.group(1)
    if _ABROAD.fullmatch(bare):
        return "+" + bare.lstrip("+0")
    return bare if bare.isdigit() else ""


def number_kind(text: str) -> str:
    """Telephone, account, or "" for what is neither."""
    bare = digits(text)
    if bare.startswith("+") or _TELEPHONE.fullmatch(bare):
        return TELEPHONE
    return ACCOUNT if _ACCOUNT.fullmatch(bare) else ""


def said_of(text: str) -> str:
    """What a number is by its form alone, in one sentence: nothing about who holds it."""
    bare = digits(text)
    if bare in SHORT:
        return (
            f"{bare} là {SHORT[bare]}: hãy tự bấm số này khi cần. Người gọi tới và hiện "
            "số này trên máy của bạn thì vẫn có thể là giả."
        )
    for form, sentence in _FORMS:
        if form.fullmatch(bare):
            return sentence
    return "Là số ngắn, không rõ của ai: đừng gọi lại khi chưa biết."
