"""Names that are what they say: ``.gov.vn``, and a shipped list of banks and public services."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nepso.casework.lookup.address import Address

DATA = Path(__file__).parent / "data"
LIST = DATA / "official.csv"
GOVERNMENT = "gov.vn"


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


@cache
def neighbours() -> frozenset[str]:
    """Domains of real firms and papers beside an official name, each with its source in
    ``data/SOURCES.md``: they are not what borrows it, and nothing is said of them."""
    with (DATA / "neighbours.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["domain"] for row in csv.DictReader(file))


def official_name_of(address: Address) -> OfficialName | None:
    """The listed name whose domain this is, or under whose domain it lies."""
    labels = address.host.split(".")
    above = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_by_domain()[host] for host in above if host in _by_domain()), None)


@cache
def _by_domain() -> dict[str, OfficialName]:
    return {name.domain: name for name in official_names()}


def is_government(address: Address) -> bool:
    """``gov.vn`` is the suffix under which the registry (VNNIC) puts bodies of the State."""
    return address.host == GOVERNMENT or address.host.endswith("." + GOVERNMENT)
