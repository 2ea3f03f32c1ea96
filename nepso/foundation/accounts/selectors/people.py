"""Who works where."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse

from nepso.foundation.accounts.demonstration import SHOWN, is_shown
from nepso.foundation.accounts.models import Account, Delegation, Membership
from nepso.foundation.accounts.selectors.rights import (
    Person,
    agencies_peopled_by,
    memberships_valid,
)
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.ports import PeoplePanel, PersonLine
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.kernel.folding import fold


def memberships_current() -> QuerySet[Membership]:
    """Roles that have not ended, also those that begin later; by agency and role."""
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=today())
    return (
        Membership.objects.filter(still)
        .select_related("agency")
        .order_by("agency__path", "role", "id")
    )


def account_by_public_id(public_id: str) -> Account:
    """The account with that public id; raises NotFound in words."""
    found = Account.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không có tài khoản này: hãy tìm lại trong danh sách cán bộ.")
    return found


def accounts_found(
    *, managed_by: Person, query: str = "", role: str = "", closed: bool = False
) -> QuerySet[Account]:
    """The people whom ``managed_by`` manages, whose name, user name or agency holds every word.

    With or without tone marks. An account without any role shows to those who manage the root.
    """
    agencies = agencies_peopled_by(managed_by)
    visible = Q(memberships__agency__in=agencies)
    if agencies.filter(parent__isnull=True).exists():
        visible |= Q(memberships__isnull=True)
    rows = Account.objects.filter(visible, is_active=not closed)
    if role:
        rows = rows.filter(pk__in=memberships_current().filter(role=role).values("account"))
    for word in fold(query).split():
        in_agency = memberships_current().filter(agency__folded__contains=word)
        rows = rows.filter(Q(folded__contains=word) | Q(pk__in=in_agency.values("account")))
    rows = Account.objects.filter(pk__in=rows.values("pk"))
    return rows.prefetch_related(
        Prefetch("memberships", queryset=memberships_current(), to_attr="current_roles")
    )


def accounts_of_agency(agency: Agency) -> list[Account]:
    """The people with a role at the agency itself, each with ``current_roles`` there."""
    here = memberships_current().filter(agency=agency)
    return list(
        Account.objects.filter(is_active=True, pk__in=here.values("account"))
        .prefetch_related(Prefetch("memberships", queryset=here, to_attr="current_roles"))
        .order_by("folded", "id")
    )


def people_panel_of(*, agency: Agency, viewer: Person) -> PeoplePanel:
    """The people of an agency for its page; links only for those who manage its people."""
    manages = agencies_peopled_by(viewer).filter(pk=agency.pk).exists()
    lines = [
        PersonLine(
            name=account.full_name,
            position=account.position,
            role=", ".join(m.get_role_display() for m in account.current_roles),  # type: ignore[attr-defined]
            telephone=account.telephone,
            email=account.email,
            url=reverse("accounts:person", args=[account.public_id]) if manages else "",
        )
        for account in accounts_of_agency(agency)
    ]
    add = f"{reverse('accounts:person_new')}?co-quan={agency.public_id}" if manages else ""
    return PeoplePanel(people=lines, add_url=add)


def delegations_current(account: Account) -> QuerySet[Delegation]:
    """Delegations the account gave that are not over, also those that begin later."""
    return (
        Delegation.objects.filter(delegator=account, ended_at__isnull=True, last_day__gte=today())
        .select_related("delegate", "arranged_by")
        .order_by("first_day", "id")
    )


def delegations_to(account: Account) -> QuerySet[Delegation]:
    """Delegations the account received that are not over, also those that begin later."""
    return (
        Delegation.objects.filter(delegate=account, ended_at__isnull=True, last_day__gte=today())
        .select_related("delegator")
        .order_by("first_day", "id")
    )


def colleagues_of(account: Account) -> QuerySet[Account]:
    """Other people who have a role today at an agency where the account has one, by name."""
    mine = memberships_valid(today()).filter(account=account).values("agency")
    theirs = memberships_valid(today()).filter(agency__in=mine).values("account")
    people = Account.objects.filter(is_active=True, pk__in=theirs).exclude(pk=account.pk)
    return people.order_by("folded", "id")


def accounts_demonstrated() -> list[Account]:
    """Demonstration accounts to show on the sign-in page: none but in demo mode."""
    if not is_shown():
        return []
    found = {a.username: a for a in Account.objects.filter(username__in=SHOWN, is_active=True)}
    return [found[name] for name in SHOWN if name in found and found[name].is_demonstration]
