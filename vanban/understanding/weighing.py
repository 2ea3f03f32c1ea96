"""Turns a draft into a task: who, what part, by when, how sure, and what a person should check."""

from __future__ import annotations

from vanban.model import AgencyName, Deadline, DocumentTask, Doubt, TaskKind, TaskRole
from vanban.understanding.agencies import begins_name, named
from vanban.understanding.deadlines import as_deadline, deadline_in
from vanban.understanding.doubts import (
    doubts_about,
    lists_parts,
    partners_unread,
    states_no_deed,
    which_lead,
)
from vanban.understanding.drafts import Draft
from vanban.understanding.duties import is_report, states_deed
from vanban.understanding.markers import Rank
from vanban.understanding.roles import (
    LONGEST_WEIGHED,
    bracketed_leads,
    partners_in,
    role_of,
    subject_of,
    unread_partner,
)
from vanban.understanding.setting import named_beside, says_no_more
from vanban.understanding.stages import is_stage
from vanban.understanding.symbols import symbols_in
from vanban.understanding.themes import Theme


def task_of(draft: Draft) -> DocumentTask:
    """Weigh the words of one duty."""
    whole = draft.text
    text = whole[:LONGEST_WEIGHED]
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
        beside=(
            *_beside(draft, text, leads),
            *_without_deed(draft, text, kind),
            *([lists_parts(draft.parts)] if draft.parts else []),
            *partners_unread("" if draft.attributes.partners else unread_partner(text)),
        ),
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
        text=whole,
        span=(start, start + len(whole)),
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
        own = _own_of_group(draft, text)
        return own if own and _stands_beside_addressees(draft) else draft.setting.leads
    if draft.attributes.leads:
        return tuple(draft.attributes.leads)
    subject = subject_of(text)
    return subject.names if subject is not None else bracketed_leads(text)


def _own_of_group(draft: Draft, text: str) -> tuple[str, ...]:
    """Agencies that a sentence under "Trách nhiệm của các sở, ngành" is itself about.

    The heading leads (contract, *Leads*); but where it names groups only, and the sentence begins
    with agencies known by name, these may be the members of the group that are meant.
    """
    subject = subject_of(text) if begins_name(text) else None
    if subject is None or not all(named(name).is_group for name in draft.setting.leads):
        return ()
    own = [named(name) for name in subject.names]
    meant = own[0].is_known and not any(name.is_group for name in own)
    return subject.names if meant else ()


def _beside(draft: Draft, text: str, leads: tuple[str, ...]) -> tuple[Doubt, ...]:
    """The doubt whether the heading leads or the agencies that the sentence begins with."""
    over = named_beside(draft.setting)
    if over:
        seen = f"Dòng trên việc này ghi “{', '.join(over)}”, đề mục thì ghi “{leads[0]}”"
        return (which_lead(seen),)
    own = _own_of_group(draft, text) if draft.setting.leads else ()
    if not own or own == leads:
        return ()
    return (which_lead(f"Câu này mở đầu bằng “{', '.join(own)}”, đề mục thì ghi “{leads[0]}”"),)


def _without_deed(draft: Draft, text: str, kind: TaskKind) -> tuple[Doubt, ...]:
    """The doubt whether a task that opens with no verb is one; a stage is told by its date."""
    opener = draft.setting.opener
    opened = opener is not None and not says_no_more(opener)
    told = kind is TaskKind.REPORT or is_stage(text) or opened
    return () if told or states_deed(text) else (states_no_deed(),)


def _stands_beside_addressees(draft: Draft) -> bool:
    """Whether the sentence is a khoản of its own, as "1. Sở Y tế" before it is a heading."""
    mark = draft.node.mark
    return mark is not None and mark.rank is Rank.NUMBER


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
        opened = subject_of(draft.setting.opener)
        return role_of(
            draft.setting.opener,
            has_lead=bool(leads),
            requested=requested,
            predicate=opened.predicate if opened else 0,
        )
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
