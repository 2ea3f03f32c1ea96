"""The tables of the data package: their fields, keys, and rows out of a snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from nepso.programme.reporting.consolidated.snapshot import Snapshot

Cell = str | int | bool | Decimal | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of Table Schema: its type there, and what it holds in Vietnamese."""

    name: str
    type: str
    description: str
    required: bool = False

    def described(self) -> dict[str, Any]:
        """The field as Table Schema writes it."""
        told: dict[str, Any] = {
            "name": self.name,
            "type": self.type,
            "description": self.description,
        }
        return told | ({"constraints": {"required": True}} if self.required else {})


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV of the package. ``points``: (own field, table, its field)."""

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: Callable[[Snapshot], Iterator[Row]]
    points: tuple[tuple[str, str, str], ...] = field(default=())

    @property
    def path(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    def described(self) -> dict[str, Any]:
        """The resource as the Data Package describes it."""
        schema: dict[str, Any] = {
            "fields": [f.described() for f in self.fields],
            "primaryKey": list(self.key),
            "missingValues": [""],
        }
        if self.points:
            schema["foreignKeys"] = [
                {"fields": own, "reference": {"resource": table, "fields": theirs}}
                for own, table, theirs in self.points
            ]
        return {
            "profile": "tabular-data-resource",
            "name": self.name,
            "title": self.title,
            "path": self.path,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": schema,
        }


def _indicators(snapshot: Snapshot) -> Iterator[Row]:
    for m in snapshot.dictionary:
        clauses, breakdowns = "; ".join(m.clauses), "; ".join(m.breakdowns)
        yield (
            *(m.indicator, m.version, m.name, m.unit, m.definition, m.formula, m.source),
            *(clauses, breakdowns),
        )


def _agencies(snapshot: Snapshot) -> Iterator[Row]:
    for r in snapshot.reporters:
        yield (
            *(r.agency, r.name, r.kind_name, r.state, r.complete, r.on_time, r.approved),
            *(r.non_empty, r.submitted_on or None, r.days_late, r.nothing_because, r.address),
        )


def _totals(snapshot: Snapshot) -> Iterator[Row]:
    for line in snapshot.lines:
        yield (
            *(line.number, line.indicator, line.clause, line.value, line.last_year),
            *(line.corrected_by, line.estimated_by, line.address),
        )


def _parts(snapshot: Snapshot) -> Iterator[Row]:
    for line in snapshot.lines:
        for p in line.parts:
            yield (line.number, line.indicator, p.breakdown, p.key, p.name, p.value, p.address)


def _figures(snapshot: Snapshot) -> Iterator[Row]:
    for f in snapshot.figures:
        yield (
            *(f.agency, f.indicator, f.value, f.counted, f.stated, f.reason, f.estimated),
            f.address,
        )


_TO_INDICATOR = ("indicator", "indicators", "indicator")
_ADDRESS = Field("address", "string", "Địa chỉ mở minh chứng của số liệu")
_INDICATOR = Field("indicator", "string", "Mã chỉ tiêu", required=True)

TABLES: tuple[Table, ...] = (
    Table(
        "indicators",
        "Từ điển chỉ tiêu",
        (
            _INDICATOR,
            Field("version", "integer", "Phiên bản chỉ tiêu", required=True),
            Field("name", "string", "Tên chỉ tiêu", required=True),
            Field("unit", "string", "Đơn vị tính"),
            Field("definition", "string", "Định nghĩa bằng lời"),
            Field("formula", "string", "Cách tính"),
            Field("source", "string", "Nguồn số liệu"),
            Field("clauses", "string", "Mục, điểm của kế hoạch mà chỉ tiêu trả lời"),
            Field("breakdowns", "string", "Các cách chia"),
        ),
        ("indicator",),
        _indicators,
    ),
    Table(
        "agencies",
        "Cơ quan phải báo cáo",
        (
            Field("agency", "string", "Mã cơ quan", required=True),
            Field("name", "string", "Tên cơ quan", required=True),
            Field("kind", "string", "Loại cơ quan"),
            Field("state", "string", "Tình trạng báo cáo"),
            Field("complete", "boolean", "Đầy đủ"),
            Field("on_time", "boolean", "Đúng hạn"),
            Field("approved", "boolean", "Đã được người đứng đầu duyệt"),
            Field("non_empty", "boolean", "Có nội dung"),
            Field("submitted_on", "date", "Ngày gửi"),
            Field("days_late", "integer", "Số ngày làm việc chậm so với hạn"),
            Field("nothing_because", "string", "Lý do không có gì để báo cáo"),
            Field("address", "string", "Địa chỉ mở báo cáo"),
        ),
        ("agency",),
        _agencies,
    ),
    Table(
        "totals",
        "Số liệu tổng hợp",
        (
            Field("number", "integer", "Số thứ tự trong báo cáo", required=True),
            _INDICATOR,
            Field("clause", "string", "Mục, điểm của kế hoạch"),
            Field("value", "number", "Số liệu kỳ này"),
            Field("last_year", "number", "Số liệu cùng kỳ năm trước"),
            Field("corrected_by", "integer", "Số cơ quan đã sửa số máy đếm"),
            Field("estimated_by", "integer", "Số cơ quan ước đến cuối năm"),
            _ADDRESS,
        ),
        ("number",),
        _totals,
        (_TO_INDICATOR,),
    ),
    Table(
        "parts",
        "Số liệu theo từng cách chia",
        (
            Field("number", "integer", "Số thứ tự trong báo cáo", required=True),
            _INDICATOR,
            Field("breakdown", "string", "Cách chia", required=True),
            Field("key", "string", "Mã phần", required=True),
            Field("name", "string", "Tên phần"),
            Field("value", "number", "Số liệu"),
            _ADDRESS,
        ),
        ("number", "breakdown", "key"),
        _parts,
        (_TO_INDICATOR, ("number", "totals", "number")),
    ),
    Table(
        "figures",
        "Số liệu của từng cơ quan",
        (
            Field("agency", "string", "Mã cơ quan", required=True),
            _INDICATOR,
            Field("value", "number", "Số liệu đưa vào tổng"),
            Field("counted", "number", "Số máy đếm từ minh chứng"),
            Field("stated", "number", "Số cơ quan nêu"),
            Field("reason", "string", "Vì sao sửa"),
            Field("estimated", "boolean", "Ước đến cuối năm"),
            _ADDRESS,
        ),
        ("agency", "indicator"),
        _figures,
        (_TO_INDICATOR, ("agency", "agencies", "agency")),
    ),
)
