"""Cited documents: symbol, date, issuer, articles, also through short names defined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from vanban.model import Reference
from vanban.understanding.agencies import read_names
from vanban.understanding.dates import first_date

_TYPE = r"(?:[A-ZĐ][A-Za-zĐđ]{0,11}\d{0,2}|TTLT|QH\d{1,2}|UBTVQH\d{1,2})"
SYMBOL = re.compile(
    r"(?<![\w/])(?P<number>\d{1,5}[a-zA-Z]?)\s?(?P<year>/\s?(?:19|"
    r"20)\d\d)?\s?(?P<joint>(?(year)[/-]?|[/-]))\s?"
    rf"(?P<sign>{_TYPE}(?:\s?[-–/&.]\s?[A-ZĐ][A-ZĐa-zđ&\d]*)*)"
)
_KINDLESS = re.compile(r"^(?:TP|KM|KV|USD|VND|PC|BC\d|H|G|K|T)$")
_DATED = re.compile(
    r"^\s*,?\s*\(?(?:ban hành\s+)?ngày\s+(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|"
    r"\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
)
_OF = re.compile(r"^\s*[,)]?\s*của\s+")
_ARTICLES = re.compile(r"Điều\s+\d{1,3}(?:\s*(?:,|và|;|-|đến)\s*(?:Điều\s+)?\d{1,3}(?![\d/.%]))*")
_SHORT_NAME = re.compile(
    r"\(\s*(?:sau đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt|chung)?\s*(?:là|"
    r":)\s*:?\s*(?P<name>[^()]{2,80})\)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Cited:
    symbol: str
    issued_on: str | None = None
    issuer: str | None = None
    articles: set[int] = field(default_factory=set)
    clauses: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with the clause it stands in (None for the legal bases)."""

    text: str
    clause: str | None


def symbols_in(text: str) -> list[str]:
    """Symbols of documents in ``text`` as printed, blanks removed, each once, in order."""
    seen: dict[str, None] = {}
    for found in SYMBOL.finditer(text):
        symbol = _symbol(found)
        if symbol:
            seen.setdefault(symbol)
    return list(seen)


def references_of(passages: Iterable[Passage], own: str | None) -> tuple[Reference, ...]:
    """All documents that the passages cite, but for the document itself (symbol ``own``)."""
    cited: dict[str, _Cited] = {}
    short_names: dict[str, str] = {}
    kept = list(passages)
    for passage in kept:
        _note_symbols(passage, cited, own)
        short_names.update(_short_names(passage.text, own))
    for passage in kept:
        _note_articles(passage, cited, short_names, own)
    return tuple(
        Reference(c.symbol, c.issued_on, c.issuer, tuple(sorted(c.articles)), tuple(c.clauses))
        for c in cited.values()
    )


def _symbol(found: re.Match[str]) -> str | None:
    sign = found.group("sign")
    first = re.split(r"[-–/&.\s]", sign)[0]
    if _KINDLESS.match(first) or (
        found.group("year") is None and not re.search(r"[A-ZĐ]{2}", sign)
    ):
        return None
    if not re.search(r"[-/–]", sign) and not re.match(r"QH|UBTVQH|[A-ZĐ]{2,}", sign):
        return None
    if found.group("year") and not found.group("joint") and not re.search(r"[-–]", sign):
        return None  # "9/2026BI", the number of a sign or a lot: no document is numbered so
    symbol = re.sub(r"\s+", "", found.group()).replace("–", "-").rstrip(".-/&")
    return symbol if re.search(r"[A-ZĐ]", symbol) else None


def _note_symbols(passage: Passage, cited: dict[str, _Cited], own: str | None) -> None:
    for found in SYMBOL.finditer(passage.text):
        symbol = _symbol(found)
        if symbol is None or symbol == own:
            continue
        entry = cited.setdefault(symbol, _Cited(symbol))
        if passage.clause and passage.clause not in entry.clauses:
            entry.clauses.append(passage.clause)
        rest = passage.text[found.end() : found.end() + 160]
        dated = _DATED.match(rest)
        if dated:
            entry.issued_on = entry.issued_on or first_date(dated.group(1))
            rest = rest[dated.end() :]
        if entry.issuer is None:
            entry.issuer = _issuer(rest)


def _issuer(rest: str) -> str | None:
    of = _OF.match(rest)
    if not of:
        return None
    names = read_names(rest, of.end()).names
    if names:
        return names[0]
    office = re.match(
        r"(?:Thủ tướng Chính phủ|Chính phủ|Quốc hội|Bộ Chính trị|Ban Bí thư|"
        r"Ban Chấp hành Trung ương(?: Đảng)?|Chủ tịch nước|"
        r"Trung ương|Bộ trưởng Bộ [A-ZĐ][\wÀ-ỹ&,\s]*?(?= về| quy| ban|[;,.)]))",
        rest[of.end() :],
    )
    return office.group() if office else None


def _short_names(text: str, own: str | None) -> dict[str, str]:
    """Names that the document gives to what it cites ("sau đây viết tắt là Bộ Quy tắc")."""
    names: dict[str, str] = {}
    for found in _SHORT_NAME.finditer(text):
        before = [
            f for f in SYMBOL.finditer(text, 0, found.start()) if _symbol(f) not in (None, own)
        ]
        if before:
            name = " ".join(found.group("name").strip(' ."“”').split())
            names[name] = _cited_for(text, found.start(), before)
    return names


def _cited_for(text: str, at: int, before: list[re.Match[str]]) -> str:
    """The document whose sentence holds the short name: the nearest that names its words."""
    sentence_start = max(text.rfind(";", 0, at), text.rfind(". ", 0, at))
    inside = [found for found in before if found.start() > sentence_start]
    words = text[max(0, at - 60) : at]
    named = re.search(r"([A-ZĐ]\w+(?:\s+[\wÀ-ỹ]+){1,6})\s*$", words)
    if named:
        key = " ".join(named.group(1).split()[-6:])
        for found in before:
            if key in text[found.end() : found.end() + 240]:
                return _symbol(found) or ""
    chosen = inside[-1] if inside else before[0]
    return _symbol(chosen) or ""


def _note_articles(
    passage: Passage, cited: dict[str, _Cited], short_names: dict[str, str], own: str | None
) -> None:
    for found in _ARTICLES.finditer(passage.text):
        symbol = _owner(passage.text[found.end() : found.end() + 220], short_names, own)
        if symbol is None or symbol not in cited:
            continue
        entry = cited[symbol]
        entry.articles.update(_numbers(found.group()))
        if passage.clause and passage.clause not in entry.clauses:
            entry.clauses.append(passage.clause)


def _numbers(words: str) -> list[int]:
    span = re.search(r"(\d+)\s*(?:-|đến)\s*(?:Điều\s+)?(\d+)", words)
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if span and int(span.group(1)) < int(span.group(2)) <= int(span.group(1)) + 100:
        numbers += range(int(span.group(1)), int(span.group(2)))
    return numbers


def _owner(after: str, short_names: dict[str, str], own: str | None) -> str | None:
    """Whose articles they are: the short name or symbol that follows in the same sentence."""
    sentence = re.split(r"[.;](?=\s|$)", after)[0]
    for name, symbol in short_names.items():
        if re.match(rf"\s*(?:,|và|của|tại)?\s*{re.escape(name)}", sentence):
            return symbol
    printed = SYMBOL.search(sentence)
    cited = _symbol(printed) if printed else None
    return cited if cited != own else None
