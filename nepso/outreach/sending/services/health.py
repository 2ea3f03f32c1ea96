"""What the machine finds out about a connection: it works, or its token is dead."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.outreach.sending.models import OutletConnection
from nepso.outreach.sending.states import CONNECTION_STATES, DEAD, RESTING, UNCHECKED, WORKING
from nepso.outreach.sending.telling import tell_dead, tell_unfit

WORKS = act("sending.connection_works", "hệ thống đã kiểm tra được kết nối của một kênh đăng")
UNFIT = act("sending.connection_unfit", "kết nối của một kênh đăng không dùng được như đã đặt")
DIED = act("sending.connection_died", "dịch vụ không nhận mã truy cập của một kênh đăng nữa")


@transaction.atomic
def connection_checked(*, connection: OutletConnection, words: str) -> OutletConnection:
    """The service answered who we are: it works, unless a person paused it."""
    fresh = _held(connection)
    fresh.checked_at, fresh.checked_words = now(), words[:500]
    fresh.last_error, fresh.last_error_at = "", None
    if fresh.quiet_until is not None and fresh.quiet_until <= now():
        fresh.quiet_until = None
    changed = fresh.state in (UNCHECKED, DEAD)
    if changed:
        _move(fresh, WORKING)
        fresh.told_dead_at = None
    fresh.save()
    if changed:
        record(WORKS, by=None, on=fresh, detail={"outlet": fresh.outlet.public_id})
    return fresh


@transaction.atomic
def connection_die(
    *, connection: OutletConnection, secret_number: int, sentence: str
) -> OutletConnection:
    """The token is dead: nothing more is tried, its keepers are told once.

    ``secret_number`` is of the token with which it was tried: one that a person put in between is
    another, about which nothing is known.
    """
    fresh = _held(connection)
    if fresh.secret_number != secret_number:
        return fresh
    fresh.last_error, fresh.last_error_at = sentence[:500], now()
    if fresh.state not in (DEAD, RESTING):
        _move(fresh, DEAD)
        record(DIED, by=None, on=fresh, detail={"outlet": fresh.outlet.public_id})
    if fresh.told_dead_at is None:
        fresh.told_dead_at = now()
        tell_dead(fresh, sentence)
    fresh.save()
    return fresh


@transaction.atomic
def connection_unfit(*, connection: OutletConnection, sentence: str) -> OutletConnection:
    """A check was refused for good: nothing goes out until a person mends it, so its keepers are
    told, once for each time that they set it."""
    fresh = _held(connection)
    fresh.last_error, fresh.last_error_at = sentence[:500], now()
    if fresh.state == UNCHECKED and fresh.told_dead_at is None:
        fresh.told_dead_at = now()
        tell_unfit(fresh, sentence)
        record(UNFIT, by=None, on=fresh, detail={"outlet": fresh.outlet.public_id})
    fresh.save()
    return fresh


def _move(connection: OutletConnection, state: str) -> None:
    CONNECTION_STATES.require_move(connection.state, state)
    connection.state = state
    connection.revision += 1


def _held(connection: OutletConnection) -> OutletConnection:
    rows = OutletConnection.objects.select_for_update(of=("self",))
    return rows.select_related("outlet__agency").get(pk=connection.pk)
