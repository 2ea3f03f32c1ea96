"""What a worker does with one connection: check it, take back first, then put out what is due.

It holds the connection all the while, so that one token is used by one worker, a refresh token is
used once and a platform sees one request after another.
"""

from __future__ import annotations

import datetime as dt
import logging
from functools import partial

from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.outreach.distribution.scheduling import in_quiet_hours
from nepso.outreach.distribution.sendable import require_sendable
from nepso.outreach.distribution.states import DROPPED, PLANNED
from nepso.outreach.sending import services, trying
from nepso.outreach.sending.adapters.interface import (
    Adapter,
    Later,
    Line,
    MayStand,
    Never,
    Stands,
    TokenDead,
    What,
)
from nepso.outreach.sending.adapters.registry import adapter_of
from nepso.outreach.sending.composing import what_of
from nepso.outreach.sending.kinds import Deed, Outcome, Way
from nepso.outreach.sending.models import Delivery, FormerWay, OutletConnection
from nepso.outreach.sending.selectors import delivery_next
from nepso.outreach.sending.states import TAKING_BACK, UNCHECKED, WAITING
from nepso.outreach.sending.telling import tell_unsure

_log = logging.getLogger(__name__)

MOST_TRIES = {Deed.PUT_OUT: 12, Deed.TAKE_BACK: 4}
_QUIET_LOOK = dt.timedelta(minutes=10)
_UNSURE = "Có thể bài đã lên: hãy mở kênh xem trước khi đăng lại."
_GENERAL = "Không nối được với dịch vụ hoặc dịch vụ trả lời dở dang."


class _Stop(Exception):
    """Nothing more through this connection now."""


def work(connection: str) -> None:
    """Everything that is due on a connection (public id); nothing when another worker is at it."""
    held = trying.hold(connection)
    if held is None:
        return
    try:
        if held.state == UNCHECKED and held.way != Way.SILENT:
            held = check(held)
        while (delivery := delivery_next(held)) is not None:
            if delivery.state == TAKING_BACK:
                _take_back(held, delivery)
            else:
                _put_out(held, delivery)
            trying.hold_on(held)
            held = _again(held)
    except (_Stop, trying.Lost):
        pass
    finally:
        trying.let_go(held)


def check(held: OutletConnection) -> OutletConnection:
    """Ask who we are there; returns the connection as it is then."""
    try:
        words = _adapter(held, held).check(_line(held, held))
    except TokenDead as error:
        _dead(held, None, Deed.CHECK, error)
    except (Never, OutboundRefused) as error:
        trying.note(held, None, Deed.CHECK, Outcome.NEVER, error.sentence)
        services.connection_unfit(connection=held, sentence=error.sentence)
    except (Later, OutboundFailed, OSError) as error:
        later = _later(error)
        trying.note(held, None, Deed.CHECK, Outcome.LATER, later.sentence)
        trying.error_keep(held, later.sentence)
    except trying.Lost:
        raise
    except Exception:  # as in ``_tried``
        _log.exception("an unexpected failure of a check")
        trying.note(held, None, Deed.CHECK, Outcome.LATER, _GENERAL)
        trying.error_keep(held, _GENERAL)
    else:
        trying.note(held, None, Deed.CHECK, Outcome.DONE, words)
        services.connection_checked(connection=held, words=words)
    return _again(held)


