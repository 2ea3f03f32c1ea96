"""The one way from a reading to a compiled document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from vanban.model import (
    CompiledDocument,
    DocumentTask,
    Header,
    Problem,
    Reference,
    Section,
    SegmentPart,
    Source,
)
from vanban.reading.block import Reading
from vanban.understanding.closing import Closing, read_closing
from vanban.understanding.closing_duties import closing_drafts, closing_paragraphs
from vanban.understanding.decision_duties import DECISIONS, decision_drafts
from vanban.understanding.header import read_header
from vanban.understanding.headings import heading_of
from vanban.understanding.kinds import kind_line
from vanban.understanding.lexicon import shown_names
from vanban.understanding.outline import Node, Outline, outline_of
from vanban.understanding.paper import Paper, write_paper
from vanban.understanding.problems import (
    PLAN_KINDS,
    header_problems,
    is_plan,
    is_unusable,
    not_a_plan,
    numbering_problems,
    text_problems,
    unread_tables,
)
from vanban.understanding.references import (
    Passage,
    cited_by_name,
    references_of,
    short_names_of,
)
from vanban.understanding.segments import segments_of
from vanban.understanding.setting import Setting
from vanban.understanding.short_names import ShortNames
from vanban.understanding.shown import passed_on_in, shown_in
from vanban.understanding.table_cells import names_apart
from vanban.understanding.tables import decision_tables, table_tasks
from vanban.understanding.tasks import drafts_of
from vanban.understanding.weighing import task_of
from vanban.understanding.withheld_tables import withheld_tables

_OPENING = 12  # lines in which an appendix says what it is


@dataclass(frozen=True, slots=True)
class _Parts:
    """A document divided: the written paper, its heading and closing block, its two outlines."""

    paper: Paper
    header: Header
    closing: Closing
    outline: Outline
    appendix: Outline


def understand(reading: Reading, source: Source) -> CompiledDocument:
    """Understand ``reading``; the same blocks always give the same document."""
    paper = write_paper(reading.blocks)
    body_text = "\n".join(unit.text for unit in (*paper.body, *paper.closing))
    parts = _Parts(
        paper,
        read_header(paper.heading, body_text),
        read_closing(paper.closing),
        outline_of(paper.body),
        outline_of(paper.appendix),
    )
    with shown_names(shown_in(_phrases(parts))):
        return _understood(parts, reading, source)


def _understood(parts: _Parts, reading: Reading, source: Source) -> CompiledDocument:
    paper, header, outline, appendix = parts.paper, parts.header, parts.outline, parts.appendix
    closers = closing_paragraphs(outline.root)
    plan = _plan_in(header, outline, appendix)
    problems = [Problem(code, sentence) for code, sentence in reading.notes]
    unusable = text_problems(paper.text)
    problems += unusable
    tasks: tuple[DocumentTask, ...] = ()
    references: tuple[Reference, ...] = ()
    if not is_unusable(unusable):
        problems += header_problems(header) + numbering_problems(outline)
        if plan is not None:
            tasks = _tasks(plan, appendix, closers if plan is outline else [])
        if plan is not outline and header.kind in DECISIONS:
            decided = [task_of(draft) for draft in decision_drafts(outline.root)]
            trees = (outline,) if plan is appendix else (outline, appendix)
            for tree in trees:
                given, left = decision_tables(tree.root)
                decided += given
                problems += left
            tasks = tuple(sorted((*decided, *tasks), key=lambda task: task.span))
        if plan is not None:
            problems += unread_tables(outline, appendix)
        if plan is not None or header.kind in DECISIONS:
            problems += withheld_tables(outline.root) + withheld_tables(appendix.root)
        if plan is None and not tasks:
            problems.append(not_a_plan(header))
        passages = _passages(paper, outline, appendix, header, closers)
        own = header.number or header.number_raw
        short_names = short_names_of(passages, own)
        references = references_of(passages, short_names, own)
        tasks = _with_named(tasks, short_names)
    return CompiledDocument(
        source=source,
        text=paper.text,
        header=header,
        sections=_sections(outline) + (_sections(appendix) if plan is appendix else ()),
        segments=segments_of(paper, outline, appendix, parts.closing, closers),
        tasks=tasks,
        references=references,
        recipients=parts.closing.recipients,
        signature=parts.closing.signature,
        problems=tuple(problems),
    )


def _phrases(parts: _Parts) -> Iterator[str]:
    """Where a document writes the name of one agency and no more."""
    for tree in (parts.outline, parts.appendix):
        for node in tree.root.walk():
            if node.is_table and node.unit is not None:
                for row in node.unit.paragraph.first.rows:
                    yield from (piece for cell in row for piece in names_apart(cell)[0].split("; "))
            elif node.is_clause and (":" in node.words or not node.words.endswith((".", ";"))):
                yield node.words.partition(":")[0]  # a sentence of its own shows no name
    yield from parts.closing.recipients
    yield from passed_on_in(parts.paper.text)


def _plan_in(header: Header, outline: Outline, appendix: Outline) -> Outline | None:
    """The plan: the document itself, or the one that a decision issues with it (Mẫu 1.3)."""
    if is_plan(header, outline):
        return outline
    # Its title may stand under a letterhead of its own, before the first clause.
    opening = takewhile(lambda child: not child.is_clause, appendix.root.children[:_OPENING])
    kinds = (kind_line(child.words) for child in opening if child.is_plain)
    return appendix if any(kind and kind[0] in PLAN_KINDS for kind in kinds) else None


def _sections(outline: Outline) -> tuple[Section, ...]:
    found: list[Section] = []
    for node in outline.root.walk():
        heading = heading_of(node) if node.unit is not None else None
        if heading is not None and node.unit is not None:
            label = ".".join(node.path)
            found.append(Section(label, heading.title, node.unit.span, node.unit.page))
    return tuple(found)


def _tasks(plan: Outline, appendix: Outline, closers: list[Node]) -> tuple[DocumentTask, ...]:
    for node in closers:
        assert node.parent is not None
        node.parent.children.remove(node)
    tasks = [task_of(draft) for draft in drafts_of(plan.root, Setting())]
    tasks += table_tasks(plan.root)
    tasks += [task_of(draft) for draft in closing_drafts(closers)]
    if plan is not appendix:
        tasks += table_tasks(appendix.root)
    return tuple(sorted(tasks, key=lambda task: task.span))


def _with_named(
    tasks: tuple[DocumentTask, ...], short_names: ShortNames
) -> tuple[DocumentTask, ...]:
    """Each task with the documents that it cites by a short name."""
    found = []
    for task in tasks:
        cited = dict.fromkeys((*task.references, *cited_by_name(task.text, short_names)))
        found.append(replace(task, references=tuple(cited)))
    return tuple(found)


def _passages(
    paper: Paper, outline: Outline, appendix: Outline, header: Header, closers: list[Node]
) -> list[Passage]:
    passages: list[Passage] = []
    clauses = clause_of_units(outline, appendix, closers)
    for unit in paper.units:
        if unit.part is SegmentPart.HEADER and header.title and unit.text in header.title:
            continue
        if unit.part in (SegmentPart.HEADER, SegmentPart.SIGNATURE, SegmentPart.PAGE_FURNITURE):
            continue
        passages.append(Passage(unit.text, clauses.get(unit.start)))
    if header.title:
        passages.append(Passage(header.title, None))
    return passages


def clause_of_units(outline: Outline, appendix: Outline, closers: Sequence[Node]) -> dict[int, str]:
    """The clause of each unit by where it starts; closing paragraphs have ``closing``."""
    clauses: dict[int, str] = {}
    for tree in (outline, appendix):
        for node in tree.root.walk():
            if node.unit is not None and node.path:
                clauses[node.unit.start] = ".".join(node.path)
    for node in closers:
        if node.unit is not None:
            clauses[node.unit.start] = "closing"
    return clauses
