"""Hundreds of names as one pattern that looks at each letter of the text once.

A plain ``name|name|…`` tries every name in turn wherever it is asked; a tree of their letters
leaves at the first letter that none of them has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def spelled_as_tree(names: Iterable[str]) -> str:
    """A pattern for any of ``names``, the longest first; a blank in a name is any run of blanks.

    Names that differ by capitals only are one: the pattern is for use with ``re.IGNORECASE``.
    """
    return _tree(sorted({name.lower() for name in names}))


def _tree(ends: list[str]) -> str:
    """The pattern of what is left of some names, sorted; an empty rest is a name that ends."""
    branches: list[str] = []
    at = 1 if ends and not ends[0] else 0
    may_end = at == 1
    while at < len(ends):
        after = at
        while after < len(ends) and ends[after][0] == ends[at][0]:
            after += 1
        shared = _shared(ends[at], ends[after - 1])
        rest = [end[shared:] for end in ends[at:after]]
        spelled = re.escape(ends[at][:shared]).replace(r"\ ", r"\s+")
        branches.append(spelled + (_tree(rest) if rest != [""] else ""))
        at = after
    return f"(?:{'|'.join(branches)}){'?' if may_end else ''}"


def _shared(first: str, last: str) -> int:
    """How many letters all of a sorted run of names begin with: as many as its ends share."""
    shared = 0
    while shared < min(len(first), len(last)) and first[shared] == last[shared]:
        shared += 1
    return shared
