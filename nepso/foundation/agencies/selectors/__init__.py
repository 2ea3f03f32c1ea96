"""Questions about agencies, groups and the names documents give them."""

from nepso.foundation.agencies.selectors.matching import Candidate, NameIndex, agency_match
from nepso.foundation.agencies.selectors.tree import (
    TreeNode,
    agencies_found,
    agencies_valid,
    agency_ancestors,
    agency_by_public_id,
    agency_forebears,
    agency_named,
    agency_roots,
    agency_subtree,
    agency_today,
    agency_tree,
    group_by_public_id,
    group_members,
    groups_of,
    lead_agency,
    units_staying,
)

__all__ = [
    "Candidate",
    "NameIndex",
    "TreeNode",
    "agencies_found",
    "agencies_valid",
    "agency_ancestors",
    "agency_by_public_id",
    "agency_forebears",
    "agency_match",
    "agency_named",
    "agency_roots",
    "agency_subtree",
    "agency_today",
    "agency_tree",
    "group_by_public_id",
    "group_members",
    "groups_of",
    "lead_agency",
    "units_staying",
]
