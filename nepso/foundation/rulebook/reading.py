"""From an official document to the articles of the Code: every line of them, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nepso.foundation.rulebook.passages import Passage, passages_of
from nepso.kernel.folding import nfc
from vanban.compiling import compile_bytes
from vanban.errors import UnreadableDocument
from vanban.model import CompiledDocument, Header, SegmentPart

__all__ = ["NoCode", "ReadArticle", "ReadCode", "UnreadableDocument", "code_of"]

_KEPT = (SegmentPart.CLAUSE, SegmentPart.TABLE)
_ARTICLE = re.compile(r"(?:(?P<above>.*?)\.)?Điều (?P<number>\d{1,3}[a-zđ]?)(?:\.(?P<below>.+))?$")
_OPENING = re.compile(r"điều\s+\d{1,3}[a-zđ]?\s*[.:]?\s*", re.I)
_CHAPTER = re.compile(r"(?:chương|phần|mục)\s+\S+?(?:\s*[.:–-]\s*|\s+|$)", re.I)
_CLOSING = re.compile(r"^\s*n[ơo]i nhận\s*:?|^(?:TM|KT|TL|TUQ|Q)\s?[./]", re.I)
_END = re.compile(r"\./\.\s*$")
_ISSUES = re.compile(r"\bkèm theo quyết định này\b", re.I)


class NoCode(Exception):
    """The document was read but holds no code of articles; ``sentence`` is for the person."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(slots=True)
