"""By what the desk finds a submission again: words of the story and the domains of its links.

Never by a person: no page lists submissions by a telephone, an account, a citizen number or
somebody's page (design.md, *Principles*, 4). So these are not in the index at all, and a search
for one is refused with a sentence instead of an empty page. Nothing about a child is found: each
reading of it is written down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nepso.casework.intake.harms import Harm
from nepso.foundation.search.declaring import search_columns
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc

_NUMBER = re.compile(r"\+?\d(?:[ .-]?\d){5,}")
_HANDLE = re.compile(r"\S*@\S+")
# Of an address the domain stays: what follows it names a page, often a person's.
_AFTER_DOMAIN = re.compile(r"((?:[\w-]+\.)+[a-z]{2,})(?:[/?#]\S*)", re.IGNORECASE)


def findable(harm: str, text: str, links: Iterable[str]) -> str:
    """The folded text that is indexed; "" for what no search finds."""
    if harm == Harm.CHILD_SAFETY:
        return ""
    return search_columns(_without_persons(nfc(told)) for told in (text, *links))[1]


def _without_persons(told: str) -> str:
    told = _AFTER_DOMAIN.sub(r"\1", told)
    return _NUMBER.sub(" ", _HANDLE.sub(" ", told)).strip()


def query_of(asked: str) -> str:
    """The words that may be searched for. Raises Invalid for what points at a person."""
    if _NUMBER.search(asked) or _HANDLE.search(asked):
        raise Invalid(
            "Không tìm theo số điện thoại, số tài khoản, số giấy tờ hay tên tài khoản của ai: "
            "hãy tìm bằng từ trong lời kể hoặc tên miền của đường dẫn."
        )
    return _AFTER_DOMAIN.sub(r"\1", asked)
