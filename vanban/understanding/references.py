"""Cited documents: symbol, date, issuer, articles, also through short names defined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vanban.model import Reference
from vanban.understanding.agencies import read_names
from vanban.understanding.dates import first_date
from vanban.understanding.short_names import ShortNames
from vanban.understanding.symbols import SYMBOL, symbol_of

_DATED = re.compile(
    r"^\s*,?\s*\(?(?:ban hành\s+)?ngày\s+(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|"
    r"\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
)
_OF = re.compile(r"^\s*[,)]?\s*của\s+")
_NEXT_CITED = re.compile(  # "… của Ban Bí thư và Kết luận số …": the document after this one
    r"(?:[,;]|\s(?:và|cùng))\s+(?:(?:các|với|theo)\s+)?(?:Luật|Bộ luật|Pháp lệnh|Lệnh|Nghị quyết|"
    r"Nghị định|Quyết định|Chỉ thị|Thông tư|Thông báo|Kết luận|Kế hoạch|Chương trình|Hướng dẫn|"
    r"Công văn|Công điện|Quy định|Quy chế|Đề án|Văn bản|Tờ trình|Báo cáo|Thông tri)"
    r"(?:\s(?:liên tịch|hành động|phối hợp))?\s+(?:số\s+)?\d",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"Điều\s+\d{1,3}(?:\s*(?:,|và|;|-|đến)\s*(?:Điều\s+)?\d{1,3}(?![\d/.%]))*")


_NEAR = 220  # letters behind articles in which the document is named


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


def short_names_of(passages: Iterable[Passage], own: str | None) -> ShortNames:
    """The short names that the passages give to what they cite."""
    short_names = ShortNames(own)
    for passage in passages:
        short_names.note(passage.text)
    return short_names


def references_of(
    passages: Sequence[Passage], short_names: ShortNames, own: str | None
) -> tuple[Reference, ...]:
    """All documents that the passages cite, but for the document itself (symbol ``own``)."""
    cited: dict[str, _Cited] = {}
    for passage in passages:
        _note_symbols(passage, cited, own)
    for passage in passages:
        _note_articles(passage, cited, short_names, own)
        for symbol in short_names.numbered_in(passage.text):
            _note_clause(passage, cited.get(symbol))
    return tuple(
        Reference(c.symbol, c.issued_on, c.issuer, tuple(sorted(c.articles)), tuple(c.clauses))
        for c in cited.values()
    )


def cited_by_name(text: str, short_names: ShortNames) -> tuple[str, ...]:
    """Documents that ``text`` cites by a short name with their number or with articles of theirs.

    A short name alone names a thing and cites nothing: decision 0220.
    """
    symbols = list(short_names.numbered_in(text))
    for found in _ARTICLES.finditer(text):
        symbol = short_names.opening(_sentence(text[found.end() : found.end() + _NEAR]))
        symbols += [symbol] if symbol else []
    return tuple(dict.fromkeys(symbols))


def _note_clause(passage: Passage, entry: _Cited | None) -> None:
    if entry is not None and passage.clause and passage.clause not in entry.clauses:
        entry.clauses.append(passage.clause)


def _sentence(after: str) -> str:
    return re.split(r"[.;](?=\s|$)", after)[0]


def _note_symbols(passage: Passage, cited: dict[str, _Cited], own: str | None) -> None:
    for found in SYMBOL.finditer(passage.text):
        symbol = symbol_of(found)
        if symbol is None or symbol == own:
            continue
        entry = cited.setdefault(symbol, _Cited(symbol))
        _note_clause(passage, entry)
        rest = passage.text[found.end() : found.end() + 160]
        dated = _DATED.match(rest)
        if dated:
            entry.issued_on = entry.issued_on or first_date(dated.group(1))
            rest = rest[dated.end() :]
        rest = _NEXT_CITED.split(rest, maxsplit=1)[0]
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


def _note_articles(
    passage: Passage, cited: dict[str, _Cited], short_names: ShortNames, own: str | None
) -> None:
    for found in _ARTICLES.finditer(passage.text):
        symbol = _owner(passage.text[found.end() : found.end() + _NEAR], short_names, own)
        if symbol is None or symbol not in cited:
            continue
        entry = cited[symbol]
        entry.articles.update(_numbers(found.group()))
        _note_clause(passage, entry)


def _numbers(words: str) -> list[int]:
    span = re.search(r"(\d+)\s*(?:-|đến)\s*(?:Điều\s+)?(\d+)", words)
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if span and int(span.group(1)) < int(span.group(2)) <= int(span.group(1)) + 100:
        numbers += range(int(span.group(1)), int(span.group(2)))
    return numbers


def _owner(after: str, short_names: ShortNames, own: str | None) -> str | None:
    """Whose articles they are: the short name or symbol that follows in the same sentence."""
    sentence = _sentence(after)
    named = short_names.opening(sentence)
    if named is not None:
        return named
    printed = SYMBOL.search(sentence)
    cited = symbol_of(printed) if printed else None
    return cited if cited != own else None
