"""What stands at the head and the foot of an agency's documents: names, place, symbol, signature.

Facts of one province are data (``province.json`` of its folder, key ``letterheads``); what it does
not say follows from the agency's kind and place in the tree.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.seeding import province_folder
from vanban.writing.official.kinds import CODES

_COMMITTEE = "Ủy ban nhân dân"
_PEOPLES_COMMITTEES = frozenset({AgencyKind.COMMITTEE, AgencyKind.COMMUNE, AgencyKind.WARD})
# Bodies that write the one above them over their own name; committees do not (Nghị định 30/2020,
# Phụ lục I, II.2.b).
_WITH_PARENT = frozenset({AgencyKind.DEPARTMENT, AgencyKind.PUBLIC_UNIT, AgencyKind.SCHOOL})
_SIGNED_BY = {
    AgencyKind.DEPARTMENT: ("GIÁM ĐỐC",),
    AgencyKind.PUBLIC_UNIT: ("GIÁM ĐỐC",),
    AgencyKind.SCHOOL: ("HIỆU TRƯỞNG",),
    AgencyKind.ENTERPRISE: ("GIÁM ĐỐC",),
}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """``code`` is what stands after the kind in the symbol ("BC-SVHTTDL"); ``signed_by`` are the
    lines of authority and office over the signer's name; ``filed`` the last line of "Nơi nhận"."""

    issuer: str
    parent: str
    place: str
    code: str
    signed_by: tuple[str, ...]
    filed: str
    contact: str = ""

    def plain(self) -> dict[str, Any]:
        """As JSON values, for whoever keeps it with a document."""
        return dataclasses.asdict(self)


def letterhead_of(agency: Agency) -> Letterhead:
    """The letterhead of an agency; needs its parent, no more."""
    derived: dict[str, Any] = {
        "issuer": full_name(agency.name),
        "parent": _parent(agency),
        "place": _place(agency),
        "code": _code(agency),
        "signed_by": _signed_by(agency),
        "filed": "Lưu: VT",
    }
    told = _facts().get("agencies", {}).get(agency.code, {})
    lines = {"signed_by": tuple(told["signed_by"])} if "signed_by" in told else {}
    return Letterhead(**{**derived, **told, **lines})


def symbol_of(kind: str, letterhead: Letterhead) -> str:
    """What stands after the number: "BC-SVHTTDL"; of a công văn, which has no code, "SVHTTDL"."""
    code = CODES.get(kind, "")
    return f"{code}-{letterhead.code}" if code else letterhead.code


def reports_to() -> tuple[str, ...]:
    """To whom the report of the whole province goes, in the order of the letter."""
    return tuple(str(name) for name in _facts().get("reports_to", ()))


def full_name(name: str) -> str:
    """A name as official documents write it: "UBND" in full."""
    return re.sub(r"\bUBND\b", _COMMITTEE, name)


def _parent(agency: Agency) -> str:
    if agency.kind not in _WITH_PARENT or agency.parent is None:
        return ""
    return full_name(agency.parent.name)


def _place(agency: Agency) -> str:
    if agency.kind in (AgencyKind.COMMUNE, AgencyKind.WARD):
        return re.sub(rf"^(UBND|{_COMMITTEE})?\s*(xã|phường)\s+", "", agency.name, flags=re.I)
    given = _facts().get("place")
    province = re.sub(r"^(tỉnh|thành phố)\s+", "", settings.NEPSO_PROVINCE, flags=re.I)
    return str(given or province)


def _code(agency: Agency) -> str:
    """ "SVHTTDL" of "Sở VHTTDL": initials of words, words already in capitals whole."""
    if agency.kind in _PEOPLES_COMMITTEES:
        return "UBND"
    words = re.findall(r"[^\W\d_]+", (agency.short_name or agency.name))
    letters = [word if word.isupper() else word[0].upper() for word in words if word != "và"]
    return "".join(letters)


def _signed_by(agency: Agency) -> tuple[str, ...]:
    if agency.kind in _PEOPLES_COMMITTEES:
        return ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    return _SIGNED_BY.get(AgencyKind(agency.kind), ("THỦ TRƯỞNG CƠ QUAN",))


def _facts() -> dict[str, Any]:
    return _read(province_folder() / "province.json")


@functools.lru_cache(maxsize=4)
def _read(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")).get("letterheads", {}))
