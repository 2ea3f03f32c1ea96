"""Which entries name a link or a number."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet

from nepso.casework.lookup.list_reading import link_key
from nepso.casework.lookup.models import ItemKind, ListedItem, ListingDispute, ListSource
from nepso.casework.lookup.numbers import digits
from nepso.casework.lookup.states import OPEN

SHOWN = 100


def _living() -> QuerySet[ListedItem]:
    return ListedItem.objects.filter(
        removed_at__isnull=True, source__withdrawn_at__isnull=True
    ).select_related("source")


def items_naming_link(url: str) -> list[ListedItem]:
    """Entries that name this link: the link itself, a folder above it, its host or a domain
    above that. Raises Invalid for what is no link."""
    key = link_key(url)
    host, _, path = key.partition("/")
    steps = path.split("/") if path else []
    folders = ["/".join([host, *steps[:n]]) for n in range(len(steps) + 1)]
    labels = host.split(".")
    above = [".".join(labels[n:]) for n in range(1, len(labels) - 1)]
    return list(_living().filter(kind=ItemKind.LINK, value__in=[*folders, *above])[:SHOWN])


def items_naming_numbers(numbers: Sequence[tuple[str, str]]) -> dict[str, list[ListedItem]]:
    """Entries that name any of these (number, kind: telephone or account), by number. One query,
    however many there are; none for none."""
    found: dict[str, list[ListedItem]] = {number: [] for number, _ in numbers}
    named = Q()
    for number, kind in numbers:
        named |= Q(kind=kind, value=digits(number))
    by_key = {(kind, digits(number)): found[number] for number, kind in numbers}
    for item in _living().filter(named)[: SHOWN * len(numbers)] if numbers else ():
        by_key[item.kind, item.value].append(item)
    return found


def is_any_listed(kind: str) -> bool:
    """Whether any living list has entries of this kind."""
    return _living().filter(kind=kind).exists()


def item_listed(pk: int) -> ListedItem | None:
    """A living entry."""
    return _living().filter(pk=pk).first()


def sources_page() -> list[ListSource]:
    """The lists, newest first, with how many entries each has."""
    counted = Count("items", filter=Q(items__removed_at__isnull=True))
    return list(ListSource.objects.annotate(entries=counted)[:SHOWN])


def disputes_open() -> list[ListingDispute]:
    """What waits for a person, oldest first."""
    waiting = ListingDispute.objects.filter(state=OPEN).select_related("item__source")
    return list(waiting.order_by("created_at", "id")[:SHOWN])
