"""Task tables, in the body or in an appendix: each row that states work is a task."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from vanban.model import DocumentTask, Doubt, Problem, TaskKind, TaskRole
from vanban.reading.block import on_one_line
from vanban.understanding.agencies import named
from vanban.understanding.as_above import resolved
from vanban.understanding.attributes import Attributes, attribute_kind, note_attributes
from vanban.understanding.deadlines import deadline_in, stated_in_cell
from vanban.understanding.doubts import doubts_about, office_or_two, only_a_start, which_lead
from vanban.understanding.outline import Node
from vanban.understanding.symbols import symbols_in
from vanban.understanding.table_cells import agencies_in, items_apart, names_apart
from vanban.understanding.table_columns import Columns, columns_of
from vanban.understanding.withheld_tables import is_withheld

_APPENDIX = re.compile(
    r"^(PHỤ LỤC|BIỂU|MẪU)(?:\s+(?:SỐ\s+)?(\d{1,2}|[IVX]+|"
    r"[A-H]))?\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\(?([IVX]{1,5}|[A-H]|\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]?$")
_WORK = re.compile(
    r"nhiệm vụ|công việc|nội dung|hoạt động|giải pháp|đề án|(?<!làm )(?<!\w)việc(?! làm)(?!\w)"
)
_NO_WORK = re.compile(r"thủ tục|dịch vụ công|mức phí|lệ phí|họ và tên|họ tên")
_LEFT = (
    "Một bảng của văn bản này có cột cơ quan hoặc thời gian nhưng không ghi rõ là bảng giao việc, "
    "nên không lập nhiệm vụ từ bảng; hãy xem bảng và thêm nhiệm vụ bằng tay nếu cần."
)
_Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A table with the path of what holds it."""

    node: Node
    path: tuple[str, ...]


def table_tasks(root: Node) -> list[DocumentTask]:
    """The tasks of all tables under ``root``; a table that goes on keeps its columns and group."""
    return _tasks_of(list(_parts(root)))


def decision_tables(root: Node) -> tuple[list[DocumentTask], list[Problem]]:
    """The same of a decision, whose tables also list procedures, fees and members: those that give
    work to somebody, and what to tell of those that look like task tables and yet are none."""
    parts = list(_parts(root))
    left = [
        Problem("table_unread", _LEFT, part.place.node.unit.span)
        for part in parts
        if not part.gives_work and not part.goes_on and part.place.node.unit is not None
    ]
    return _tasks_of(parts, only_work=True), left


def _tasks_of(parts: list[_Part], *, only_work: bool = False) -> list[DocumentTask]:
    found: list[DocumentTask] = []
    group: tuple[str, ...] = ()
    above: Sequence[str] = ()
    for part in _mended(parts):
        above = above if part.goes_on else ()
        # A heading that is printed again is no row, nor what "as above" may mean.
        part.rows = [row for row in part.rows if not part.is_heading_again(row)]
        part.rows, part.asked, above = resolved(part.rows, part.columns, above)
        if only_work and not part.gives_work:
            continue
        group = group if part.goes_on else ()
        reader = _TableReader(part, group)
        found += reader.tasks()
        group = reader.group
    return found


@dataclass(slots=True)
class _Part:
    """A table, or the part of one that stands on one page, with its columns."""

    place: _Place
    columns: Columns
    heading: list[_Row]
    rows: list[_Row]
    goes_on: bool
    over_bodies: dict[str, str]  # offices that may be of the body in the line below them
    asked: dict[int, tuple[Doubt, ...]] = field(default_factory=dict)  # of a row, by its place

    @property
    def width(self) -> int:
        """How many columns the heading has, known or not."""
        return len(self.heading[0]) if self.heading else 0

    def is_heading_again(self, row: Sequence[str]) -> bool:
        """Whether a row only repeats the heading, as on each page."""
        own = row[self.columns.work].strip().lower()
        return tuple(row) in self.heading or own in {"nội dung", "nhiệm vụ", "nội dung công việc"}

    @property
    def gives_work(self) -> bool:
        """Whether the heading of its own column names work, and another who is to do it.

        A title over all columns ("Phân công nhiệm vụ của các thành viên") says neither.
        """
        columns = self.columns
        named = columns.lead is not None or columns.partner is not None
        own = [row for row in self.heading if len({cell for cell in row if cell.strip()}) > 1]
        words = " ".join(row[columns.work].lower() for row in own)
        return named and _WORK.search(words) is not None and not _NO_WORK.search(words)


