"""The life of one delivery: opened when it is due, sent, refused, taken back, left to a person."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now
from nepso.kernel.errors import NepsoError
from nepso.outreach.distribution.kinds import ProofKind
from nepso.outreach.distribution.models import Posting, RecallItem
from nepso.outreach.distribution.services import (
    posting_fail,
    posting_put_out,
    proof_give,
    recall_item_confirm,
    recall_item_leave,
)
from nepso.outreach.distribution.states import PLANNED
from nepso.outreach.products.models import Product
from nepso.outreach.sending.adapters.interface import Stands
from nepso.outreach.sending.kinds import Way
from nepso.outreach.sending.models import Delivery, OutletConnection
from nepso.outreach.sending.states import (
    DELIVERY_STATES,
    LEFT,
    REFUSED,
    SENT,
    TAKEN_BACK,
    TAKING_BACK,
    WAITING,
)
from nepso.outreach.sending.telling import tell_left

OPEN = act("sending.delivery_open", "hệ thống bắt đầu gửi một lượt đăng")
SEND = act("sending.delivery_send", "hệ thống đã gửi xong một lượt đăng")
REFUSE = act("sending.delivery_refuse", "hệ thống không gửi được một lượt đăng")
TAKE = act("sending.delivery_take_back", "hệ thống bắt đầu gỡ một lượt đăng")
TAKEN = act("sending.delivery_taken_back", "hệ thống đã gỡ xong một lượt đăng")
LEAVE = act("sending.delivery_leave", "hệ thống không gỡ được một lượt đăng, giao cho người")


@transaction.atomic
def delivery_open(*, posting: Posting, connection: OutletConnection) -> Delivery:
    """What is due is to be sent; one that was refused and is planned again starts anew, and looks
    first where an earlier try may have arrived. Run again it changes nothing."""
    facts = {"connection": connection}
    found, is_new = Delivery.objects.get_or_create(posting=posting, defaults=facts)
    if not is_new and found.state != REFUSED:
        return found
    if not is_new:
        _move(found, WAITING)
        found.tries, found.next_at, found.last_error = 0, now(), ""
        if found.begun_at is None:  # refused before anything was sent
            found.memory = found.former = None
        found.connection = connection
        found.save()
    record(OPEN, by=None, on=found, detail={"posting": posting.public_id})
    return found


@transaction.atomic
def delivery_send(*, delivery: Delivery, stands: Stands) -> Delivery:
    """The service has it: the posting is out, with its proof, in the transaction that keeps where
    it stands. What was recalled or dropped meanwhile is taken back at once."""
    fresh = _held(delivery)
    recalled = fresh.state == TAKING_BACK
    fresh.stands = {"address": stands.address, "number": stands.number, "words": stands.words}
    fresh.sent_at, fresh.last_error, fresh.begun_at = now(), "", None
    if recalled:
        fresh.save()
        record(SEND, by=None, on=fresh, detail={"posting": fresh.posting.public_id})
        return fresh
    _move(fresh, SENT)
    fresh.save()
    try:
        with transaction.atomic():
            _proven(fresh.posting, stands, is_fake=fresh.way == Way.FAKE)
    except NepsoError as error:  # too late: it may not stand there
        fresh.last_error = error.sentence[:500]
        _taking_back(fresh)
    record(SEND, by=None, on=fresh, detail={"posting": fresh.posting.public_id})
    return fresh


def _proven(posting: Posting, stands: Stands, *, is_fake: bool) -> None:
    out = posting_put_out(posting=posting, revision=None, by=None, url=stands.address)
    if stands.address and not is_fake:
        proof_give(posting=out, kind=ProofKind.LINK, url=stands.address, text=stands.words, by=None)
    else:
        proof_give(posting=out, kind=ProofKind.NOTE, text=stands.words, by=None)


@transaction.atomic
def delivery_refuse(*, delivery: Delivery, sentence: str) -> Delivery:
    """Trying again would not help: the posting failed with the reason, for a person to plan anew or
    to post by hand. What an earlier try may have left there is still to be looked for; a recall
    that came meanwhile goes on."""
    fresh = _held(delivery)
    if fresh.state == TAKING_BACK:
        return fresh
    _move(fresh, REFUSED)
    fresh.last_error = sentence[:500]
    fresh.save()
    if Posting.objects.get(pk=fresh.posting_id).state == PLANNED:
        posting_fail(posting=fresh.posting, reason=sentence, by=None)
    record(REFUSE, by=None, on=fresh, detail={"posting": fresh.posting.public_id})
    return fresh


@transaction.atomic
def delivery_take_back(*, delivery: Delivery) -> Delivery:
    """It must go from where it stands: a recall, or its time is over."""
    fresh = _held(delivery)
    _taking_back(fresh)
    record(TAKE, by=None, on=fresh, detail={"posting": fresh.posting.public_id})
    return fresh


def _taking_back(delivery: Delivery) -> None:
    _move(delivery, TAKING_BACK)
    delivery.tries, delivery.next_at = 0, now()
    delivery.save()
    job_enqueue("sending.work", connection=delivery.connection.public_id)


@transaction.atomic
def delivery_taken_back(*, delivery: Delivery, words: str) -> Delivery:
    """The service answered that it is gone: that ticks its lines in recalls, with that as proof."""
    for item in _items(delivery):
        recall_item_confirm(item=item, proof=words)
    fresh = _held(delivery)
    _move(fresh, TAKEN_BACK)
    fresh.taken_back_at, fresh.last_error, fresh.memory = now(), "", None
    fresh.save()
    record(TAKEN, by=None, on=fresh, detail={"posting": fresh.posting.public_id})
    return fresh


@transaction.atomic
def delivery_leave(*, delivery: Delivery, sentence: str) -> Delivery:
    """The machine cannot take it off: people of the outlet's agency do, and read why."""
    items = _items(delivery)
    for item in items:
        recall_item_leave(item=item, reason=sentence)
    fresh = _held(delivery)
    _move(fresh, LEFT)
    fresh.last_error = sentence[:500]
    fresh.save()
    tell_left(fresh, items, sentence)
    record(LEAVE, by=None, on=fresh, detail={"posting": fresh.posting.public_id})
    return fresh


def _items(delivery: Delivery) -> list[RecallItem]:
    rows = RecallItem.objects.filter(posting=delivery.posting_id, done_at=None)
    return list(rows.select_related("recall").order_by("id"))


def _held(delivery: Delivery) -> Delivery:
    """After its product, as every act on a posting: a recall and a worker never wait for each
    other."""
    Product.objects.select_for_update(of=("self",)).get(postings=delivery.posting_id)
    rows = Delivery.objects.select_for_update(of=("self",))
    joined = rows.select_related("posting__outlet__agency", "connection__outlet__agency", "former")
    return joined.get(pk=delivery.pk)


def _move(delivery: Delivery, state: str) -> None:
    DELIVERY_STATES.require_move(delivery.state, state)
    delivery.state = state