def _put_out(held: OutletConnection, delivery: Delivery) -> None:
    posting = delivery.posting
    if posting.state == DROPPED and delivery.begun_at is not None:
        services.delivery_take_back(delivery=delivery)  # a try may have arrived: looked for there
        return
    if posting.state != PLANNED:
        services.delivery_refuse(delivery=delivery, sentence="Lượt này không còn chờ đăng.")
        return
    try:
        require_sendable(posting, now())
    except Conflict as error:
        services.delivery_refuse(delivery=delivery, sentence=error.sentence)
        return
    outlet = posting.outlet
    if in_quiet_hours(outlet, now()) and not in_quiet_hours(outlet, posting.planned_at):
        quiet = Later("Đang giờ yên lặng của kênh: gửi sau giờ ấy.", after=_QUIET_LOOK)
        trying.postpone(delivery, quiet)
        return
    if delivery.former is not None and not _surely_not_sent_before(held, delivery):
        return
    if not trying.begin_put_out(held, delivery):
        return
    stands = _tried(held, delivery, Deed.PUT_OUT)
    if isinstance(stands, Stands):
        trying.note(held, delivery, Deed.PUT_OUT, Outcome.DONE, stands.words)
        services.delivery_send(delivery=delivery, stands=stands)
        trying.works_again(held)


def _surely_not_sent_before(held: OutletConnection, delivery: Delivery) -> bool:
    """A try by the account before may have arrived: looked for there, else it would stand twice."""
    try:
        found = _looked_for(held, delivery)
    except (Later, OutboundFailed, OSError) as error:
        trying.tried(delivery)
        _postponed(held, delivery, Deed.PUT_OUT, _later(error))
        return False
    except trying.Lost:  # another worker has it now and looks itself
        raise
    except Exception as error:  # whatever it is, we do not know: a person looks
        _unsure(delivery, "Kênh đã đổi cách gửi giữa chừng.", error)
        return False
    if found is None:
        trying.nothing_stands_as_before(delivery)
        return True
    _arrived(held, delivery, found)
    return False


def _take_back(held: OutletConnection, delivery: Delivery) -> None:
    """Off it goes; where no answer ever said where it stands, it is looked for first."""
    trying.begin(delivery)
    words = _tried(held, delivery, Deed.TAKE_BACK)
    if isinstance(words, str):
        trying.note(held, delivery, Deed.TAKE_BACK, Outcome.DONE, words)
        services.delivery_taken_back(delivery=delivery, words=words)


def _tried(held: OutletConnection, delivery: Delivery, deed: Deed) -> Stands | str | None:
    """What the adapter answered; None when it failed and that is noted."""
    what = None
    try:
        what = what_of(delivery, partial(trying.memory_keep, delivery))
        account = delivery.account
        adapter, line = _adapter(held, account), _line(held, account)
        if deed == Deed.PUT_OUT:
            return adapter.put_out(line, what)
        return _off(adapter, line, what, delivery)
    except TokenDead as error:
        _dead(held, delivery, deed, error)
        if deed == Deed.TAKE_BACK:
            services.delivery_leave(delivery=delivery, sentence=error.sentence)
            return None
        _certain(delivery, error)
        raise _Stop from error
    except (Never, OutboundRefused) as error:
        trying.note(held, delivery, deed, Outcome.NEVER, error.sentence)
        _certain(delivery, error)
        _given_up(held, delivery, deed, error.sentence)
    except (Later, OutboundFailed, OSError) as error:
        _postponed(held, delivery, deed, _later(error))
    except trying.Lost:
        raise
    except Exception as error:  # one bent answer must not stop every posting of the outlet
        _log.exception("an unexpected failure of a delivery")
        if what is None:
            _certain(delivery, error)
        _postponed(held, delivery, deed, Later(_GENERAL))
    return None


def _postponed(held: OutletConnection, delivery: Delivery, deed: Deed, later: Later) -> None:
    if delivery.tries >= MOST_TRIES[deed] and not later.everything:
        trying.note(held, delivery, deed, Outcome.NEVER, later.sentence)
        _given_up(held, delivery, deed, f"{later.sentence} Đã thử {delivery.tries} lần.")
        return
    trying.note(held, delivery, deed, Outcome.LATER, later.sentence)
    at = trying.postpone(delivery, later)
    job_enqueue("sending.work", run_at=at, connection=held.public_id)
    if later.everything and delivery.former is None:
        trying.rest_all(held, at, later.sentence)
        raise _Stop


