"""The compiled document as plain JSON (contract ``docs/contracts/register.md``) and back again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from vanban.model import (
    AgencyName,
    CompiledDocument,
    Deadline,
    DeadlineKind,
    DocumentTask,
    Doubt,
    DoubtCode,
    Header,
    Problem,
    Reference,
    Section,
    Segment,
    SegmentPart,
    Signature,
    Source,
    Span,
    TaskKind,
    TaskRole,
)

Plain = dict[str, Any]

_HEADER = ("kind", "number", "number_raw", "issuer", "place", "issued_on", "title", "period")
_AGENCY = ("name", "is_group", "is_known")


def to_dict(document: CompiledDocument) -> Plain:
    """The document as dicts, lists, strings, numbers and None, in the contract's order of keys.

    Beyond the contract each task has ``leads`` and ``partners`` (what the gazetteer knows of the
    names). A deadline carries ``on``, ``month`` and ``day`` only where the words give them.
    """
    return {
        "source": _pick(document.source, ("name", "format", "sha256", "pages")),
        "text": document.text,
        "header": _pick(document.header, _HEADER),
        "sections": [
            {"label": s.label, "heading": s.heading, "span": list(s.span), "page": s.page}
            for s in document.sections
        ],
        "segments": [
            {"span": list(s.span), "part": s.part.value, "clause": s.clause}
            for s in document.segments
        ],
        "tasks": [_task(task) for task in document.tasks],
        "references": [
            {
                "symbol": r.symbol,
                "issued_on": r.issued_on,
                "issuer": r.issuer,
                "articles": list(r.articles),
                "clauses": list(r.clauses),
            }
            for r in document.references
        ],
        "recipients": list(document.recipients),
        "signature": {
            "position": list(document.signature.position),
            "name": document.signature.name,
        },
        "problems": [
            {"code": p.code, "message": p.message, "span": list(p.span) if p.span else None}
            for p in document.problems
        ],
    }


def to_json(document: CompiledDocument, *, indent: int | None = 1) -> str:
    """The same as text, letters as they are (no ``\\u`` escapes), ending without a line break."""
    return json.dumps(to_dict(document), ensure_ascii=False, indent=indent)


def from_dict(plain: Mapping[str, Any]) -> CompiledDocument:
    """Rebuild what ``to_dict`` took apart: ``from_dict(to_dict(d)) == d``.

    Raises KeyError, TypeError or ValueError when the dict is not such an object.
    """
    return CompiledDocument(
        source=Source(**plain["source"]),
        text=plain["text"],
        header=Header(**plain["header"]),
        sections=tuple(
            Section(s["label"], s["heading"], _span(s["span"]), s["page"])
            for s in plain["sections"]
        ),
        segments=tuple(
            Segment(_span(s["span"]), SegmentPart(s["part"]), s["clause"])
            for s in plain["segments"]
        ),
        tasks=tuple(_task_back(task) for task in plain["tasks"]),
        references=tuple(
            Reference(
                r["symbol"],
                r["issued_on"],
                r["issuer"],
                tuple(r["articles"]),
                tuple(r["clauses"]),
            )
            for r in plain["references"]
        ),
        recipients=tuple(plain["recipients"]),
        signature=Signature(tuple(plain["signature"]["position"]), plain["signature"]["name"]),
        problems=tuple(
            Problem(p["code"], p["message"], _span(p["span"]) if p["span"] else None)
            for p in plain["problems"]
        ),
    )


def _pick(item: object, names: tuple[str, ...]) -> Plain:
    return {name: getattr(item, name) for name in names}


def _task(task: DocumentTask) -> Plain:
    return {
        "clause": task.clause,
        "bullet": task.bullet,
        "kind": task.kind.value,
        "role": task.role.value,
        "agency_lead": list(task.agency_lead),
        "agency_coordinate": list(task.agency_coordinate),
        "text": task.text,
        "span": list(task.span),
        "product": task.product,
        "deadline": _deadline(task.deadline),
        "references": list(task.references),
        "confidence": task.confidence,
        "doubts": [doubt.sentence for doubt in task.doubts],
        "doubt_codes": [{"code": d.code.value, "about": d.about} for d in task.doubts],
        "leads": [_pick(agency, _AGENCY) for agency in task.leads],
        "partners": [_pick(agency, _AGENCY) for agency in task.partners],
    }


def _deadline(deadline: Deadline | None) -> Plain | None:
    if deadline is None:
        return None
    plain: Plain = {"text": deadline.text, "kind": deadline.kind.value}
    for name in ("on", "month", "day"):
        value = getattr(deadline, name)
        if value is not None:
            plain[name] = value
    return plain


def _task_back(plain: Mapping[str, Any]) -> DocumentTask:
    deadline = plain["deadline"]
    return DocumentTask(
        clause=plain["clause"],
        bullet=plain["bullet"],
        kind=TaskKind(plain["kind"]),
        role=TaskRole(plain["role"]),
        agency_lead=tuple(plain["agency_lead"]),
        agency_coordinate=tuple(plain["agency_coordinate"]),
        text=plain["text"],
        span=_span(plain["span"]),
        product=plain["product"],
        deadline=Deadline(**{**deadline, "kind": DeadlineKind(deadline["kind"])})
        if deadline
        else None,
        references=tuple(plain["references"]),
        confidence=plain["confidence"],
        doubts=tuple(
            Doubt(DoubtCode(coded["code"]), sentence, coded["about"])
            for sentence, coded in zip(plain["doubts"], plain["doubt_codes"], strict=True)
        ),
        leads=tuple(AgencyName(**agency) for agency in plain.get("leads", ())),
        partners=tuple(AgencyName(**agency) for agency in plain.get("partners", ())),
    )


def _span(pair: list[int]) -> Span:
    start, end = pair
    return (start, end)
