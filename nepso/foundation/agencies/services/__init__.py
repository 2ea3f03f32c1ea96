"""Acts on agencies, groups and their names."""

from nepso.foundation.agencies.services.endings import agency_close, agency_merge, agency_split
from nepso.foundation.agencies.services.groups import group_create, group_update
from nepso.foundation.agencies.services.names import alias_add, alias_remove
from nepso.foundation.agencies.services.tree import AgencyFacts, agency_create, agency_update

__all__ = [
    "AgencyFacts",
    "agency_close",
    "agency_create",
    "agency_merge",
    "agency_split",
    "agency_update",
    "alias_add",
    "alias_remove",
    "group_create",
    "group_update",
]
