"""Who may see and change agencies; the authority that joined (accounts) answers."""

from __future__ import annotations

from typing import Any

from nepso.foundation.agencies.ports import authority
from nepso.kernel.policy import Decision


def may_read_agencies(person: Any) -> Decision:
    """The tree, groups and agency pages: everybody with a role."""
    return authority().may_read_agencies(person)


def may_change_agencies(person: Any) -> Decision:
    """Create, edit, close, merge agencies and groups: the administrator of the province."""
    return authority().may_configure(person)