def _off(adapter: Adapter, line: Line, what: What, delivery: Delivery) -> str:
    stands = Stands(**delivery.stands) if delivery.stands else Stands("", "", "")
    if not delivery.stands and not adapter.knows_key:
        found = adapter.look(line, what)
        if found is None:
            return "Đã hỏi dịch vụ: lần gửi dở dang chưa thành bài nào."
        stands = found
    return adapter.take_back(line, what, stands)


def _certain(delivery: Delivery, error: Exception) -> None:
    """A plain refusal of the only try says that nothing arrived; any other leaves it open.
    ``begun_at`` here is of the tries before this one."""
    is_first = delivery.state == WAITING and delivery.begun_at is None and not delivery.memory
    if is_first and not isinstance(error, MayStand):
        trying.nothing_arrived(delivery)


def _given_up(held: OutletConnection, delivery: Delivery, deed: Deed, sentence: str) -> None:
    if deed == Deed.TAKE_BACK:
        services.delivery_leave(delivery=delivery, sentence=sentence)
        return
    fresh = Delivery.objects.get(pk=delivery.pk)
    if fresh.begun_at is None:
        services.delivery_refuse(delivery=delivery, sentence=sentence)
        return
    delivery.begun_at = fresh.begun_at
    try:
        found = _looked_for(held, delivery)
    except Exception as error:  # whatever it is, we do not know: a person looks
        _unsure(delivery, sentence, error)
        return
    if found is None:
        trying.nothing_arrived(delivery)
        services.delivery_refuse(delivery=delivery, sentence=sentence)
        return
    _arrived(held, delivery, found)


def _looked_for(held: OutletConnection, delivery: Delivery) -> Stands | None:
    what = what_of(delivery, partial(trying.memory_keep, delivery))
    return _adapter(held, delivery.account).look(_line(held, delivery.account), what)


def _arrived(held: OutletConnection, delivery: Delivery, found: Stands) -> None:
    trying.note(held, delivery, Deed.PUT_OUT, Outcome.DONE, found.words)
    services.delivery_send(delivery=delivery, stands=found)


def _unsure(delivery: Delivery, sentence: str, error: Exception) -> None:
    _log.info("could not look for a delivery that was given up: %r", error)
    told = f"{sentence} {_UNSURE}"
    services.delivery_refuse(delivery=delivery, sentence=told)
    tell_unsure(delivery, told)


def _dead(held: OutletConnection, delivery: Delivery | None, deed: Deed, error: TokenDead) -> None:
    trying.note(held, delivery, deed, Outcome.DEAD, error.sentence)
    if delivery is not None and delivery.former is not None:
        return  # the token of before: it says nothing of the one that is
    services.connection_die(
        connection=held, secret_number=held.secret_number, sentence=error.sentence
    )


def _later(error: Exception) -> Later:
    """A passing failure in words for people: what a machine said of itself stays in the log."""
    return error if isinstance(error, Later) else Later(_GENERAL)


def _adapter(held: OutletConnection, account: OutletConnection | FormerWay) -> Adapter:
    return adapter_of(held.outlet.kind, account.way)


def _line(held: OutletConnection, account: OutletConnection | FormerWay) -> Line:
    if isinstance(account, FormerWay):
        keep_secret = partial(trying.former_secret_keep, account)
    else:
        account, keep_secret = held, partial(trying.secret_keep, held)
    return Line(
        kind=held.outlet.kind,
        facts=dict(account.facts),
        secret=dict(account.secret or {}),
        keep_secret=keep_secret,
        alive=partial(trying.hold_on, held),
        connection=held.pk,
        agency=held.outlet.agency.public_id,
    )


def _again(held: OutletConnection) -> OutletConnection:
    """As it is now, still ours: its tokens may be new, its state another."""
    fresh = OutletConnection.objects.select_related("outlet__agency").get(pk=held.pk)
    if fresh.held_by != held.held_by:
        raise trying.Lost
    return fresh
