"""Links and numbers inside a pasted message."""

from __future__ import annotations

import re
from functools import cache

from publicsuffixlist import PublicSuffixList

from nepso.casework.lookup.address import read_address
from nepso.casework.lookup.numbers import number_kind
from nepso.kernel.errors import Invalid

MOST = 10
_CANDIDATE = re.compile(
    r"(?:h(?:tt|xx)ps?\s*:?//[^\s<>\"“”]+)|(?<![\w@.-])(?:[\w-]+(?:\.|\[\.\]))+[\w-]{2,}(?:[/?#][^\s<>\"“”]*)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w/.-])\+?\d[\d .-]{2,24}\d(?![\w/-])")


@cache
def _known_suffixes() -> PublicSuffixList:
    return PublicSuffixList(only_icann=True, accept_unknown=False)


def links_in(text: str, most: int = MOST) -> list[str]:
    """The links of a text in their order, each once; "TP.HCM" or "v.v" is none."""
    found: dict[str, None] = {}
    for match in _CANDIDATE.finditer(text):
        link = match.group().rstrip(".,;:!?)]}»…")
        if _is_link(link):
            found.setdefault(link)
    return list(found)[:most]


def _is_link(link: str) -> bool:
    try:
        address = read_address(link)
    except Invalid:
        return False
    if "//" in link:
        return True
    return not address.is_ip and _known_suffixes().privatesuffix(address.host) is not None


def numbers_in(text: str, most: int = MOST) -> list[str]:
    """Telephone and account numbers of a text, each once, outside its links."""
    for link in links_in(text):
        text = text.replace(link, " ")
    found = (match.group().strip() for match in _NUMBER.finditer(text))
    return list(dict.fromkeys(number for number in found if number_kind(number)))[:most]
