"""The parts of an address in which a name can be borrowed."""

from __future__ import annotations

import re

from nepso.casework.lookup.address import Address
from nepso.casework.lookup.letters import bare

SEPARATED = re.compile(r"[-_.]+")
_CUT = re.compile(r"[-_.]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")


def labels_of(address: Address) -> list[str]:
    """The registered label first, then what stands before it."""
    return [label for label in (address.name, *address.before.split(".")) if label]


def pieces_of(label: str) -> list[str]:
    """A label cut at hyphens and between letters and digits, in plain letters."""
    return [piece for piece in _CUT.split(bare(label)) if piece]
