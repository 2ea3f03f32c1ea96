"""Who can be turned to at an agency: told of its work, or telephoned about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from nepso.foundation.accounts.models import Account, Delegation
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors.rights import memberships_valid
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import today


@dataclass(frozen=True)
class Reachable:
    """Active people by the key of the agency they serve; ``desk``: the lead agency's desk."""

    officers: dict[int, list[Account]]
    heads: dict[int, list[Account]]
    desk: list[Account]

    def taking(self, agency: int) -> list[Account]:
        """Who takes what comes to an agency (its key): its officers, else its heads."""
        return self.officers.get(agency) or self.heads.get(agency, [])

    def working(self, agency: int) -> list[Account]:
        """Whoever works for an agency (its key): its officers and its heads, each once."""
        people = [*self.officers.get(agency, []), *self.heads.get(agency, [])]
        return list({one.pk: one for one in people}.values())

    def deciding(
        self, agency: int, may: Callable[[Account], Any], *, but: Account
    ) -> list[Account]:
        """Who is told that something of an agency waits for a decision: of those who ``may`` decide
        it, ``but`` the one who asks, its heads; else the lead desk."""
        able = [one for one in self.heads.get(agency, []) if one != but and may(one)]
        return able or [one for one in self.desk if one != but and may(one)]


def reachable_at(agencies: Collection[int]) -> Reachable:
    """Officers and heads of these agencies themselves, and the lead desk, by name. One query."""
    wanted = set(agencies)
    there = Q(role__in=(Role.FOCAL_OFFICER, Role.AGENCY_HEAD), agency_id__in=wanted)
    rows = memberships_valid(today()).filter(
        there | Q(role=Role.LEAD_DESK), account__is_active=True
    )
    found: dict[str, dict[int, list[Account]]] = {role: defaultdict(list) for role in Role}
    desk: dict[int, Account] = {}
    for row in rows.select_related("account").order_by("account__folded", "account_id"):
        if row.role == Role.LEAD_DESK:
            desk[row.account_id] = row.account
        else:
            found[row.role][row.agency_id].append(row.account)
    return Reachable(found[Role.FOCAL_OFFICER], found[Role.AGENCY_HEAD], list(desk.values()))


def approvers_of(agency: Agency) -> list[Account]:
    """Active people who may approve in the name of an agency today: its heads, those of the
    agencies above it, and whoever stands in for one of them. One query."""
    above = [int(one) for one in agency.path.split("/") if one]
    return _with_who_stands_in(Q(role=Role.AGENCY_HEAD, agency_id__in=above))


def administrators_everywhere() -> list[Account]:
    """Active people who manage the people of every agency today (``Rights.has_everywhere``): the
    administrators at the root of the tree, and whoever stands in for one of them. One query."""
    return _with_who_stands_in(Q(role=Role.ADMINISTRATOR, agency__parent__isnull=True))


def _with_who_stands_in(named: Q) -> list[Account]:
    day = today()
    held = memberships_valid(day).filter(named, account__is_active=True)
    standing_in = Delegation.objects.filter(
        delegator__in=held.values("account"), ended_at=None, first_day__lte=day, last_day__gte=day
    )
    able = Q(pk__in=held.values("account")) | Q(pk__in=standing_in.values("delegate"))
    return list(Account.objects.filter(able, is_active=True).order_by("folded", "pk"))


def accounts_receiving() -> list[Account]:
    """Active people who were named to receive submissions, by name."""
    rows = memberships_valid(today()).filter(role=Role.RECEPTION, account__is_active=True)
    found = {row.account_id: row.account for row in rows.select_related("account")}
    return sorted(found.values(), key=lambda account: (account.folded, account.pk))
