"""The report as a Frictionless Data Package: CSV, Table Schema and the dictionary of indicators.

Shape by Data Package (specs.frictionlessdata.io): ``datapackage.json`` beside the tables, in one
ZIP whose bytes depend on the snapshot alone.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.utils import timezone

from nepso.programme.reporting.consolidated.data_tables import TABLES, Row, Table
from nepso.programme.reporting.consolidated.snapshot import Snapshot, amount_text

_EPOCH = (1980, 1, 1, 0, 0, 0)
# What a spreadsheet programme takes for the start of a formula (OWASP, "CSV Injection").
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def data_package_of(snapshot: Snapshot) -> bytes:
    """One ZIP: ``datapackage.json`` and a CSV (UTF-8, comma, CRLF) a table."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        _add(archive, "datapackage.json", _descriptor(snapshot))
        for table in TABLES:
            _add(archive, table.path, "".join(csv_lines(table, table.rows(snapshot))))
    return buffer.getvalue()


def csv_lines(table: Table, rows: Iterable[Row]) -> Iterator[str]:
    """The lines of one table, the head first; no text of anybody's is a live formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([field.name for field in table.fields])
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        if buffer.tell() > 1 << 16:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _cell(value: str | int | bool | Decimal | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return amount_text(value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_LIVE) else text


def _descriptor(snapshot: Snapshot) -> str:
    as_of = timezone.localtime(dt.datetime.fromisoformat(snapshot.as_of))
    since, until = (
        dt.date.fromisoformat(day) for day in (snapshot.counts_from, snapshot.counts_until)
    )
    described = {
        "profile": "tabular-data-package",
        "name": f"nepso-{snapshot.public_id.lower()}-{snapshot.edition}",
        "title": snapshot.title,
        "description": (
            f"{snapshot.scope}. Số liệu từ {since:%d/%m/%Y} đến {until:%d/%m/%Y}, "
            f"tính đến {as_of:%d/%m/%Y %H:%M:%S}. Kế hoạch: {snapshot.plan_title}."
        ),
        "version": str(snapshot.edition),
        "created": as_of.isoformat(timespec="seconds"),
        "resources": [table.described() for table in TABLES],
    }
    return json.dumps(described, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, date_time=_EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, text)
