"""Who may make and revoke the keys of an agency, and what a key may."""

from __future__ import annotations

from collections.abc import Collection

from nepso.foundation.accounts.policies import (
    may_approve_for,
    may_lead_some,
    may_manage_people_of,
    may_work_for,
)
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import Decision, allow_when
from nepso.publicapi.kinds import Scope
from nepso.publicapi.models import ApiKey

NOT_IN_SCOPE = (
    "Khóa này không được cấp quyền “{scope}”: hãy nhờ thủ trưởng cơ quan cấp khóa mới có quyền đó."
)


def may_see_keys(person: Person) -> Decision:
    """The page of keys: the administrator or head of some agency."""
    return may_lead_some(person)


def may_keep_keys(person: Person, agency: Agency) -> Decision:
    """Make and revoke the keys of an agency: its administrator or head, those above it."""
    return allow_when(
        bool(may_manage_people_of(person, agency) or may_approve_for(person, agency)),
        f"Chỉ quản trị hoặc thủ trưởng của {agency.name} được cấp và thu hồi khóa của cơ quan này.",
    )


def may_give_scopes(person: Person, agency: Agency, scopes: Collection[str]) -> Decision:
    """A key acts in the name of whoever made it: what reads or writes the agency's own work is
    given by those who may do that work themselves."""
    if not scopes:
        return may_keep_keys(person, agency)
    return allow_when(
        bool(may_keep_keys(person, agency) and may_work_for(person, agency)),
        f"Khóa làm thay người cấp nó, nên chỉ thủ trưởng của {agency.name} cấp được các quyền này: "
        "quản trị chỉ cấp khóa để đọc dữ liệu công khai.",
    )


def may_use(key: ApiKey, scope: Scope) -> Decision:
    """Whether the key was given this right; what it then finds is asked of the lane's policies."""
    return allow_when(scope in key.scopes, NOT_IN_SCOPE.format(scope=scope.label))
