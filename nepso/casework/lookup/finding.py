"""Links and numbers inside a pasted message."""

from __future__ import annotations

import re
from functools import cache

from publicsuffixlist import PublicSuffixList

from nepso.casework.lookup.address import read_address
from nepso.casework.lookup.numbers import TELEPHONE, digits, number_kind
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import fold

MOST = 10
_CANDIDATE = re.compile(
    r"(?:h(?:tt|xx)ps?\s*:?//[^\s<>\"“”]+)|(?<![\w@.-])(?:[\w-]+(?:\.|\[\.\]))+[\w-]{2,}(?:[/?#][^\s<>\"“”]*)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w/.-])(?:\(\+\d{1,3}\)|\+\d{1,3}(?=[ ]?\(0\))|\+)?[ ]?(?:\(0\))?"
    r"\d[\d .-]{2,24}\d(?![\w/-])"
)
# Three or four digits are a telephone only where the text says so, or is nothing else: no number
# of a house, of a paper, no beginning of a longer one.
_SHORT = re.compile(
    r"(?<!\w)(?<!nhà )(?<!nha )(?:gọi|goi|bấm|bam|số|so|tổng đài|tong dai|hotline|"
    r"đường dây nóng)\s*:?\s*(\d{3,4})"
    r"(?![\w/-]|[ .,]?\d|\s+(?:đường|duong|phố|pho|ngõ|ngo)(?!\w))",
    re.IGNORECASE,
)
_SAID = {
    "khong": "0", "mot": "1", "hai": "2", "ba": "3", "bon": "4", "tu": "4", "nam": "5",
    "lam": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9",
}  # fmt: skip
FEWEST_WRITTEN, FEWEST_SAID = 6, 8


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
    """Telephone and account numbers of a text, each once, outside its links: written in any of
    their forms, short ones where the text names them as such, and spoken digit by digit."""
    for link in links_in(text):
        text = text.replace(link, " ")
    found = [match.group().strip() for match in _NUMBER.finditer(text)]
    found = [one for one in found if len(digits(one)) >= FEWEST_WRITTEN]
    found += [short for short in _short_numbers(text) if number_kind(short) == TELEPHONE]
    found += _spoken_numbers(text)
    unique: dict[str, str] = {}
    for number in filter(number_kind, found):
        unique.setdefault(digits(number), number)
    return list(unique.values())[:most]


def _short_numbers(text: str) -> list[str]:
    whole = digits(text)
    return [whole] if 3 <= len(whole) <= 4 else _SHORT.findall(text)


def _spoken_numbers(text: str) -> list[str]:
    """ "không chín một hai…" as "0912…": eight or more digits said one after another."""
    runs, run = [], ""
    for word in [*re.findall(r"\w+", fold(text)), ""]:
        digit = _SAID.get(word) or (word if re.fullmatch(r"\d", word) else "")
        if digit:
            run += digit
            continue
        if len(run) >= FEWEST_SAID:
            runs.append(run)
        run = ""
    return runs
