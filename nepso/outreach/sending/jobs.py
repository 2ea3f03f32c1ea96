"""Background work of sending."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.registry import job
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.jobs.states import WAITING
from nepso.kernel.clock import now
from nepso.kernel.retention import obey
from nepso.outreach.sending import working
from nepso.outreach.sending.retention import RULES, former_secrets_forget
from nepso.outreach.sending.selectors import (
    connections_ending,
    connections_with_work,
    deliveries_over,
    postings_to_open,
)
from nepso.outreach.sending.services import delivery_open, delivery_take_back
from nepso.outreach.sending.telling import tell_ending
from nepso.outreach.sending.trying import hold, let_go


@job("sending.due", every=dt.timedelta(minutes=1))
def due() -> None:
    """Open what is due, take off what is over, wake the connections that have work."""
    for posting in postings_to_open():
        delivery_open(posting=posting, connection=posting.outlet.connection)
    for delivery in deliveries_over():
        delivery_take_back(delivery=delivery)
    asked = Job.objects.filter(name="sending.work", state=WAITING, run_at__lte=now())
    there = {row.arguments.get("connection") for row in asked}
    for connection in connections_with_work():
        if connection.public_id not in there:
            job_enqueue("sending.work", connection=connection.public_id)


@job("sending.work", attempts=5, lease=dt.timedelta(seconds=60))
def work(connection: str) -> None:
    """Everything due on one connection; whatever kills it, the next one goes on."""
    working.work(connection)


@job("sending.check", attempts=4)
def check(connection: str) -> None:
    """A test that a person asked for."""
    held = hold(connection)
    if held is None:
        raise RuntimeError("another worker is at this connection: asked again in a moment")
    try:
        working.check(held)
    finally:
        let_go(held)
    job_enqueue("sending.work", connection=connection)


@job("sending.ending", every=dt.timedelta(days=1))
def ending() -> None:
    """Tell of tokens that end soon; each day of ending is told once."""
    for connection in connections_ending():
        tell_ending(connection)


@job("sending.clear", every=dt.timedelta(days=1))
def clear() -> None:
    """Obey ``retention.py``; run twice it does nothing more."""
    obey(RULES)
    former_secrets_forget()