def _parts(root: Node) -> Iterator[_Part]:
    """Task tables in order; one without a heading of its own goes on with the one before."""
    before: _Part | None = None
    for place in _tables(root):
        printed = place.node.unit.paragraph.first.rows if place.node.unit else ()
        rows = [tuple(map(on_one_line, row)) for row in printed]
        own = columns_of(rows)
        if own is not None and is_withheld(own, rows, place.node):
            before = None
        elif own is not None:
            same = (
                before is not None
                and own == before.columns
                and len(rows[0]) == before.width  # columns that hold nothing known count too
            )
            count = own.heading_rows
            below, over = _with_names(printed[count:], own)
            before = _Part(place, own, rows[:count], below, same, over)
        elif (
            before is not None
            and place.path == before.place.path
            and rows
            and len(rows[0]) == before.width
        ):
            own, heading = before.columns, before.heading
            below, over = _with_names(printed, own)
            before = _Part(place, own, heading, below, True, over)
        else:
            before = None
        if before is not None:
            yield before


def _with_names(rows: Iterable[_Row], columns: Columns) -> tuple[list[_Row], dict[str, str]]:
    """Rows with each cell on one line; lines that name agencies stay apart by a semicolon. Beside
    them the offices that may be of the body in the line below them."""
    who = (columns.lead, columns.partner)
    written: list[_Row] = []
    over_bodies: dict[str, str] = {}
    for row in rows:
        cells: list[str] = []
        for at, cell in enumerate(row):
            words, over = names_apart(cell) if at in who else (on_one_line(cell), {})
            cells.append(words)
            over_bodies |= over
        written.append(tuple(cells))
    return written, over_bodies


def _mended(parts: Iterable[_Part]) -> list[_Part]:
    """Parts whose first row is the rest of a row that the page broke give it back."""
    kept: list[_Part] = []
    heading: list[_Row] = []
    for part in parts:
        if not part.goes_on:
            heading = part.heading
        elif heading and part.heading and part.rows:
            part.rows[0] = _without_heading(part.rows[0], heading[-1], part.heading[-1])
        last = kept[-1] if kept else None
        if part.goes_on and last is not None and last.rows and part.rows and _is_rest(part):
            rest = part.rows.pop(0)
            joined = zip(last.rows[-1], rest, strict=True)
            last.rows[-1] = tuple(
                one if one == two else " ".join((one, two)).strip() for one, two in joined
            )
        kept.append(part)
    return kept


def _without_heading(row: _Row, whole: _Row, again: _Row) -> _Row:
    """The first row below a heading printed again, without the words of it that slid into the row:
    the rule under a repeated heading may be drawn above its last line."""
    return tuple(
        cell[len(full) - len(cut) :].lstrip()
        if full != cut
        and full.startswith(f"{cut} ")
        and f"{cell} ".startswith(f"{full[len(cut) + 1 :]} ")
        else cell
        for cell, full, cut in zip(row, whole, again, strict=True)
    )


def _is_rest(part: _Part) -> bool:
    row, number = part.rows[0], part.columns.number
    if number is None or row[number].strip():
        return False
    return len({cell for cell in row if cell.strip()}) > 1 or row[part.columns.work][:1].islower()


def _tables(root: Node) -> Iterator[_Place]:
    """Tables in order, with the clause or the appendix that holds them."""
    appendix: tuple[str, ...] = ()
    left: tuple[str, ...] = ()  # the clause that was open when the appendix began: no part of it
    for node in root.walk():
        if node.is_plain and node.unit is not None:
            titled = _APPENDIX.match(node.unit.text)
            if titled:
                label = titled.group(1).capitalize()
                appendix = (f"{label} {titled.group(2)}" if titled.group(2) else label,)
                left = node.path
        elif node.is_table:
            own = node.path[len(left) :] if node.path[: len(left)] == left else node.path
            yield _Place(node, (*appendix, *own))


