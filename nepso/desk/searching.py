"""One search box over what a person may see: tasks, agencies, people."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import agencies_peopled_by, memberships_valid
from nepso.foundation.agencies.selectors import agencies_found
from nepso.foundation.search.selectors import words_of
from nepso.kernel.clock import today
from nepso.kernel.folding import fold
from nepso.programme.plans.models import Duty
from nepso.programme.plans.selectors import version_binding
from nepso.programme.plans.states import DUTY_STATES
from nepso.programme.register.presenting import TaskRow, plan_names, short, task_rows
from nepso.programme.register.selectors import Filters, plan_tasks_page

EACH = 8
_MOST_ROLES = 100  # of the people found, before each is shown once


@dataclass
class Found:
    """At most EACH of every kind; agencies and people as (title, address, note)."""

    tasks: list[TaskRow] = field(default_factory=list)
    duties: list[tuple[str, str, str]] = field(default_factory=list)
    agencies: list[tuple[str, str, str]] = field(default_factory=list)
    people: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.tasks or self.duties or self.agencies or self.people)


def find(person: Account, query: str) -> Found:
    """What the words find, each kind by its own rule of visibility; nothing for no words."""
    if not words_of(query):
        return Found()
    page = plan_tasks_page(person, Filters(q=query), size=EACH)
    register = reverse("register:list")
    return Found(
        tasks=task_rows(page.rows, plan_names()),
        duties=[
            (
                short(duty.text),
                f"{register}?noi_dung={duty.public_id}&xem=co-quan",
                f"Mục {duty.clause}",
            )
            for duty in _with_words(_duties(), query)[:EACH]
        ],
        agencies=[
            (a.name, reverse("register:agency", args=[a.public_id]), a.get_kind_display())
            for a in agencies_found(query=query).order_by("folded", "id")[:EACH]
        ],
        people=_people(person, query),
    )


def _duties() -> QuerySet[Duty]:
    rows = Duty.objects.filter(version=version_binding(), state__in=DUTY_STATES.group("kept"))
    return rows.only("text", "public_id", "clause").order_by("order")


def _with_words(rows: QuerySet[Duty], query: str) -> QuerySet[Duty]:
    for word in words_of(query):
        rows = rows.filter(folded__contains=fold(word))
    return rows


def _people(person: Account, query: str) -> list[tuple[str, str, str]]:
    """Those whose accounts the person manages, by name, each once. Their open tasks are the
    address: there is no page about a person here."""
    rows = memberships_valid(today()).filter(
        account__is_active=True, agency__in=agencies_peopled_by(person)
    )
    for word in words_of(query):
        rows = rows.filter(account__folded__contains=fold(word))
    register, found = reverse("register:list"), dict[int, tuple[str, str, str]]()
    joined = rows.select_related("account", "agency").order_by("account__folded", "account_id")
    for membership in joined[:_MOST_ROLES]:
        account = membership.account
        address = f"{register}?phu_trach={account.public_id}"
        found.setdefault(account.pk, (account.full_name, address, membership.agency.name))
    return list(found.values())[:EACH]
