"""The heading block: kind, number, issuer, place, date, title (Nghị định 30/2020/NĐ-CP, ô 1-5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vanban.model import Header
from vanban.reading.block import Column
from vanban.reading.letters import pattern
from vanban.understanding.dates import iso_date
from vanban.understanding.issuer import issuer_of
from vanban.understanding.kinds import kind_line
from vanban.understanding.motto import without_motto
from vanban.understanding.paper import Unit
from vanban.understanding.zones import is_day_under_title, is_ornament, title_lines

_MOTTO = re.compile(
    r"CỘNG H[ÒO][AÀ] XÃ HỘI\s+CHỦ NGHĨA\s+VIỆT\s+NAM|"
    r"Độc lập\s*[-–—]\s*Tự do\s*[-–—]\s*Hạnh phúc|ĐẢNG CỘNG SẢN VIỆT NAM"
)
_NUMBER = re.compile(
    r"(?:^|\s)Số\s*:?\s*(?P<number>[\d\s.…_]*?)\s*(?P<sign>[-/]\s*[A-ZĐ\d][\w&ĐđƯưƠơ./-]*(?:\s?[-–/&]\s?[A-ZĐ][\w&Đđ.]*)*)"
)
_BARE_NUMBER = re.compile(r"^Số\s*:?\s*(\d+)\s*$")
_PLACED = pattern(
    r"(?P<place>[A-ZĐÀ-Ỹ][\w.\s'’-]{1,40}?)\s*,?\s*ngày\s*(?P<day>[\d.…_]*)\s*tháng\s*(?P<month>[\d.…_]*)\s*năm\s*(?P<year>\d{4}|[\d.…_]*)",
    re.IGNORECASE,
)
_BROKEN_PLACE = pattern(r"^(?P<place>[A-ZĐÀ-Ỹ][\w.\s'’-]{1,40}?)\s*,\s*ngày\s*[\d.…_]*$")
_SIGN_BEFORE = pattern(r"^(?:.*[A-ZĐ]{3,}[\w&-]*\s+)(?=[A-ZĐ][a-zà-ỹ])")
_SUBJECT = re.compile(r"^V/v\s*:?\s*|^Về việc\s+", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:giai đoạn|năm học|năm|nhiệm kỳ|quý|tháng)\s+[\dIVX][\d/IVX]*(?:\s*[-–]\s*\d{4})?", re.I
)


@dataclass(slots=True)
class _Found:
    number: str | None = None
    sign: str | None = None
    place: str | None = None
    issued_on: str | None = None


def read_header(units: Sequence[Unit], body_text: str) -> Header:
    """Read the heading units; ``body_text`` shows how the issuer writes its own name."""
    blocks = [unit.paragraph.first for unit in units]
    kind_at = next((i for i, block in enumerate(blocks) if kind_line(block.text)), None)
    found = _Found()
    names: list[str] = []
    above = units[: kind_at if kind_at is not None else len(units)]
    _take(_right_column(above), found)  # the motto stands there, and the date; never the issuer
    aside = [unit.text for unit in above if unit.paragraph.first.column is not Column.RIGHT]
    for text in without_motto(aside):
        rest = _take(text, found)
        if rest and not _SUBJECT.match(rest) and rest.isupper() and not is_ornament(rest):
            names.append(rest)
    if found.place is None:  # "Hồng An, ngày" and, on another line, "tháng 3 năm 2026"
        broken = next(filter(None, (_BROKEN_PLACE.match(u.text.strip()) for u in above)), None)
        found.place = broken.group("place") if broken else None
    if found.issued_on is None:
        found.issued_on = _wrapped_date(above)
    if found.issued_on is None and found.place is None and kind_at is not None:
        _take(_day_under_title(units, kind_at), found)
    kind, title = _kind_and_title(units, kind_at)
    number, raw = _number(found)
    return Header(
        kind=kind,
        number=number,
        number_raw=raw,
        issuer=issuer_of(names, body_text, place=found.place),
        place=found.place,
        issued_on=found.issued_on,
        title=title,
        period=_period(title),
    )


def _day_under_title(units: Sequence[Unit], kind_at: int) -> str:
    blocks = [unit.paragraph.first for unit in units]
    under = range(title_lines(blocks, kind_at), len(blocks))
    return next((blocks[i].text for i in under if is_day_under_title(blocks, kind_at, i)), "")


def _wrapped_date(units: Sequence[Unit]) -> str | None:
    """The date whose year stands alone on the line under it."""
    for unit, below in pairwise(units):
        if unit.text.rstrip().endswith("năm") and re.fullmatch(r"\d{4}", below.text.strip()):
            placed = _PLACED.search(f"{unit.text.rstrip()} {below.text.strip()}")
            if placed:
                return iso_date(placed.group("day"), placed.group("month"), placed.group("year"))
    return None


def _right_column(units: Sequence[Unit]) -> str:
    """The right column on one line, for its lines often wrap."""
    return " ".join(u.text for u in units if u.paragraph.first.column is Column.RIGHT)


def _take(text: str, found: _Found) -> str:
    """Note the number, place and date of a line; return what else stands on it."""
    text = _MOTTO.sub(" ", text)
    numbered = _NUMBER.search(text)
    placed = _PLACED.search(text, numbered.end() if numbered else 0) or _PLACED.search(text)
    if placed and found.place is None:
        found.place = _place(placed.group("place"), numbered)
        found.issued_on = iso_date(placed.group("day"), placed.group("month"), placed.group("year"))
        text = text[: placed.start()] + " " + text[placed.end() :]
    if numbered and found.sign is None:
        found.number = re.sub(r"\D", "", numbered.group("number"))
        found.sign = _sign_only(re.sub(r"\s+", "", numbered.group("sign")))
        text = text.replace(numbered.group().strip(), " ")
    bare = _BARE_NUMBER.match(text.strip())
    if bare and found.number is None:
        found.number, found.sign, text = bare.group(1), "", ""
    return " ".join(text.split()).strip("- ")


def _sign_only(sign: str) -> str:
    return sign.replace("–", "-").rstrip(".-/")


def _place(place: str, numbered: re.Match[str] | None) -> str:
    """The place without the tail of a number that stood before it on the line."""
    place = " ".join(place.split()).strip(" ,.-")
    if numbered:
        sign = " ".join(numbered.group("sign").split())
        last = sign.split("-")[-1].split("/")[-1]
        if place.startswith(last + " "):
            place = place[len(last) + 1 :]
    return _SIGN_BEFORE.sub("", place)


def _number(found: _Found) -> tuple[str | None, str | None]:
    if found.sign is None:
        return None, None
    raw = f"{found.number or ''}{found.sign}"
    return (raw if found.number else None), raw or None


def _kind_and_title(units: Sequence[Unit], kind_at: int | None) -> tuple[str | None, str | None]:
    if kind_at is None:
        return _letter_title(units)
    named = kind_line(units[kind_at].text)
    assert named is not None
    kind, rest = named
    end = title_lines([unit.paragraph.first for unit in units], kind_at)
    lines = [rest] if rest else []
    lines += [unit.text for unit in units[kind_at + 1 : end] if not is_ornament(unit.text)]
    title = " ".join(" ".join(lines).split()).strip(" .")
    return kind, title or None


def _letter_title(units: Sequence[Unit]) -> tuple[str | None, str | None]:
    """A letter has its subject after "V/v", over one or more lines."""
    lines: list[str] = []
    for unit in units:
        if _SUBJECT.match(unit.text):
            lines = [_SUBJECT.sub("", unit.text)]
        elif lines and (
            _PLACED.search(unit.text)
            or _MOTTO.search(unit.text)
            or unit.text.startswith("Kính gửi")
        ):
            break
        elif lines:
            lines.append(unit.text)
    addressed = any(unit.text.startswith("Kính gửi") for unit in units)
    if not lines and not addressed:
        return None, None
    return "Công văn", (" ".join(" ".join(lines).split()) or None)


def _period(title: str | None) -> str | None:
    found = _PERIOD.search(title or "")
    return found.group() if found else None
