"""What a letter that urges says, and its files: one for each agency, or one with their list.

The words are those of the lead agency's desk; dates and counts are the register's own. The layout
is that of Nghị định 30/2020/NĐ-CP (``foundation/letters``).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from django.conf import settings

from nepso.foundation.letters import Draft, Letterhead, Signing, letter_document, written
from nepso.foundation.letters.blocks import Align, Appendix, Block, Level, Table, cell, paragraph
from nepso.kernel.folding import fold
from nepso.programme.reporting.following.kinds import LetterWay
from nepso.ui.components.numbers import ngay

# Every entry of the ZIP bears this time, so that the same letters are the same bytes.
_TIME = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Urged:
    """One agency that is urged; ``days_late`` in working days, 0 or less when not late yet."""

    name: str
    kind: str
    days_late: int


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """All that the letters of one go say. ``plan`` cites the plan; ``day`` is when the list was
    made; ``first_number`` and ``signed_on`` are None until signed; numbers run from the first."""

    way: str
    letterhead: Letterhead
    lead: str
    plan: str
    period: str
    day: dt.date
    units_due_on: dt.date | None
    consolidation_due_on: dt.date | None
    asked_on: dt.date
    authority: tuple[str, ...]
    signer: str
    drafting_unit: str
    words: str
    symbol: str
    urged: tuple[Urged, ...]
    first_number: int | None = None
    signed_on: dt.date | None = None


def drafts(facts: LetterFacts) -> Iterator[tuple[str, Draft]]:
    """Each letter with the name of its files, in the order of the list."""
    if facts.way == LetterWay.ONE:
        yield "cong-van-don-doc", _common(facts)
        return
    for place, one in enumerate(facts.urged):
        yield f"{place + 1:03d}-{_file_name(one.name)}", _own(facts, one, place)


def letters_zipped(
    facts: LetterFacts, into: IO[bytes], told: Callable[[int, int], None] = lambda done, all: None
) -> str:
    """Write the ZIP with a DOCX and a PDF of each letter; returns letters that the PDF lacks."""
    head = dataclasses.replace(facts.letterhead, filed=_filed(facts))
    total = 1 if facts.way == LetterWay.ONE else len(facts.urged)
    missing: set[str] = set()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        for done, (name, draft) in enumerate(drafts(facts)):
            told(done, total)
            files = written(letter_document(draft, head))
            missing |= set(files.missing)
            for ending, content in (("docx", files.docx), ("pdf", files.pdf)):
                packed.writestr(zipfile.ZipInfo(f"{name}.{ending}", _TIME), content)
    told(total, total)
    return "".join(sorted(missing))


def first_pdf(facts: LetterFacts) -> bytes:
    """The first letter as it will look, to be read before all of them are made."""
    head = dataclasses.replace(facts.letterhead, filed=_filed(facts))
    _, draft = next(drafts(facts))
    return written(letter_document(draft, head)).pdf


def _filed(facts: LetterFacts) -> str:
    filed = facts.letterhead.filed or "Lưu: VT"
    return f"{filed}, {facts.drafting_unit}" if facts.drafting_unit else filed


def _file_name(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:60]


def _signing(facts: LetterFacts, place: int) -> Signing:
    number = None if facts.first_number is None else facts.first_number + place
    return Signing(number, facts.symbol, facts.signed_on, facts.signer, facts.authority)


def _draft(facts: LetterFacts, place: int, **parts: object) -> Draft:
    return Draft(
        kind="Công văn",
        about=f"đôn đốc gửi báo cáo {facts.period[0].lower()}{facts.period[1:]}",
        year=(facts.signed_on or facts.day).year,
        signing=_signing(facts, place),
        **parts,  # type: ignore[arg-type]
    )


def _own(facts: LetterFacts, one: Urged, place: int) -> Draft:
    late = f", quá hạn {one.days_late} ngày làm việc" if one.days_late > 0 else ""
    found = (
        f"Đến hết ngày {ngay(facts.day)}, {facts.lead} chưa nhận được báo cáo của {one.name}{late}."
    )
    return _draft(facts, place, addressees=(one.name,), body=tuple(_body(facts, found, one.name)))


def _common(facts: LetterFacts) -> Draft:
    number = len(facts.urged)
    found = (
        f"Đến hết ngày {ngay(facts.day)}, còn {number} cơ quan, đơn vị, địa phương chưa gửi báo "
        f"cáo về {facts.lead} (danh sách tại Phụ lục kèm theo)."
    )
    whom = "các cơ quan, đơn vị, địa phương có tên trong danh sách"
    return _draft(
        facts,
        0,
        addressees=("Các cơ quan, đơn vị, địa phương có tên trong danh sách kèm theo",),
        body=tuple(_body(facts, found, whom)),
        appendices=(Appendix("Danh sách cơ quan chưa gửi báo cáo", (_listed(facts.urged),)),),
    )


def _listed(urged: Sequence[Urged]) -> Table:
    head = ("TT", "Cơ quan, đơn vị, địa phương", "Loại", "Quá hạn (ngày làm việc)")
    rows = [
        (str(place), one.name, one.kind, str(one.days_late) if one.days_late > 0 else "")
        for place, one in enumerate(urged, 1)
    ]
    return Table(
        (tuple(cell(title) for title in head),),
        tuple(tuple(cell(value) for value in row) for row in rows),
        widths=(1, 7, 4, 3),
        aligns=(Align.CENTRE, Align.LEFT, Align.LEFT, Align.CENTRE),
    )


def _body(facts: LetterFacts, found: str, whom: str) -> Iterator[Block]:
    due = (
        f"trước hoặc trong ngày {ngay(facts.units_due_on)}"
        if facts.units_due_on
        else "theo thời hạn đã thông báo"
    )
    yield paragraph(
        f"Thực hiện {facts.plan}, các cơ quan, đơn vị, địa phương gửi báo cáo "
        f"{facts.period[0].lower()}{facts.period[1:]} về {facts.lead} {due}."
    )
    yield paragraph(found)
    in_time = (
        f"Để kịp tổng hợp, báo cáo trước ngày {ngay(facts.consolidation_due_on)}, "
        if facts.consolidation_due_on
        else ""
    )
    yield paragraph(f"{in_time}{facts.lead} đề nghị {whom}:")
    address = settings.NEPSO_URL
    yield paragraph(
        f"Hoàn thành và gửi báo cáo trước ngày {ngay(facts.asked_on)}, trên hệ thống Nếp Số "
        f"({address}) hoặc theo biểu mẫu do cơ quan đầu mối lập sẵn.",
        level=Level.CLAUSE,
    )
    yield paragraph(
        "Trường hợp trong kỳ không có nội dung để báo cáo thì gửi báo cáo nêu rõ lý do.",
        level=Level.CLAUSE,
    )
    unit = facts.drafting_unit or facts.lead
    contact = f" ({facts.letterhead.contact})" if facts.letterhead.contact else ""
    yield paragraph(
        f"Khi có vướng mắc, liên hệ {unit}{contact} để được hướng dẫn.", level=Level.CLAUSE
    )
    for words in filter(None, (part.strip() for part in facts.words.splitlines())):
        yield paragraph(words)
    yield paragraph(f"{facts.lead} đề nghị {whom} quan tâm, phối hợp thực hiện.")
