"""Filling the tree from the folder of a province (``provinces/``), as often as one likes."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.foundation.agencies.services import (
    agency_create,
    agency_merge,
    alias_add,
    group_create,
)
from nepso.foundation.audit.services import Actor
from nepso.kernel.errors import NotFound

_UNIT_KINDS = {"xã": AgencyKind.COMMUNE, "phường": AgencyKind.WARD}


def province_folder() -> Path:
    """``settings.NEPSO_PROVINCE_FOLDER``: a path, or the name of a folder that ships here."""
    given = Path(settings.NEPSO_PROVINCE_FOLDER)
    folder = given if given.is_absolute() else Path(__file__).parent / "provinces" / given
    if not (folder / "agencies.csv").exists():
        raise NotFound(
            f"Không có dữ liệu của tỉnh trong thư mục “{folder.name}”: xem NEPSO_PROVINCE_FOLDER."
        )
    return folder


@transaction.atomic
def seed_agencies(folder: Path | None = None, *, by: Actor | None = None) -> int:
    """Add what the folder names and the tree lacks; what people changed since stays theirs.

    Returns how many agencies were added. Agencies are known by ``code``.
    """
    folder = folder or province_folder()
    facts = json.loads((folder / "province.json").read_text(encoding="utf-8"))
    known = {agency.code: agency for agency in Agency.objects.all()}
    before = len(known)
    rows = _rows(folder / "agencies.csv") + [
        _unit_row(unit, facts["units_parent"]) for unit in _rows(folder / "units.csv")
    ]
    new_codes = [row["code"] for row in rows if row["code"] not in known]
    for row in rows:
        if row["code"] in new_codes:
            known[row["code"]] = _create(row, known, by)
    _seed_groups(facts["groups"], known, by)
    for code, names in facts["aliases"].items():
        for name in names:
            alias_add(name=name, of=known[code], by=by)
    for merger in facts["mergers"]:
        fresh = [known[code] for code in merger["predecessors"] if code in new_codes]
        on = dt.date.fromisoformat(merger["on"])
        if fresh:
            agency_merge(predecessors=fresh, into=known[merger["into"]], on=on, by=by)
    return len(known) - before


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _unit_row(unit: dict[str, str], parent: str) -> dict[str, str]:
    return {
        "code": unit["code"],
        "name": f"UBND {unit['kind']} {unit['name']}",
        "short_name": f"{unit['kind'].capitalize()} {unit['name']}",
        "kind": _UNIT_KINDS[unit["kind"]],
        "parent": parent,
        "valid_from": "",
    }


def _create(row: dict[str, str], known: dict[str, Agency], by: Actor | None) -> Agency:
    return agency_create(
        code=row["code"],
        name=row["name"],
        short_name=row["short_name"],
        kind=row["kind"],
        parent=known[row["parent"]] if row["parent"] else None,
        valid_from=dt.date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        is_lead_desk=bool(row.get("is_lead_desk")),
        is_demonstration=bool(row.get("is_demonstration")),
        by=by,
    )


def _seed_groups(groups: list[dict[str, Any]], known: dict[str, Agency], by: Actor | None) -> None:
    stored = {group.code: group for group in AgencyGroup.objects.all()}
    for facts in groups:
        if facts["code"] not in stored:
            group = group_create(
                code=facts["code"],
                name=facts["name"],
                note=facts.get("note", ""),
                kinds=facts.get("kinds", []),
                members=[known[code] for code in facts.get("members", [])],
                by=by,
            )
            for name in facts["aliases"]:
                alias_add(name=name, of=group, by=by)
