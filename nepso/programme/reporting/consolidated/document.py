"""The consolidated report as an official document: headings, words, tables, appendices.

Made from the snapshot and the signing alone, so the same two give the same document. The frame is
Mẫu 1.4 of Nghị định 30/2020/NĐ-CP, Phụ lục III; the headings those in common use.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from nepso.foundation.letters import (
    Draft,
    Letterhead,
    OfficialDocument,
    Signing,
    letter_document,
)
from nepso.foundation.letters.blocks import Appendix, Block, Heading, Level, Paragraph, Run
from nepso.programme.reporting.consolidated.document_tables import (
    changes_table,
    corrections_table,
    figures_tables,
    reporters_table,
)
from nepso.programme.reporting.consolidated.snapshot import Passage, Snapshot
from nepso.programme.reporting.consolidated.tokens import Resolve, resolver_of, stretches

KIND = "Báo cáo"
_NAMED = 3  # sources named after a paragraph; further ones are told as a number


def document_of(snapshot: Snapshot, signing: Signing | None = None) -> OfficialDocument:
    """The document of a snapshot, with number, day and signer once it is signed."""
    facts = dict(snapshot.letterhead)
    addressees = tuple(facts.pop("addressees", ()))
    recipients = tuple(facts.pop("recipients", ()))
    facts["signed_by"] = tuple(facts.get("signed_by", ()))
    draft = Draft(
        kind=KIND,
        about=snapshot.title.removeprefix("Báo cáo ").strip(),
        body=tuple(_body(snapshot)),
        addressees=addressees,
        recipients=recipients,
        appendices=tuple(_appendices(snapshot)),
        year=dt.date.fromisoformat(snapshot.counts_until).year,
        signing=signing or Signing(),
    )
    return letter_document(draft, Letterhead(**facts))


def _body(snapshot: Snapshot) -> Iterator[Block]:
    resolve, names = resolver_of(snapshot), {r.agency: r.name for r in snapshot.reporters}
    yield _plain(_opening(snapshot))
    above = ""
    for code, label in snapshot.headings:
        number, title = label.split(". ", 1)
        section, _, clause = code.partition(".")
        if clause and above != section:
            yield Heading(Level.SECTION, "Đánh giá chung", f"{section}.")
        above = section
        level = Level.CLAUSE if clause else Level.SECTION
        yield Heading(level, title, f"{clause}." if clause else f"{number}.")
        passages = [p for p in snapshot.passages if p.heading == code]
        if not passages:
            yield _plain("Không có nội dung báo cáo.")
        for passage in passages:
            yield from _passage(passage, resolve, names)
    yield _plain(_closing(snapshot))


def _plain(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _day(text: str) -> str:
    return f"{dt.date.fromisoformat(text):%d/%m/%Y}"


def _opening(snapshot: Snapshot) -> str:
    issuer = str(snapshot.letterhead.get("issuer", ""))
    days = (
        f"số liệu từ ngày {_day(snapshot.counts_from)} đến hết ngày {_day(snapshot.counts_until)}"
    )
    if not snapshot.plan_title:
        return f"{issuer} báo cáo {_lower(snapshot.title)} ({days}) như sau:"
    when = f" {_lower(snapshot.period)}" if snapshot.period else ""
    return (
        f"Thực hiện {snapshot.plan_title}, {issuer} báo cáo kết quả thực hiện{when} "
        f"({days}) như sau:"
    )


def _closing(snapshot: Snapshot) -> str:
    issuer = str(snapshot.letterhead.get("issuer", ""))
    return f"Trên đây là báo cáo {_lower(snapshot.title)} của {issuer}."


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _passage(passage: Passage, resolve: Resolve, names: dict[str, str]) -> Iterator[Paragraph]:
    """The lines of a passage; those that begin with "- " are dashes; the source after the last."""
    lines = [line.strip() for line in passage.text.splitlines() if line.strip()]
    for place, line in enumerate(lines, 1):
        is_dash = line.startswith("- ")
        runs = list(_runs(line.removeprefix("- "), resolve))
        if place == len(lines) and passage.sources:
            runs.append(Run(f" ({_sources(passage.sources, names)})", italic=True))
        yield Paragraph(tuple(runs), Level.DASH if is_dash else None)


def _runs(text: str, resolve: Resolve) -> Iterator[Run]:
    for part in stretches(text, resolve):
        if part.token and part.shown is not None:
            yield Run(part.shown.text, link=part.shown.address or None)
        else:
            yield Run(part.text)


def _sources(codes: Iterable[str], names: dict[str, str]) -> str:
    told = [names.get(code, code) for code in codes]
    if len(told) <= _NAMED:
        return "; ".join(told)
    return f"{'; '.join(told[: _NAMED - 1])} và {len(told) - _NAMED + 1} cơ quan, đơn vị khác"


def _appendices(snapshot: Snapshot) -> Iterator[Appendix]:
    if snapshot.lines:
        yield Appendix("Số liệu tổng hợp", tuple(figures_tables(snapshot)), landscape=True)
    if any(r.expected for r in snapshot.reporters):
        table = reporters_table(snapshot)
        yield Appendix("Tình hình gửi báo cáo của các cơ quan, đơn vị", (table,), landscape=True)
    if any(f.is_corrected for f in snapshot.figures):
        table = corrections_table(snapshot)
        yield Appendix("Số liệu cơ quan, đơn vị điều chỉnh", (table,), landscape=True)
    if snapshot.changes:
        yield Appendix("Danh sách nội dung đính chính", (changes_table(snapshot),), landscape=True)
