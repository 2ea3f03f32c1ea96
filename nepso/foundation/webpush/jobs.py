"""Background work of webpush."""

from __future__ import annotations

import datetime as dt
from typing import Any

from nepso.foundation.jobs.registry import job
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.webpush.models import PushSubscription
from nepso.foundation.webpush.sending import Outcome, Pushed, push_key, push_send
from nepso.foundation.webpush.services import push_drop, push_key_ensure
from nepso.kernel.clock import now

MOST_WAITS, LONGEST_WAIT = 5, 6 * 3600


class NotTakenYet(Exception):
    """The push service asks for patience: the job is tried again, after longer and longer."""


@job("webpush.ready", every=dt.timedelta(days=1))
def ready() -> None:
    """Make the key of this installation beforehand; a page that is only read makes none."""
    push_key_ensure()


@job("webpush.push", attempts=6)
def push(subscription: str, pushed: dict[str, Any], waits: int = 0) -> None:
    """Tell one device. Run twice it tells twice, and the tag makes the two one on the screen."""
    found = PushSubscription.objects.filter(public_id=subscription).first()
    if found is None:
        return
    answer = push_send(found, Pushed(**pushed), key=push_key())
    if answer.outcome == Outcome.GONE:
        push_drop(subscription=found)
    elif answer.outcome == Outcome.LATER and answer.wait and waits < MOST_WAITS:
        again = now() + dt.timedelta(seconds=min(answer.wait, LONGEST_WAIT))
        job_enqueue(
            "webpush.push", run_at=again, subscription=subscription, pushed=pushed, waits=waits + 1
        )
    elif answer.outcome == Outcome.LATER:
        raise NotTakenYet
