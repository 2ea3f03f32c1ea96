"""Names that are what they say: ``.gov.vn``, and a shipped list of banks and public services."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nepso.casework.lookup.address import Address

LIST = Path(__file__).parent / "data" / "official.csv"
GOVERNMENT = "gov.vn"

# Services of the State whose names are copied most; they live under .gov.vn and nowhere else.
STATE_SERVICES = {
    "dichvucong": "dịch vụ công",
    "vneid": "định danh điện tử VNeID",
    "bocongan": "Bộ Công an",
    "baohiemxahoi": "Bảo hiểm xã hội",
    "vssid": "Bảo hiểm xã hội số VssID",
    "tongcucthue": "cơ quan thuế",
    "thuedientu": "cơ quan thuế",
    "canhsatgiaothong": "Cảnh sát giao thông",
    "nganhangnhanuoc": "Ngân hàng Nhà nước",
}


@dataclass(frozen=True, slots=True)
class OfficialName:
    """A domain that a bank or a public service uses itself, and the words people know it by."""

    domain: str
    name: str
    kind: str
    words: tuple[str, ...]


@cache
def official_names() -> tuple[OfficialName, ...]:
    """The shipped list; where each name comes from stands in ``data/SOURCES.md``."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return tuple(
            OfficialName(row["domain"], row["name"], row["kind"], tuple(row["words"].split()))
            for row in csv.DictReader(file)
        )


@cache
def brand_words() -> dict[str, OfficialName]:
    """Each word that stands for a listed bank or service."""
    return {word: name for name in reversed(official_names()) for word in name.words}


def official_name_of(address: Address) -> OfficialName | None:
    """The listed name whose domain this is, or under whose domain it lies."""
    for name in official_names():
        if address.host == name.domain or address.host.endswith("." + name.domain):
            return name
    return None


def is_government(address: Address) -> bool:
    """``gov.vn`` is the suffix under which the registry (VNNIC) puts bodies of the State."""
    return address.host == GOVERNMENT or address.host.endswith("." + GOVERNMENT)
