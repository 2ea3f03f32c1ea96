"""The tables of the report's appendices; every number in them opens its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from nepso.foundation.letters.blocks import Align, Block, Cell, Table, cell
from nepso.programme.reporting.consolidated.snapshot import Line, Snapshot
from nepso.ui.components.numbers import so

BY_KIND = "agency_kind"
_SIZE, _SMALL = 11.0, 9.0
_FEW_KINDS = 5  # more columns than that want smaller letters for large numbers to fit
_LEFT, _RIGHT, _CENTRE = Align.LEFT, Align.RIGHT, Align.CENTRE


def _head(*titles: str) -> tuple[tuple[Cell, ...], ...]:
    return (tuple(cell(title) for title in titles),)


def figures_tables(snapshot: Snapshot) -> Iterator[Block]:
    """The figures of the whole with the kinds of agencies beside each other, then other parts."""
    yield _totals(snapshot)
    if any(part.breakdown != BY_KIND for line in snapshot.lines for part in line.parts):
        yield _parts(snapshot)


def _kinds(snapshot: Snapshot) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in snapshot.lines:
        found.update({p.key: p.name for p in line.parts if p.breakdown == BY_KIND})
    return found


def _totals(snapshot: Snapshot) -> Table:
    kinds = _kinds(snapshot)
    head = _head(
        *("Số TT", "Mục", "Chỉ tiêu", "Đơn vị tính", *kinds.values(), "Tổng số"),
        "Cùng kỳ năm trước",
    )
    rows, group = list[tuple[Cell, ...]](), ""
    width = 6 + len(kinds)
    for line in snapshot.lines:
        if line.group != group:
            group = line.group
            rows.append((Cell(cell(group).text, columns=width, align=_LEFT),))
        rows.append(_total_row(line, kinds))
    return Table(
        head,
        tuple(rows),
        widths=(0.6, 1.0, 3.8, 1.1, *(1.15 for _ in kinds), 1.4, 1.4),
        aligns=(_CENTRE, _LEFT, _LEFT, _LEFT, *(_RIGHT for _ in kinds), _RIGHT, _RIGHT),
        caption="Bảng 1. Số liệu theo chỉ tiêu và loại cơ quan",
        size=_SIZE if len(kinds) <= _FEW_KINDS else _SMALL,
    )


def _total_row(line: Line, kinds: dict[str, str]) -> tuple[Cell, ...]:
    parts = {p.key: p for p in line.parts if p.breakdown == BY_KIND}
    estimated = " (ước)" if line.estimated_by else ""
    before = line.last_year_address or (f"{line.address}#nam-truoc" if line.address else "")
    return (
        cell(str(line.number)),
        cell(line.clause),
        cell(line.name + estimated),
        cell(line.unit),
        *(
            cell(so(parts[key].value), parts[key].address) if key in parts else Cell()
            for key in kinds
        ),
        cell(so(line.value), line.address),
        cell(so(line.last_year), before) if line.last_year is not None else Cell(),
    )


def _parts(snapshot: Snapshot) -> Table:
    rows = [
        (
            cell(line.name),
            cell(part.breakdown_name),
            cell(part.name),
            cell(line.unit),
            cell(so(part.value), part.address),
        )
        for line in snapshot.lines
        for part in line.parts
        if part.breakdown != BY_KIND
    ]
    return Table(
        _head("Chỉ tiêu", "Chia theo", "Phần", "Đơn vị tính", "Số liệu"),
        tuple(rows),
        widths=(4, 2.4, 3.4, 1.2, 1.2),
        aligns=(_LEFT, _LEFT, _LEFT, _LEFT, _RIGHT),
        caption="Bảng 2. Số liệu theo hình thức, đối tượng, mục của kế hoạch",
        size=_SIZE,
    )


def reporters_table(snapshot: Snapshot) -> Table:
    """Who reported and when, who was late, who has not."""
    rows = []
    for number, r in enumerate((r for r in snapshot.reporters if r.expected), 1):
        sent = f"{dt.date.fromisoformat(r.submitted_on):%d/%m/%Y}" if r.submitted_on else "Chưa gửi"
        late = f"Chậm {r.days_late} ngày làm việc" if r.days_late else ""
        standing = "Đúng hạn" if r.on_time else late or "Chưa đến hạn"
        said = r.nothing_because or ("" if r.complete or not r.submitted_on else "Chưa đầy đủ")
        facts = (str(number), r.name, r.kind_name, sent, standing, r.state, said)
        rows.append(tuple(cell(fact) for fact in facts))
    titles = ("Số TT", "Cơ quan, đơn vị", "Loại", "Ngày gửi", "Thời hạn", "Tình trạng", "Ghi chú")
    return Table(
        _head(*titles),
        tuple(rows),
        widths=(0.7, 4.4, 2.2, 1.5, 2.2, 2, 2.2),
        aligns=(_CENTRE, _LEFT, _LEFT, _CENTRE, _LEFT, _LEFT, _LEFT),
        size=_SIZE,
    )


def corrections_table(snapshot: Snapshot) -> Table:
    """Every value that an agency put in place of a counted one, with its reason."""
    names = {r.agency: r.name for r in snapshot.reporters}
    lines = {line.indicator: line for line in snapshot.lines}
    rows = []
    corrected = [f for f in snapshot.figures if f.is_corrected and f.indicator in lines]
    for number, f in enumerate(corrected, 1):
        counted = f.counted if f.counted is not None else Decimal(0)
        rows.append(
            (
                cell(str(number)),
                cell(names.get(f.agency, f.agency)),
                cell(lines[f.indicator].name),
                cell(so(counted), f.address),
                cell(so(f.stated), f.address),
                cell(f.reason),
            )
        )
    titles = ("Số TT", "Cơ quan, đơn vị", "Chỉ tiêu", "Hệ thống đếm", "Cơ quan nêu", "Lý do")
    return Table(
        _head(*titles),
        tuple(rows),
        widths=(0.7, 3.4, 4, 1.3, 1.3, 4),
        aligns=(_CENTRE, _LEFT, _LEFT, _RIGHT, _RIGHT, _LEFT),
        size=_SIZE,
    )


def changes_table(snapshot: Snapshot) -> Table:
    """What a later version changes."""
    rows = [
        tuple(cell(fact) for fact in (str(n), c.what, c.before, c.after, c.reason))
        for n, c in enumerate(snapshot.changes, 1)
    ]
    return Table(
        _head("Số TT", "Chỗ đính chính", "Đã viết", "Sửa thành", "Lý do"),
        tuple(rows),
        widths=(0.7, 3, 4, 4, 3),
        aligns=(_CENTRE, _LEFT, _LEFT, _LEFT, _LEFT),
        size=_SIZE,
    )
