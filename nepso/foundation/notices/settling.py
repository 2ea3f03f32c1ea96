"""Asking each kind whether what its notices ask for is still to be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from nepso.foundation.notices.counting import unread_recount
from nepso.foundation.notices.kinds import Asked, kind_of
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import now


def still_open(notices: Iterable[Notice]) -> dict[int, list[str]]:
    """For each notice (by key) the things still to be done; one question a kind.

    A notice of a kind that nobody answers for keeps what it has.
    """
    questions: dict[str, set[Asked]] = defaultdict(set)
    notices = list(notices)
    for notice in notices:
        questions[notice.kind] |= {Asked(notice.account_id, about) for about in notice.abouts}
    answers: dict[str, set[Asked]] = {}
    for code, asked in questions.items():
        ask = kind_of(code).still_needed
        answers[code] = asked if ask is None else ask(list(asked))
    return {
        n.pk: [a for a in n.abouts if Asked(n.account_id, a) in answers[n.kind]] for n in notices
    }


def stands(notice: Notice, still: dict[int, list[str]]) -> bool:
    """Whether a notice still asks for something; one that is about no thing stands until read."""
    return not notice.abouts or bool(still[notice.pk])


@transaction.atomic
def settle(notices: Iterable[Notice]) -> list[Notice]:
    """Note what was done meanwhile; returns those that stand, with what is left of them."""
    notices = list(notices)
    still, left, changed = still_open(notices), [], []
    for notice in notices:
        if not stands(notice, still):
            notice.settled_at = now()
            changed.append(notice)
            continue
        left.append(notice)
        if notice.abouts != still[notice.pk]:
            notice.abouts = still[notice.pk]
            changed.append(notice)
    Notice.objects.bulk_update(changed, ["settled_at", "abouts"], batch_size=200)
    unread_recount({notice.account_id for notice in changed})
    return left
