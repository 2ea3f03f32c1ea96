"""Whom a printed name may mean: the candidates of the agencies, never of another level.

"Công an xã" is no "Công an tỉnh", however many words they share.
"""

from __future__ import annotations

import re

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.foundation.agencies.selectors import Candidate, NameIndex, agencies_valid
from nepso.kernel.folding import lowered

_COMMUNE, _DISTRICT, _PROVINCE = "commune", "district", "province"
# "chính trị - xã hội" and "hợp tác xã" name no commune, "thị xã" is a district
_SAID = (
    (_COMMUNE, re.compile(r"(?<!\w)(?:(?<!hợp tác )(?<!thị )xã(?!\s+hội)|phường|thị trấn)(?!\w)")),
    (_DISTRICT, re.compile(r"(?<!\w)(?:huyện|quận|thị xã)(?!\w)")),
    (_PROVINCE, re.compile(r"(?<!\w)tỉnh(?!\w)")),
)
_OF_KIND = {
    AgencyKind.PROVINCE: _PROVINCE,
    AgencyKind.COMMITTEE: _PROVINCE,
    AgencyKind.DEPARTMENT: _PROVINCE,
    AgencyKind.POLICE: _PROVINCE,
    AgencyKind.ARMED_FORCE: _PROVINCE,
    AgencyKind.ADVISORY: _PROVINCE,
    AgencyKind.FRONT: _PROVINCE,
    AgencyKind.PRESS: _PROVINCE,
    AgencyKind.COMMUNE: _COMMUNE,
    AgencyKind.WARD: _COMMUNE,
}


def levels_said(name: str) -> frozenset[str]:
    """The levels of government that a name says; empty for most names."""
    words = lowered(name)
    return frozenset(level for level, said in _SAID if said.search(words))


def candidates_for(index: NameIndex, name: str, limit: int) -> list[Candidate]:
    """The best candidates for a name, without those of another level than it says."""
    asked = levels_said(name)
    found = index.match(name, limit if not asked else limit + 20)
    return [one for one in found if not asked or _may_mean(asked, one)][:limit]


def names_offered() -> list[str]:
    """Names of agencies and groups that a person may pick while typing; two queries."""
    agencies = agencies_valid().values_list("name", flat=True)
    groups = AgencyGroup.objects.order_by("name").values_list("name", flat=True)
    return list(dict.fromkeys([*groups, *agencies]))


def names_with_commas() -> list[str]:
    """What follows the first word of names that hold a comma ("Sở", "Bộ" have one field, and one
    name for it); two queries."""
    return [name.partition(" ")[2] for name in names_offered() if "," in name]


def _may_mean(asked: frozenset[str], candidate: Candidate) -> bool:
    known = _levels_of(candidate.agency, candidate.group)
    return not known or bool(known & asked)


def _levels_of(agency: Agency | None, group: AgencyGroup | None) -> frozenset[str]:
    said = levels_said((agency or group).name)  # type: ignore[union-attr]
    if said:
        return said
    kinds = [agency.kind] if agency else list(group.kinds) if group else []
    return frozenset(_OF_KIND[AgencyKind(kind)] for kind in kinds if kind in _OF_KIND)
