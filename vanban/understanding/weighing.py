"""Turns a draft into a task: who, what part, by when, how sure, and what a person should check."""

from __future__ import annotations

from vanban.model import AgencyName, Deadline, DocumentTask, TaskKind, TaskRole
from vanban.understanding.agencies import named
from vanban.understanding.deadlines import as_deadline, deadline_in
from vanban.understanding.doubts import doubts_about
from vanban.understanding.drafts import Draft
from vanban.understanding.duties import is_report
from vanban.understanding.references import symbols_in
from vanban.understanding.roles import bracketed_leads, partners_in, role_of, subject_of
from vanban.understanding.themes import Theme


def task_of(draft: Draft) -> DocumentTask:
    """Weigh the words of one duty."""
    text = draft.text
    subject = None if draft.setting.leads else subject_of(text)
    leads = _leads(draft, text)
    partners = _partners(draft, text)
    role = _role(draft, text, leads)
    deadline = _deadline(draft, text)
    lead_names = tuple(named(name) for name in leads)
    partner_names = tuple(named(name) for name in partners)
    kind = _kind(draft, text, leads, subject.predicate if subject else 0)
    confidence, doubts = doubts_about(
        kind,
        lead_names,
        partner_names,
        deadline,
        text,
        expects_lead=draft.setting.theme is Theme.ASSIGNMENT,
        numbered=draft.node.mark is not None,
    )
    assert draft.node.unit is not None
    start = draft.node.unit.start + draft.start
    return DocumentTask(
        clause=draft.clause,
        bullet=draft.bullet,
        kind=kind,
        role=role,
        agency_lead=leads,
        agency_coordinate=partners,
        text=text,
        span=(start, start + len(text)),
        product=draft.attributes.product,
        deadline=deadline,
        references=tuple(symbols_in(text)),
        confidence=confidence,
        doubts=doubts,
        leads=lead_names,
        partners=partner_names,
    )


def _leads(draft: Draft, text: str) -> tuple[str, ...]:
    if draft.setting.leads:
        return draft.setting.leads
    if draft.attributes.leads:
        return tuple(draft.attributes.leads)
    subject = subject_of(text)
    return subject.names if subject is not None else bracketed_leads(text)


def _partners(draft: Draft, text: str) -> tuple[str, ...]:
    partners = list(draft.attributes.partners) or list(partners_in(text))
    if draft.setting.opener:
        partners = [*partners_in(draft.setting.opener), *partners]
    seen: dict[str, None] = {}
    for name in partners:
        seen.setdefault(name)
    return tuple(seen)


def _role(draft: Draft, text: str, leads: tuple[str, ...]) -> TaskRole:
    subject = subject_of(text)  # whoever leads, its verb is the first of the duty
    own_request = subject is not None and subject.requested and not draft.setting.leads
    requested = draft.setting.requested or own_request
    if draft.attributes.leads and leads:
        return TaskRole.LEAD
    own = role_of(
        text,
        has_lead=bool(leads),
        requested=requested,
        predicate=subject.predicate if subject else 0,
    )
    if draft.setting.opener and own is TaskRole.CARRY_OUT:
        return role_of(draft.setting.opener, has_lead=bool(leads), requested=requested)
    return own


def _deadline(draft: Draft, text: str) -> Deadline | None:
    if draft.attributes.time:
        return as_deadline(draft.attributes.time)
    return deadline_in(text)


def _kind(draft: Draft, text: str, leads: tuple[str, ...], predicate: int) -> TaskKind:
    if is_report(text[predicate:]) or (draft.clause == "closing" and "báo cáo" in text.lower()):
        return TaskKind.REPORT
    opener = draft.setting.opener
    if opener is not None and is_report(opener) and opener.rstrip().endswith(":"):
        return TaskKind.REPORT
    return TaskKind.ASSIGNMENT if leads else TaskKind.MEASURE


def unknown_names(names: tuple[AgencyName, ...]) -> list[str]:
    """Names that neither the gazetteer knows nor a group word explains."""
    return [name.name for name in names if not name.is_known and not name.is_group]
