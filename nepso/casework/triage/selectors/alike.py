"""Submissions alike, asked from one of them: never a list by a key, never by a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import open_to
from nepso.casework.triage.models import Alike, AlikeKind, TriageItem
from nepso.casework.triage.states import GONE, SEALED
from nepso.foundation.accounts.selectors import Person

MOST = 20


@dataclass(frozen=True, slots=True)
class AlikeOne:
    """Another submission that is alike, and by what: "Cùng liên kết", "giống 92 %"."""

    item: TriageItem
    why: tuple[str, ...]


def alike_ones(submission: Submission, person: Person) -> list[AlikeOne]:
    """The submissions alike that this person may read, the most alike first; two queries."""
    pairs = Alike.objects.filter(Q(first=submission) | Q(second=submission))
    why: dict[int, list[str]] = defaultdict(list)
    for pair in pairs.order_by("-percent", "-id")[: MOST * len(AlikeKind)]:
        other = pair.second_id if pair.first_id == submission.pk else pair.first_id
        why[other].append(_words(pair))
    visible = open_to(person, Submission.objects.filter(pk__in=why))
    rows = TriageItem.objects.filter(submission__in=visible).exclude(state__in=(SEALED, GONE))
    items = {row.pk: row for row in rows.select_related("submission")}
    return [AlikeOne(items[pk], tuple(why[pk])) for pk in why if pk in items][:MOST]


def alike_counts(submissions: Iterable[int]) -> dict[int, int]:
    """How many others are alike to each; one query."""
    wanted = set(submissions)
    others: dict[int, set[int]] = defaultdict(set)
    pairs = Alike.objects.filter(Q(first__in=wanted) | Q(second__in=wanted))
    for first, second in pairs.values_list("first_id", "second_id"):
        others[first].add(second)
        others[second].add(first)
    return {pk: len(others[pk]) for pk in wanted if pk in others}


def _words(pair: Alike) -> str:
    label = AlikeKind(pair.kind).label
    return f"{label} ({pair.percent} %)" if pair.kind == AlikeKind.TEXT else label
