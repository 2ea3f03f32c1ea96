"""The table of an infographic: typed by one, approved by another, or taken away."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TypedDict

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision
from nepso.outreach.distribution.artwork.content import one_line
from nepso.outreach.distribution.models import FigureTable
from nepso.outreach.distribution.policies import may_approve_table, may_type_table
from nepso.outreach.distribution.sources import approved_version
from nepso.outreach.distribution.telling import tell_table_approvers, tell_table_typist
from nepso.outreach.products.models import Product, ProductVersion

TYPE = act("distribution.figure_table_type", "đã nhập bảng số liệu cho đồ họa của một sản phẩm")
APPROVE = act("distribution.figure_table_approve", "đã duyệt bảng số liệu của một đồ họa")
DROP = act("distribution.figure_table_drop", "đã bỏ bảng số liệu của một đồ họa")


class TableFacts(TypedDict):
    """What a person typed of a table; ``source`` says where the figures are from."""

    title: str
    unit: str
    source: str
    as_of: dt.date | None
    rows: tuple[tuple[str, Decimal], ...]


@transaction.atomic
def figure_table_type(
    *, product: Product, revision: int, facts: TableFacts, by: Account
) -> FigureTable:
    """Keep the table of the version approved last; it waits for another pair of eyes.

    ``revision`` is the one the person saw, 0 where there was none. Raises Invalid with a sentence
    per field, Conflict when somebody typed meanwhile or the product may not go out.
    """
    version = _version(product)
    require(may_type_table(by, version.product))
    found = FigureTable.objects.filter(version=version).first()
    table = found or FigureTable(product=version.product, version=version)
    require_revision(table, revision)
    table.title, table.unit = one_line(facts["title"]), one_line(facts["unit"])
    table.source, table.as_of = one_line(facts["source"]), facts["as_of"]
    table.rows = [[label, str(number)] for label, number in facts["rows"]]
    wrong = {name: said for name, said in _MISSING.items() if not getattr(table, name)}
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    table.typed_by, table.typed_at = by, now()
    table.approved_by = table.approved_at = None
    table.revision += 1
    table.save()
    tell_table_approvers(table, by)
    record(TYPE, by=by, on=table, detail={"product": product.public_id, "rows": len(table.rows)})
    return table


_MISSING = {
    "title": "Bảng chưa có tên: hãy ghi bảng nói về điều gì.",
    "source": "Chưa ghi nguồn: hãy ghi số liệu lấy từ đâu.",
    "rows": "Bảng chưa có dòng nào: hãy nhập số liệu.",
}


@transaction.atomic
def figure_table_approve(*, table: FigureTable, revision: int, by: Account) -> FigureTable:
    """Let it be drawn and taken: four eyes, on the figures that were read."""
    fresh = _held(table, revision)
    require(may_approve_table(by, fresh))
    fresh.approved_by, fresh.approved_at = by, now()
    fresh.revision += 1
    fresh.save()
    tell_table_typist(fresh, by)
    record(APPROVE, by=by, on=fresh, detail={"revision": fresh.revision})
    return fresh


@transaction.atomic
def figure_table_drop(*, table: FigureTable, revision: int, by: Account) -> None:
    """Take it away, so that the figures of the approved text are drawn again; its history stays."""
    fresh = _held(table, revision)
    require(may_type_table(by, fresh.product))
    record(DROP, by=by, on=fresh, detail={"product": fresh.product.public_id})
    fresh.delete()


def _held(table: FigureTable, revision: int) -> FigureTable:
    version = _version(table.product)
    rows = FigureTable.objects.select_related("product__agency", "version", "typed_by")
    fresh = rows.filter(pk=table.pk, version=version).first()
    if fresh is None:
        raise Conflict("Bảng này không còn là của bản đang dùng: hãy tải lại trang.")
    require_revision(fresh, revision)
    return fresh


def _version(product: Product) -> ProductVersion:
    """The version that may go out, its product held so that two never write one table."""
    held = Product.objects.select_for_update(of=("self",)).select_related("agency")
    version = approved_version(held.get(pk=product.pk))
    if version is None:
        raise Conflict("Sản phẩm này chưa được duyệt hoặc đã thu hồi: hãy tải lại trang.")
    return version