class _TableReader:
    def __init__(self, part: _Part, group: tuple[str, ...]) -> None:
        self._place = part.place
        self._rows = part.rows
        self._asked = part.asked
        self._columns = part.columns
        self._over_bodies = part.over_bodies
        self._at = 0
        self.group = group

    def tasks(self) -> Iterator[DocumentTask]:
        unnumbered = 0
        for place, row in enumerate(self._rows):
            if not any(cell.strip() for cell in row):
                continue
            number, words = self._number_and_words(row)
            if self._is_group(row, words):
                self._open_group(row, number, words)
                unnumbered = 0
                continue
            if len(words) < 2 or (number is None and words[:1].islower()):
                continue
            unnumbered += number is None
            asked = self._asked.get(place, ())
            yield self._task(row, number, words, unnumbered if number is None else None, asked)

    def _cell(self, row: Sequence[str], column: int | None) -> str:
        return " ".join(row[column].split()) if column is not None and column < len(row) else ""

    def _number_and_words(self, row: Sequence[str]) -> tuple[str | None, str]:
        words = self._cell(row, self._columns.work)
        printed = _NUMBER.match(self._cell(row, self._columns.number))
        if printed:
            return printed.group(1), words
        lead = re.match(r"^(\d{1,2}(?:\.\d{1,2})*|[IVX]+|[a-zđ])[.)]\s+", words)
        if lead and self._columns.number is None:
            return lead.group(1), words[lead.end() :]
        return None, words

    def _is_group(self, row: Sequence[str], words: str) -> bool:
        """A row that only names a group: one cell over all columns, or nothing but its title."""
        distinct = {cell.strip() for cell in row if cell.strip()}
        others = [self._cell(row, column) for column in self._columns.of_duty]
        if len(distinct) == 1 or all(not other or other == words for other in others):
            return True
        number = self._cell(row, self._columns.number)
        return bool(re.fullmatch(r"[IVX]+\.?|[A-H]\.?", number)) and not any(
            other and other != words for other in others[:2]
        )

    def _open_group(self, row: Sequence[str], number: str | None, words: str) -> None:
        label = number or self._label_in(words or next((cell for cell in row if cell.strip()), ""))
        if label is None:
            return
        steps = tuple(label.split("."))
        if re.fullmatch(r"[IVX]+|[A-H]", label):
            outer = self.group[:1] if self.group and re.fullmatch(r"[A-H]", self.group[0]) else ()
            self.group = (*outer, label) if re.fullmatch(r"[IVX]+", label) else steps
        else:
            roman = tuple(
                step for step in self.group if not step[0].isdigit() and not step.islower()
            )
            self.group = (*roman, *steps)

    def _label_in(self, words: str) -> str | None:
        found = re.match(r"^([IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)\s*[.)\-:–]\s*", words)
        return found.group(1) if found else None

    def _path(self, number: str | None) -> tuple[str, ...]:
        if number is None:
            return (*self._place.path, *self.group)
        steps = tuple(number.split("."))
        group = self.group
        if len(steps) > 1 or (group and group[-1][0].isdigit() and re.fullmatch(r"\d+", number)):
            group = tuple(step for step in group if not step[0].isdigit())
        return (*self._place.path, *group, *steps)

    def _task(
        self,
        row: _Row,
        number: str | None,
        words: str,
        bullet: int | None,
        asked: tuple[Doubt, ...],
    ) -> DocumentTask:
        columns = self._columns
        leads, partners, shared = self._who(row)
        over = (name for name in (*leads, *partners) if name in self._over_bodies)
        time = self._cell(row, columns.time)
        start = "" if time else self._cell(row, columns.start)
        apart = (office_or_two(name, self._over_bodies[name]) for name in over)
        beside = (*asked, *shared, *apart, *only_a_start(start))
        deadline = stated_in_cell(time) if time else deadline_in(words)
        product = self._cell(row, columns.product)
        lead_names = tuple(named(name) for name in leads)
        partner_names = tuple(named(name) for name in partners)
        confidence, doubts = doubts_about(
            TaskKind.TABLE_ROW, lead_names, partner_names, deadline, words,
            expects_lead=columns.lead is not None or columns.partner is not None,
            numbered=True, beside=beside,
        )  # fmt: skip
        chairs = bool(leads) and columns.lead_is_chair
        return DocumentTask(
            clause=".".join(self._path(number)),
            bullet=bullet,
            kind=TaskKind.TABLE_ROW,
            role=TaskRole.LEAD if chairs else TaskRole.CARRY_OUT,
            agency_lead=leads,
            agency_coordinate=partners,
            text=words,
            span=self._span(words),
            product=product or None,
            deadline=deadline,
            references=tuple(symbols_in(words)),
            confidence=confidence,
            doubts=doubts,
            leads=lead_names,
            partners=partner_names,
        )

    def _who(
        self, row: Sequence[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Doubt, ...]]:
        """Who leads and who joins in, and what to ask where one cell names both unmarked."""
        cell = items_apart(self._cell(row, self._columns.lead))
        partners = agencies_in(items_apart(self._cell(row, self._columns.partner)))
        told = Attributes()
        if attribute_kind(cell) in ("lead", "partner"):  # "Chủ trì: Công an xã; phối hợp: …"
            note_attributes(cell, told)
        if told.leads or told.partners:
            return tuple(told.leads), tuple(dict.fromkeys((*told.partners, *partners))), ()
        names = agencies_in(cell)
        if not self._columns.shared or len(names) < 2:
            return names, partners, ()
        seen = "Một cột ghi chung cơ quan chủ trì và phối hợp; cơ quan đứng đầu được lấy là chủ trì"
        return names[:1], names[1:], (which_lead(seen),)

    def _span(self, words: str) -> tuple[int, int]:
        """Where the words stand in the text; rows are looked for from top to bottom."""
        unit = self._place.node.unit
        assert unit is not None
        text = " ".join(unit.text.split(" "))
        at = text.find(words, self._at)
        while at < 0 and " " in words:  # a row that goes on overleaf: its first part
            words = words.rsplit(" ", 1)[0]
            at = text.find(words, self._at)
        if at < 0:
            at = max(0, text.find(words))
        self._at = at + 1
        return (unit.start + at, unit.start + min(len(unit.text), at + len(words)))
