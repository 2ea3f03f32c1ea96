"""From what a letter or report says to its DOCX and its PDF/UA, in the layout of Nghị định 30/2020.

The blocks of ``body`` are vanban's (``letters.blocks``): text is data, links are http(s) only. The
same document and signing give the same bytes: nothing here asks the clock.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass, field

from nepso.foundation.letters.letterheads import Letterhead, symbol_of
from vanban.writing.official import Appendix, Block, Issuer, OfficialDocument, Signature
from vanban.writing.official.docx import to_docx
from vanban.writing.official.pdf import missing_letters, to_pdf


@dataclass(frozen=True, slots=True)
class Signing:
    """What is known once a document is signed: number, symbol, day, by whom."""

    number: int | None = None
    symbol: str = ""
    on: dt.date | None = None
    signer: str = ""
    signed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document says. ``kind`` is its name ("Báo cáo", "Công văn", "Tờ trình"), ``about`` its
    trích yếu; ``recipients`` without the last line, which is the letterhead's ``filed``."""

    kind: str
    about: str
    body: tuple[Block, ...]
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ("Như trên",)
    legal_bases: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    year: int | None = None
    signing: Signing = field(default_factory=Signing)


@dataclass(frozen=True, slots=True)
class Written:
    """A document in both forms; ``missing`` are letters that the PDF shows as a box."""

    docx: bytes
    pdf: bytes
    missing: str = ""


def letter_document(draft: Draft, letterhead: Letterhead) -> OfficialDocument:
    """The document under its letterhead; number and day stay blank until it is signed."""
    signing = draft.signing
    return OfficialDocument(
        kind=draft.kind,
        about=draft.about,
        issuer=Issuer(letterhead.issuer, letterhead.parent or None),
        place=letterhead.place,
        body=draft.body,
        symbol=signing.symbol or symbol_of(draft.kind, letterhead),
        number=signing.number,
        date=signing.on,
        year=draft.year,
        addressees=draft.addressees,
        legal_bases=draft.legal_bases,
        recipients=(*draft.recipients, letterhead.filed) if letterhead.filed else draft.recipients,
        signature=Signature(signing.signed_by or letterhead.signed_by, signing.signer or None),
        contact=letterhead.contact or None,
        appendices=draft.appendices,
    )


def sealed_document(document: OfficialDocument, signing: Signing) -> OfficialDocument:
    """The same document with number, day and signer filled after signing."""
    lines = signing.signed_by or document.signature.lines
    return dataclasses.replace(
        document,
        number=signing.number,
        symbol=signing.symbol or document.symbol,
        date=signing.on,
        signature=Signature(lines, signing.signer or document.signature.name),
    )


def written(document: OfficialDocument) -> Written:
    """DOCX and tagged PDF of one document; same document, same bytes."""
    return Written(to_docx(document), to_pdf(document), missing_letters(document))
