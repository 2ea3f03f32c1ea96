"""Whose outlets and postings a list shows first: one's own agency's, or the whole province's.

A ward's officer has four channels among hundreds; who runs the programme looks at all of them.
"""

from __future__ import annotations

from django.http import QueryDict

from nepso.foundation.accounts.policies import may_run_programme
from nepso.foundation.accounts.selectors import Person, agencies_of

OWN, ALL = "1", "0"
PARAMETER = "cua_toi"


def is_own(asked: QueryDict, person: Person) -> bool:
    """Whether the list is of one's own agencies: as asked by ``cua_toi``, else for whoever works
    for some of them and asked for nothing in particular (a filter from elsewhere means all)."""
    chosen = asked.get(PARAMETER)
    if chosen in (OWN, ALL):
        return chosen == OWN
    looks_for = any(value for name, value in asked.items() if name not in ("after", "before"))
    return not looks_for and not may_run_programme(person) and agencies_of(person).exists()


def scope_tabs(asked: QueryDict, *, own: bool) -> list[dict[str, str | bool]]:
    """The two lists as tabs, each with the filters that are on."""
    tabs: list[dict[str, str | bool]] = []
    for label, value in (("Của cơ quan tôi", OWN), ("Cả tỉnh", ALL)):
        query = asked.copy()
        for place in ("after", "before"):
            query.pop(place, None)
        query[PARAMETER] = value
        tabs.append({
            "label": label, "url": f"?{query.urlencode()}", "current": own == (value == OWN)
        })  # fmt: skip
    return tabs