class ReadArticle:
    """One article as printed; ``chapter`` and ``section`` are pairs of label and heading."""

    number: str
    heading: str = ""
    chapter: tuple[str, str] = ("", "")
    section: tuple[str, str] = ("", "")
    passages: list[Passage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A code as read. ``passed_over`` are articles before it, those of the decision that issues
    it; ``closing`` the lines after its last article that are none of it (Nơi nhận, signature)."""

    title: str
    symbol: str
    issuer: str
    issued_on: dt.date | None
    text: str
    articles: tuple[ReadArticle, ...]
    passed_over: int
    closing: tuple[str, ...]


@dataclass(slots=True)
class _Piece:
    """The lines of one numbered place: the article they belong to, and where below it."""

    number: str
    below: str
    above: str
    lines: list[str]


def code_of(name: str, data: bytes) -> ReadCode:
    """The Code in a file (PDF, DOCX, TXT, MD), read in a limited child process.

    Raises UnreadableDocument or NoCode, each with one Vietnamese sentence.
    """
    document = compile_bytes(name, data)
    pieces, headings = _pieces(document)
    runs = _runs(pieces)
    if not runs:
        raise NoCode(
            "Không thấy “Điều 1” nào trong tệp: đây không phải văn bản quy tắc. "
            "Hãy chọn đúng tệp của Bộ Quy tắc."
        )
    chosen = max(reversed(runs), key=_how_many)
    _require_the_code_itself(chosen)
    _require_no_gap(chosen)
    closing = _closing_cut(chosen[-1])
    articles = tuple(_articles(chosen, headings))
    passed_over = sum(_how_many(run) for run in runs[: runs.index(chosen)])
    header = document.header
    return ReadCode(
        title=_title(document),
        symbol=header.number or "",
        issuer="" if _begins_with_title(header) else header.issuer or "",
        issued_on=dt.date.fromisoformat(header.issued_on) if header.issued_on else None,
        text=nfc(document.text),
        articles=articles,
        passed_over=passed_over,
        closing=tuple(closing),
    )


def _title(document: CompiledDocument) -> str:
    """Kind and title of the heading; where nothing official stands in it, all its lines: a copy
    that begins with its title.

    ``vanban`` tells a kind as a word ("Bộ quy tắc"), whatever its letters on the paper. A title in
    capitals on the line below (Nghị định 30/2020/NĐ-CP, Phụ lục I: two lines, both centred) is told
    in small letters beside it, else half of the name would shout; as the document itself writes the
    name in a sentence, where it does.
    """
    header = document.header
    if _begins_with_title(header):
        heading = (one for one in document.segments if one.part == SegmentPart.HEADER)
        words = [nfc(document.text[slice(*one.span)]) for one in heading]
        return " ".join(" ".join(words).split())[:500]
    kind, title = header.kind or "", " ".join(nfc(header.title or "").split())
    if kind and title.isupper():
        return (_in_a_sentence(f"{kind} {title}", document) or f"{kind} {title.lower()}")[:500]
    return " ".join(f"{kind} {title}".split())[:500]


def _in_a_sentence(name: str, document: CompiledDocument) -> str:
    """The name as the text has it in small letters; "" where it has it in capitals alone."""
    words = r"\s+".join(map(re.escape, name.split()))
    for found in re.finditer(words, nfc(document.text), re.I):
        said = " ".join(found.group().split())
        if said[0].isupper() and sum(map(str.isupper, said)) * 2 < len(said):
            return said
    return ""


def _begins_with_title(header: Header) -> bool:
    """Whether the heading is no official one; a title in capitals is then nobody's name."""
    return not any((header.kind, header.title, header.number, header.issued_on))


def _pieces(document: CompiledDocument) -> tuple[list[_Piece], dict[str, str]]:
    """The numbered places in order, and the headings of chapters and sections by their path."""
    pieces: list[_Piece] = []
    headings: dict[str, str] = {}
    for segment in document.segments:
        if segment.part not in _KEPT or segment.clause is None:
            continue
        lines = nfc(document.text[slice(*segment.span)]).split("\n")
        found = _ARTICLE.match(segment.clause)
        if found:
            above, below = found["above"] or "", found["below"] or ""
            pieces.append(_Piece(found["number"], below, above, lines))
        elif _CHAPTER.match(lines[0]):
            first = _CHAPTER.sub("", lines[0], count=1)
            headings[segment.clause] = " ".join(" ".join([first, *lines[1:]]).split())
    return pieces, headings


def _runs(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Stretches in which the numbers rise: a decision's own articles, then those of its code."""
    runs: list[list[_Piece]] = []
    last = (0, "")
    for piece in pieces:
        if not piece.below:
            here = _place(piece.number)
            if here <= last or not runs:
                runs.append([])
            last = here
        if runs:
            runs[-1].append(piece)
    return runs


def _place(number: str) -> tuple[int, str]:
    digits = re.match(r"\d+", number)
    whole = digits.group() if digits else "0"
    return int(whole), number[len(whole) :]


def _how_many(run: Iterable[_Piece]) -> int:
    return sum(not piece.below for piece in run)


def _require_the_code_itself(run: Sequence[_Piece]) -> None:
    """The decision alone, without the code it issues, is not put in the code's place."""
    if any(_ISSUES.search(line) for piece in run for line in piece.lines):
        raise NoCode(
            "Tệp chỉ có quyết định ban hành, không có phần quy tắc kèm theo: "
            "hãy chọn tệp có đủ các điều của Bộ Quy tắc."
        )


def _require_no_gap(run: Sequence[_Piece]) -> None:
    numbers = [piece.number for piece in run if not piece.below]
    if _place(numbers[0])[0] != 1:
        raise NoCode(f"Văn bản bắt đầu từ Điều {numbers[0]}: hãy kiểm tra tệp có đủ trang không.")
    for before, after in pairwise(numbers):
        if _place(after)[0] - _place(before)[0] > 1:
            raise NoCode(
                f"Sau Điều {before} là Điều {after}, thiếu điều ở giữa: "
                "hãy kiểm tra tệp có đủ trang và đọc được chữ không."
            )


def _closing_cut(last: _Piece) -> list[str]:
    """What follows the end of the last article (“./.”, Nơi nhận) is taken off and told."""
    for at, line in enumerate(last.lines):
        if at and _CLOSING.match(line):
            break
        if _END.search(line):
            at += 1  # noqa: PLW2901 - the line itself still belongs to the article
            break
    else:
        return []
    cut, last.lines[at:] = last.lines[at:], []
    return [line for line in cut if line.strip()]


def _articles(run: Sequence[_Piece], headings: dict[str, str]) -> Iterable[ReadArticle]:
    """The run cut at each article; what stands below one goes to it."""
    starts = [at for at, piece in enumerate(run) if not piece.below]
    for start, end in pairwise([*starts, len(run)]):
        yield _article(run[start], run[start + 1 : end], headings)


def _article(head: _Piece, rest: Sequence[_Piece], headings: dict[str, str]) -> ReadArticle:
    heading, intro = _heading(head.lines, has_more=bool(rest))
    chapter, section = _above(head.above, headings)
    passages = passages_of(intro, [(piece.below, piece.lines) for piece in rest])
    return ReadArticle(head.number, heading, chapter, section, passages)


def _heading(lines: Sequence[str], *, has_more: bool) -> tuple[str, list[str]]:
    """The heading of an article and what follows it on its own lines.

    The words after the number are a heading when something stands under them and they do not end
    as a sentence (Nghị định 30/2020/NĐ-CP prints headings of articles without a full stop).
    """
    first, rest = _OPENING.sub("", lines[0], count=1).strip(), list(lines[1:])
    if first and (rest or has_more) and not first.endswith((".", ";", ":")):
        return first, rest
    return "", [first, *rest] if first else rest


def _above(path: str, headings: dict[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Chapter (or part) and section of a path such as "Chương II.Mục 1"."""
    chapter = section = ("", "")
    parts = [part for part in path.split(".") if part]
    for at, part in enumerate(parts):
        named = (part, headings.get(".".join(parts[: at + 1]), ""))
        if part.startswith("Mục"):
            section = named
        elif part.startswith(("Chương", "Phần")):
            chapter = named
    return chapter, section
