"""What a person may do, from their own roles and those delegated to them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.roles import READ_SUBMISSIONS, Role
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import today

Person = Account | AnonymousUser


@dataclass(frozen=True)
class Rights:
    """The roles that hold for a person today, own and delegated: role and agency path; ``own``
    are those given to the person by name."""

    held: frozenset[tuple[str, str]]
    own: frozenset[tuple[str, str]] = frozenset()

    def paths(self, *roles: Role) -> list[str]:
        """The agency paths at which any of these roles is held, outermost first."""
        found = sorted(
            {path for role, path in self.held if role in roles}, key=lambda p: (len(p), p)
        )
        return [p for i, p in enumerate(found) if not any(p.startswith(q) for q in found[:i])]

    def has(self, *roles: Role) -> bool:
        """Whether any of these roles is held anywhere."""
        return any(role in roles for role, _ in self.held)

    def is_own(self, *roles: Role) -> bool:
        """Whether any of these roles was given to the person by name."""
        return any(role in roles for role, _ in self.own)

    def has_at(self, agency: Agency, *roles: Role) -> bool:
        """Whether any of these roles is held at the agency or above it in the tree."""
        return any(role in roles and agency.path.startswith(path) for role, path in self.held)

    def has_everywhere(self, *roles: Role) -> bool:
        """Whether any of these roles is held at a root of the tree, so for all of it."""
        return any(role in roles and path.count("/") <= _ROOT_SLASHES for role, path in self.held)


_ROOT_SLASHES = 2  # "/1/"
NO_RIGHTS = Rights(frozenset())


def _valid(day: dt.date) -> Q:
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return started & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def memberships_valid(day: dt.date) -> QuerySet[Membership]:
    """Memberships that hold on that day."""
    return Membership.objects.filter(_valid(day))


def memberships_held(person: Account, day: dt.date) -> QuerySet[Membership]:
    """The memberships whose rights the person has on that day: own, and those of whoever delegated
    theirs. They are not passed on."""
    people = Q(account=person) | Q(
        account__is_active=True,
        account__delegations_given__delegate=person,
        account__delegations_given__first_day__lte=day,
        account__delegations_given__last_day__gte=day,
        account__delegations_given__ended_at__isnull=True,
    )
    return memberships_valid(day).filter(people)


def rights_of(person: Person) -> Rights:
    """What the person may do today, kept on the object for the length of a request.

    A delegate has the rights of the delegator while the delegation lasts; they are not passed on.
    To read what citizens report is not among them: who may is named one by one.
    """
    if not isinstance(person, Account) or not person.is_active:
        return NO_RIGHTS
    cached: Rights | None = getattr(person, "_rights", None)
    if cached is None:
        rows = memberships_held(person, today())
        all_of = list(rows.values_list("role", "agency__path", "account_id"))
        own = frozenset((role, path) for role, path, held_by in all_of if held_by == person.pk)
        passed = {(role, path) for role, path, _ in all_of if role not in READ_SUBMISSIONS}
        cached = Rights(own | passed, own)
        person._rights = cached  # type: ignore[attr-defined]
    return cached


def agencies_of(person: Person) -> QuerySet[Agency]:
    """The agencies for which the person works: as officer or head, with everything under them."""
    roles = (Role.FOCAL_OFFICER, Role.AGENCY_HEAD, Role.LEAD_DESK)
    return agencies_under(rights_of(person).paths(*roles))


def agencies_peopled_by(person: Person) -> QuerySet[Agency]:
    """The agencies whose people the person manages: where administrator, and all under it."""
    return agencies_under(rights_of(person).paths(Role.ADMINISTRATOR))


def agencies_approved_by(person: Person) -> QuerySet[Agency]:
    """The agencies in whose name the person approves: as their head, with everything under them."""
    return agencies_under(rights_of(person).paths(Role.AGENCY_HEAD))


def agencies_led_by(person: Person) -> QuerySet[Agency]:
    """The agencies that the person heads or administers, with everything under them."""
    return agencies_under(rights_of(person).paths(Role.AGENCY_HEAD, Role.ADMINISTRATOR))


def agencies_under(paths: list[str]) -> QuerySet[Agency]:
    """The agencies at these places of the tree, with everything under them."""
    within = Q(pk__in=[])
    for path in paths:
        within |= Q(path__startswith=path)
    return Agency.objects.filter(within)


def agencies_of_mine(person: Account) -> QuerySet[Agency]:
    """The agencies for which the person works because they belong there, or stand in for somebody
    who does; in the order of the tree."""
    here = memberships_held(person, today())
    return agencies_of(person).filter(pk__in=here.values("agency")).order_by("path")
