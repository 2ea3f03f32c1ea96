"""What every layout is given: colours, words, code, pictures; and what is told of it afterwards."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from nepso.kernel.addresses import is_of_this_machine
from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.artwork import glyphs
from nepso.outreach.distribution.artwork.codes import qr_rows
from nepso.outreach.distribution.artwork.content import ArtworkContent, Picture, words_of
from nepso.outreach.distribution.artwork.kinds import MM
from nepso.outreach.distribution.artwork.palette import palette_of
from nepso.outreach.distribution.artwork.pictures import Prepared, prepared
from nepso.outreach.distribution.artwork.results import ArtworkOptions, LeftOut
from nepso.outreach.distribution.artwork.units import Unit, printable, text_of, without_widow
from nepso.outreach.distribution.artwork.wording import words_of_sheet

SLUG_MM = 7.0  # beyond the bleed, for the marks of the knife
_MOST_BLEED_MM = 100.0
_COARSE_DPI = 120
_MOST_NAMED = 12
_LONGEST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Measures:
    """A page as trimmed, in points; ``bleed`` and ``slug`` beyond it on every side."""

    width: float
    height: float
    bleed: float = 0.0
    slug: float = 0.0

    @classmethod
    def of_mm(cls, size: tuple[float, float], bleed_mm: float, *, marks: bool) -> Measures:
        """From millimetres."""
        slug = SLUG_MM * MM if marks else 0.0
        return cls(size[0] * MM, size[1] * MM, bleed_mm * MM, slug)


def bleed_of(options: ArtworkOptions, usual_mm: float) -> float:
    """The bleed that was chosen, in millimetres, else the usual one; Invalid where it is absurd."""
    bleed = usual_mm if options.bleed_mm is None else options.bleed_mm
    if not 0 <= bleed <= _MOST_BLEED_MM:
        raise Invalid("Phần tràn lề phải từ 0 đến 100 mm: hãy nhập lại.")
    return bleed


def sheet_data(content: ArtworkContent, measures: Measures, *, on_paper: bool) -> dict[str, Any]:
    """The facts that every layout reads."""
    return {
        "width": measures.width,
        "height": measures.height,
        "bleed": measures.bleed,
        "slug": measures.slug,
        "palette": palette_of(content.audience, on_paper=on_paper),
        "language": content.language,
        "name": glyphs.shown(content.title),
        "made": _seconds(content.date),
        "title": without_widow(printable(content.title)),
        "key_message": without_widow(printable(content.key_message)),
        "agency": printable(glyphs.capitals_shown(content.agency)),
        "parent": printable(glyphs.capitals_shown(content.parent)),
        "disclosure": printable(content.disclosure),
        "longest": _longest_words(content),
        "page_url": "" if is_of_this_machine(content.page_url) else content.page_url,
        "qr": [] if is_of_this_machine(content.page_url) else qr_rows(content.page_url),
        "has_page": bool(content.page_url),
        "words": words_of_sheet(content),
    }


def _longest_words(content: ArtworkContent) -> list[str]:
    """The longest unbroken words of the text: type is never too large for a line to hold one. The
    address of the page has a place and a size of its own."""
    shown = replace(content, page_url="")
    text = " ".join(printable(text) for text in words_of(shown))
    words = set(text.replace(glyphs.ZERO_WIDTH, " ").split())
    return sorted(words, key=lambda word: (-len(word), word))[:_LONGEST_NAMED]


def _seconds(day: dt.date | None) -> int:
    """The day of issue as the PDF tells it; the clock is never asked."""
    if day is None:
        return 0
    return max(int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp()), 0)


@dataclass(frozen=True, slots=True)
class Placed:
    """Pictures for a layout: their facts, and their bytes by file name."""

    facts: list[dict[str, Any]]
    files: dict[str, bytes]


def placed(pictures: Sequence[Picture], longest: int) -> Placed:
    """The pictures made fit; raises Invalid or TooLarge with one sentence."""
    facts, files = [], {}
    for number, picture in enumerate(pictures):
        made: Prepared = prepared(picture, longest)
        name = f"picture{number}.jpg"
        files[name] = made.data
        credit = f"Ảnh: {made.credit}" if made.credit else ""
        facts.append(
            {
                "file": name,
                "alt": glyphs.shown(made.alt),
                "credit": printable(credit),
                "ratio": made.height / made.width,
                "pixels": made.width,
            }
        )
    return Placed(facts, files)


def coarse(facts: Sequence[dict[str, Any]], width_pt: float) -> tuple[str, ...]:
    """A remark for each picture that shows its pixels when it is ``width_pt`` wide."""
    found = []
    for one in facts:
        dpi = one["pixels"] / (width_pt / 72)
        if dpi < _COARSE_DPI:
            found.append(
                f"Hình “{one['alt']}” chỉ có khoảng {dpi:.0f} điểm ảnh mỗi inch ở khổ này, "
                "in ra có thể bị vỡ: nên dùng hình lớn hơn."
            )
    return tuple(found)


def text_left_out(content: ArtworkContent, units: Sequence[Unit]) -> tuple[LeftOut, ...]:
    """The words of it that found no room, as one entry; none where all was placed."""
    if not units:
        return ()
    text = text_of(units)
    words = text.split()
    begin = " ".join(words[:8])
    has_code = not is_of_this_machine(content.page_url)
    invites = "xem tiếp tại trang có mã QR" if has_code else "hỏi cơ quan phát hành"
    told = f"Không đủ chỗ cho {len(words)} từ cuối, từ “{begin}…”; ấn phẩm mời {invites}."
    return (LeftOut(told, text),)


def pictures_left_out(pictures: Sequence[Picture]) -> tuple[LeftOut, ...]:
    """Pictures that have no place on this size."""
    return tuple(
        LeftOut(f"Khổ này không có chỗ cho hình “{one.alt}”.", one.alt) for one in pictures
    )


def questions_left_out(content: ArtworkContent) -> tuple[LeftOut, ...]:
    """Questions on an artwork that shows none."""
    if not content.questions:
        return ()
    text = "\n".join(f"{one.asked}\n{one.answer}" for one in content.questions)
    sentence = f"Khổ này không in phần hỏi đáp ({len(content.questions)} câu)."
    return (LeftOut(sentence, text),)


def blocks_left_out(content: ArtworkContent, units: Sequence[Unit]) -> tuple[LeftOut, ...]:
    """The whole text on an artwork that shows the title and the message alone."""
    if not units:
        return ()
    return (LeftOut("Khổ này chỉ in tên và thông điệp chính, không in nội dung.", text_of(units)),)


def letters_lacking(content: ArtworkContent) -> set[str]:
    """The letters, signs and pictographs apart, that the printing font lacks."""
    found = {letter for text in words_of(content) for letter in glyphs.missing(text)}
    return {letter for letter in found if unicodedata.category(letter)[0] in "LM"}


def letters_replaced(content: ArtworkContent) -> tuple[str, ...]:
    """One remark naming the letters that the printing font lacks; none where it has them all."""
    found = sorted({letter for text in words_of(content) for letter in glyphs.missing(text)})
    if not found:
        return ()
    named = " ".join(found[:_MOST_NAMED]) + (" …" if len(found) > _MOST_NAMED else "")
    return (
        f"Phông chữ không có {len(found)} ký tự ({named}): hình vẽ nhỏ được bỏ, chữ lạ in thành "
        f"“{glyphs.STAND_IN}”; hãy sửa nội dung nếu cần.",
    )
