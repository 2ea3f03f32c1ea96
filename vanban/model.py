"""What a compiled document is: the object that ``vanban compile FILE --json`` prints.

The field names are those of the contract (``docs/contracts/register.md``); ``to_dict`` in
``vanban.writing.as_json`` turns the whole into plain JSON. Spans are pairs ``(start, end)`` of
character offsets into ``CompiledDocument.text``, end not included. Pages count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Span = tuple[int, int]


class SegmentPart(StrEnum):
    """Where a stretch of the text belongs; the segments tile the whole text."""

    HEADER = "header"
    BASIS = "basis"
    CLAUSE = "clause"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    PAGE_FURNITURE = "page_furniture"
    TABLE = "table"
    FOOTNOTE = "footnote"


class TaskKind(StrEnum):
    """What sort of duty a sentence states (contract, *How the answer keys were made*)."""

    MEASURE = "measure"
    ASSIGNMENT = "assignment"
    REPORT = "report"
    TABLE_ROW = "table_row"


class TaskRole(StrEnum):
    """The part that the agency named first plays in the duty."""

    LEAD = "chu_tri"
    COORDINATE = "phoi_hop"
    CARRY_OUT = "thuc_hien"
    REQUESTED = "de_nghi"


class DeadlineKind(StrEnum):
    """How a deadline recurs; ``unclear`` keeps the raw words for a person to read."""

    DATE = "date"
    YEARLY = "yearly"
    HALF_YEARLY = "half_yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    STANDING = "standing"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read: name, format (pdf, docx, txt, md), hash, number of pages."""

    name: str
    format: str
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True)
class Header:
    """The heading block of the document; a value is None when its place is blank."""

    kind: str | None = None
    number: str | None = None
    number_raw: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    title: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered line that is a title or an addressee."""

    label: str
    heading: str
    span: Span
    page: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of the text; ``clause`` is the path of the clause it belongs to."""

    span: Span
    part: SegmentPart
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The raw words of a deadline and what they mean; nothing is reckoned or completed."""

    text: str
    kind: DeadlineKind
    on: str | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency as the document names it; ``is_group`` for "các sở, ban, ngành" and the like."""

    name: str
    is_group: bool
    is_known: bool


class DoubtCode(StrEnum):
    """What a doubt is about; programs go by this, people read the sentence."""

    NO_LEAD = "no_lead"
    UNKNOWN_NAME = "unknown_name"
    GROUP = "group"
    WHICH_LEAD = "which_lead"
    DEADLINE = "deadline"
    SEVERAL_DATES = "several_dates"
    NO_VERB = "no_verb"
    AS_ABOVE = "as_above"
    UNNUMBERED = "unnumbered"
    LONG = "long"
    PARTS = "parts"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should check: one sentence; ``about`` is the agency name it doubts."""

    code: DoubtCode
    sentence: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class DocumentTask:
    """One duty that the document states, with the sentence that states it.

    ``leads`` and ``partners`` repeat ``agency_lead`` and ``agency_coordinate`` with what the
    gazetteer knows of each name, in the same order.
    """

    clause: str
    bullet: int | None
    kind: TaskKind
    role: TaskRole
    agency_lead: tuple[str, ...]
    agency_coordinate: tuple[str, ...]
    text: str
    span: Span
    product: str | None = None
    deadline: Deadline | None = None
    references: tuple[str, ...] = ()
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()
    leads: tuple[AgencyName, ...] = ()
    partners: tuple[AgencyName, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited document: its symbol, and where the text says so its date, issuer and articles."""

    symbol: str
    issued_on: str | None = None
    issuer: str | None = None
    articles: tuple[int, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, with the lines of authority above the name."""

    position: tuple[str, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should look at: a code, one Vietnamese sentence, and where."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class CompiledDocument:
    """A document as read and understood; the same input always gives the same object."""

    source: Source
    text: str
    header: Header
    sections: tuple[Section, ...] = ()
    segments: tuple[Segment, ...] = ()
    tasks: tuple[DocumentTask, ...] = ()
    references: tuple[Reference, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: Signature = field(default_factory=Signature)
    problems: tuple[Problem, ...] = ()
