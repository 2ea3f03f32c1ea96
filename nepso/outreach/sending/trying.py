"""One worker at a time on a connection; what each try left behind. The machine's own book-keeping:
no act of a person, so without lines in the audit trail."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q

from nepso.kernel.clock import now
from nepso.kernel.fields import public_id
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.states import PLANNED
from nepso.outreach.products.models import Product
from nepso.outreach.sending.adapters.interface import Later
from nepso.outreach.sending.kinds import Deed, Outcome
from nepso.outreach.sending.models import Delivery, DeliveryTry, FormerWay, OutletConnection
from nepso.outreach.sending.states import WORKING

HOLD = dt.timedelta(minutes=3)
FIRST_PAUSE, LONGEST_PAUSE = dt.timedelta(minutes=1), dt.timedelta(hours=1)


class Lost(Exception):
    """Another worker holds the connection: this one was believed dead and stops."""


def hold(public: str) -> OutletConnection | None:
    """Take the connection for a while; None when another worker has it, or it is gone."""
    name, moment = public_id(), now()
    free = Q(held_until=None) | Q(held_until__lt=moment)
    rows = OutletConnection.objects.filter(free, public_id=public)
    if not rows.update(held_until=moment + HOLD, held_by=name):
        return None
    return OutletConnection.objects.select_related("outlet__agency").get(public_id=public)


def hold_on(connection: OutletConnection) -> None:
    """Say that the work goes on; raises Lost when it is another's meanwhile."""
    rows = OutletConnection.objects.filter(pk=connection.pk, held_by=connection.held_by)
    if not rows.update(held_until=now() + HOLD):
        raise Lost


def let_go(connection: OutletConnection) -> None:
    """Free it for the next."""
    rows = OutletConnection.objects.filter(pk=connection.pk, held_by=connection.held_by)
    rows.update(held_until=None, held_by="")


def secret_keep(
    connection: OutletConnection, secret: dict[str, str], expires_on: dt.date | None
) -> None:
    """Store tokens that the service gave anew, unless a person replaced them meanwhile."""
    number = connection.secret_number
    rows = OutletConnection.objects.filter(pk=connection.pk, secret_number=number)
    facts: dict[str, Any] = {"secret": secret}
    if expires_on is not None:
        facts["expires_on"] = expires_on
    rows.update(**facts)


def former_secret_keep(
    former: FormerWay, secret: dict[str, str], expires_on: dt.date | None
) -> None:
    """The same for an account before; it is not used for anything new, so nobody is reminded."""
    FormerWay.objects.filter(pk=former.pk).update(secret=secret)


def memory_keep(delivery: Delivery, memory: dict[str, Any]) -> None:
    """Store what the adapter must find again: all of it, as ``What.remember`` merges it."""
    delivery.memory = memory
    Delivery.objects.filter(pk=delivery.pk).update(memory=memory)


def begin(delivery: Delivery) -> None:
    """A try goes out now: should we not hear of its end, the next looks first."""
    rows = Delivery.objects.filter(pk=delivery.pk)
    # The first of the tries whose end is not known: what any of them made is no older.
    rows.filter(begun_at=None).update(begun_at=now())
    tried(delivery)


def tried(delivery: Delivery) -> None:
    """Count a try."""
    delivery.tries += 1
    Delivery.objects.filter(pk=delivery.pk).update(tries=delivery.tries)


@transaction.atomic
def begin_put_out(connection: OutletConnection, delivery: Delivery) -> bool:
    """``begin``, where the posting is still to go out now, by the account that the worker has. Held
    as every act on a posting: a recall either sees that a try began, or the try sees the recall;
    so does who gives the connection another account."""
    Product.objects.select_for_update(of=("self",)).get(pk=delivery.posting.product_id)
    posting = Posting.objects.get(pk=delivery.posting_id)
    if posting.state != PLANNED or posting.planned_at > now():
        return False
    stored = OutletConnection.objects.select_for_update().get(pk=connection.pk)
    if stored.revision != connection.revision:  # read anew, what is due is found again
        return False
    begin(delivery)
    return True


def nothing_arrived(delivery: Delivery) -> None:
    """The service answered that it took nothing: there is nothing to look for."""
    delivery.begun_at = None
    Delivery.objects.filter(pk=delivery.pk).update(begun_at=None)


def nothing_stands_as_before(delivery: Delivery) -> None:
    """Nor did the account before: from now on it goes by the one that is."""
    nothing_arrived(delivery)
    delivery.former, delivery.memory = None, None
    Delivery.objects.filter(pk=delivery.pk).update(former=None, memory=None)


def postpone(delivery: Delivery, later: Later) -> dt.datetime:
    """Not before what the service asked for, else each time after a longer pause."""
    pause = min(FIRST_PAUSE * 4 ** max(delivery.tries - 1, 0), LONGEST_PAUSE)
    at = now() + max(pause if later.after is None else later.after, dt.timedelta(seconds=5))
    rows = Delivery.objects.filter(pk=delivery.pk, state=delivery.state)  # a recall does not wait
    rows.update(next_at=at, last_error=later.sentence[:500])
    return at


def rest_all(connection: OutletConnection, until: dt.datetime, sentence: str) -> None:
    """The service asked the whole account to wait."""
    rows = OutletConnection.objects.filter(pk=connection.pk)
    rows.update(quiet_until=until, last_error=sentence[:500], last_error_at=now())


def works_again(connection: OutletConnection) -> None:
    """Something went through: what failed before is over, in what its page says too."""
    rows = OutletConnection.objects.filter(pk=connection.pk, state=WORKING)
    rows.update(last_error="", last_error_at=None, quiet_until=None)


def error_keep(connection: OutletConnection, sentence: str) -> None:
    """Store why a check was not good."""
    rows = OutletConnection.objects.filter(pk=connection.pk)
    rows.update(last_error=sentence[:500], last_error_at=now())


def note(
    connection: OutletConnection,
    delivery: Delivery | None,
    deed: Deed,
    outcome: Outcome,
    words: str,
) -> None:
    """A line in the log of tries."""
    DeliveryTry.objects.create(
        connection=connection, delivery=delivery, deed=deed, outcome=outcome, words=words[:500]
    )
