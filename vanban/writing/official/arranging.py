"""From the facts of a document to what stands on its pages; both writers print an ``Arranged``."""

from __future__ import annotations

from dataclasses import dataclass

from vanban.writing.official import measures, wording
from vanban.writing.official.cleaning import cleaned
from vanban.writing.official.document import Block, OfficialDocument, Paragraph, Signature
from vanban.writing.official.kinds import is_decision, is_letter
from vanban.writing.official.numbering import numbered
from vanban.writing.official.text_width import balanced_lines, width_of

NumberedBlock = tuple[Block, str]


@dataclass(frozen=True, slots=True)
class Head:
    """The heading block: lines as printed and the lengths of the rules in points."""

    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    issuer_rule: float
    motto_rule: float
    number: str
    date: str
    subject: tuple[str, ...]  # of a công văn, under the number
    kind: str | None  # of every other document, in the middle
    title: tuple[str, ...]
    title_rule: float


@dataclass(frozen=True, slots=True)
class ArrangedAppendix:
    """An appendix: its label, title, line of reference and blocks."""

    label: str
    title: tuple[str, ...]
    reference: str | None
    body: tuple[NumberedBlock, ...]
    landscape: bool


@dataclass(frozen=True, slots=True)
class Arranged:
    """Everything that a writer prints, in the order of the page."""

    name: str  # what the file is called in its properties
    head: Head
    addressees: tuple[str, ...]
    deciding_body: str | None
    legal_bases: tuple[str, ...]
    decides: bool
    body: tuple[NumberedBlock, ...]
    recipients: tuple[str, ...]
    signature: Signature
    drafter: str | None
    contact: str | None
    appendices: tuple[ArrangedAppendix, ...]


def arrange(document: OfficialDocument) -> Arranged:
    """What stands on the pages of ``document``, with its text made clean."""
    document = cleaned(document)
    count = len(document.appendices)
    return Arranged(
        name=_name(document),
        head=_head(document),
        addressees=_addressees(document.addressees),
        deciding_body=document.deciding_body.upper() if document.deciding_body else None,
        legal_bases=wording.ended_list(document.legal_bases),
        decides=is_decision(document.kind),
        body=_body(document),
        recipients=wording.ended_list(document.recipients),
        signature=_signature(document.signature),
        drafter=document.drafter,
        contact=document.contact,
        appendices=tuple(
            ArrangedAppendix(
                label=wording.appendix_label(part.number, place, count),
                title=balanced_lines(
                    part.title.upper(), measures.SIZE_TITLE, _text_room(part.landscape), bold=True
                ),
                reference=wording.reference_line(document) if part.reference else None,
                body=tuple(numbered(part.body)),
                landscape=part.landscape,
            )
            for place, part in enumerate(document.appendices, 1)
        ),
    )


def _head(document: OfficialDocument) -> Head:
    room = measures.points(measures.HEAD_LEFT_MM)
    issuer_lines = _lines(document.issuer.name.upper(), measures.SIZE_ISSUER, room, bold=True)
    letter = is_letter(document.kind)
    title = () if letter else _lines(document.about, measures.SIZE_TITLE, _title_room(), bold=True)
    return Head(
        parent=_lines((document.issuer.parent or "").upper(), measures.SIZE_ISSUER, room),
        issuer=issuer_lines,
        issuer_rule=_rule(issuer_lines, measures.SIZE_ISSUER, measures.ISSUER_RULE_SHARE),
        motto_rule=width_of(measures.MOTTO, measures.SIZE_MOTTO, bold=True),
        number=wording.number_line(document),
        date=wording.date_line(document),
        subject=_lines(wording.subject_line(document), measures.SIZE_SUBJECT, room * 0.95)
        if letter
        else (),
        kind=None if letter else document.kind.strip().upper() or None,
        title=title,
        title_rule=_rule(title, measures.SIZE_TITLE, measures.TITLE_RULE_SHARE),
    )


def _lines(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    return balanced_lines(text, size, room, bold=bold)


def _rule(lines: tuple[str, ...], size: float, share: float) -> float:
    return width_of(lines[-1], size, bold=True) * share if lines else 0.0


def _text_room(landscape: bool) -> float:
    wide = measures.TEXT_WIDTH_LANDSCAPE_MM if landscape else measures.TEXT_WIDTH_MM
    return measures.points(wide)


def _title_room() -> float:
    return _text_room(landscape=False) * 0.9


def _name(document: OfficialDocument) -> str:
    about = " ".join(document.about.split())
    name = about if is_letter(document.kind) else f"{document.kind} {about}"
    return name.strip() or "Văn bản"


def _addressees(given: tuple[str, ...]) -> tuple[str, ...]:
    named = tuple(name.strip() for name in given if name.strip())
    return named if len(named) < 2 else wording.ended_list(named)


def _body(document: OfficialDocument) -> tuple[NumberedBlock, ...]:
    blocks = list(numbered(document.body))
    if not document.end_mark or not blocks:
        return tuple(blocks)
    last, number = blocks[-1]
    if isinstance(last, Paragraph):
        closed = Paragraph(wording.with_end_mark(last.text), last.level, last.number, last.align)
        blocks[-1] = (closed, number)
    return tuple(blocks)


def _signature(signature: Signature) -> Signature:
    lines = tuple(line.strip().upper() for line in signature.lines if line.strip())
    return Signature(lines, (signature.name or "").strip() or None)
