"""Names that a document itself shows to be one: they stand whole, with nothing beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vanban.understanding.agencies import split_names, without_prefix
from vanban.understanding.agency_words import ASIDE, HEAD, RESPONSIBLE
from vanban.understanding.lexicon import known_name

_LONGEST = 20  # words; no body is called by more
_PASSED_ON = re.compile(r"\((?:[Tt]hông\s+)?[Qq]ua\s+(?P<name>[^()]{6,200})\)")


def shown_in(phrases: Iterable[str]) -> Iterator[str]:
    """Names with a comma or "và" that stand whole in a heading, a cell or among the recipients."""
    for phrase in phrases:
        bare = RESPONSIBLE.sub("", without_prefix(ASIDE.sub("", phrase))).strip(" .;:-–")
        if len(bare.split()) > _LONGEST or not (", " in bare or " và " in bare):
            continue
        if HEAD.match(bare) and known_name(bare) is None and split_names(bare) == (bare,):
            yield bare


def passed_on_in(text: str) -> Iterator[str]:
    """What stands in brackets as the body through which a report goes: "(qua Phòng …)"."""
    for found in _PASSED_ON.finditer(text):
        yield " ".join(found.group("name").split())
