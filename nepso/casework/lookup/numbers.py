"""Telephone and account numbers, in the one form in which lists hold them."""

from __future__ import annotations

import re

TELEPHONE, ACCOUNT = "telephone", "account"
# Mobile and fixed numbers of ten or eleven digits, service numbers, short numbers of the State
# (Bộ Thông tin và Truyền thông's numbering plan as the numbers are dialled).
_TELEPHONE = re.compile(r"0[235789]\d{8,9}|1[89]00\d{4,6}|1[01]\d|1022|5656|156")
_ACCOUNT = re.compile(r"\d{6,19}")


def digits(text: str) -> str:
    """ "+84 912-345.678" as "0912345678"; "" when there is anything but digits and their gaps."""
    bare = re.sub(r"[\s.()-]", "", text)
    if re.fullmatch(r"(?:\+|00)84\d{9,10}", bare):
        bare = "0" + bare.lstrip("+0")[2:]
    return bare if bare.isascii() and bare.isdigit() else ""


def number_kind(text: str) -> str:
    """Telephone, account, or "" for what is neither."""
    bare = digits(text)
    if _TELEPHONE.fullmatch(bare):
        return TELEPHONE
    return ACCOUNT if _ACCOUNT.fullmatch(bare) else ""
