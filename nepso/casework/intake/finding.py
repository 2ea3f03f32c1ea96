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
from nepso.foundation.search.declaring import folded_column
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc

# In groups however people write them (points, slashes, any dash, any space): a date goes too.
_NUMBER = re.compile(r"\+?\d(?:[\s.,:/_()\-\u00b7\u2010-\u2015\u2212]{0,3}\d){5,}")
_HANDLE = re.compile(r"(?<!\S)\S*@\S+")
# Of an address the domain stays: what follows it names a page, often a person's.
# Each begun at one place alone, the first letter of an address: else every letter of a story, every
# label of a long row, is a beginning to try.
_AFTER_DOMAIN = re.compile(
    r"(?<![\w-])(?<![\w-]\.)((?:[\w-]++\.)++[a-z]{2,})(?::\d*)?[/?#](\S*)", re.IGNORECASE
)


def findable(harm: str, text: str, links: Iterable[str]) -> str:
    """The folded text that is indexed; "" for what no search finds."""
    if harm == Harm.CHILD_SAFETY:
        return ""
    return folded_column(_without_persons(nfc(told)) for told in (text, *links))


def _without_persons(told: str) -> str:
    told = _AFTER_DOMAIN.sub(r"\1", told)
    if "@" in told:
        told = _HANDLE.sub(" ", told)
    return _NUMBER.sub(" ", told).strip()


def query_of(asked: str) -> str:
    """The words that may be searched for. Raises Invalid for what points at a person: also a page
    below a domain, which the index has not either."""
    asked = nfc(asked)
    is_page = any(page for _, page in _AFTER_DOMAIN.findall(asked))
    if is_page or _NUMBER.search(asked) or _HANDLE.search(asked):
        raise Invalid(
            "Không tìm theo số điện thoại, số tài khoản, số giấy tờ, tên tài khoản hay trang của "
            "ai: hãy tìm bằng từ trong lời kể hoặc tên miền của đường dẫn."
        )
    return _AFTER_DOMAIN.sub(r"\1", asked)
