"""What is put out on a newsletter is opened for sending; what is recalled is told to who got it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import NepsoError
from nepso.outreach.distribution.due import is_due
from nepso.outreach.distribution.kinds import ProofKind
from nepso.outreach.distribution.models import Posting, RecallItem
from nepso.outreach.distribution.selectors import page_read
from nepso.outreach.distribution.services import (
    posting_fail,
    posting_put_out,
    proof_give,
    reach_tell,
    recall_item_confirm,
)
from nepso.outreach.distribution.states import PLANNED, POSTING_STATES, RECALLED, RECALLING
from nepso.outreach.newsletter.audiences import wants
from nepso.outreach.newsletter.models import Newsletter, ReaderCopy, Sending
from nepso.outreach.newsletter.states import (
    COPY_STATES,
    FINISHED,
    OPEN,
    SENDING_STATES,
    STOPPED,
    WAITING,
)

ISSUE = act("newsletter.issue", "đã bắt đầu gửi một tin tới người đăng ký")
TAKE_BACK = act("newsletter.take_back", "đã bắt đầu báo thu hồi tới người đã nhận")
FINISH = act("newsletter.finish", "đã gửi xong một lần gửi")
# What a person noted as put out longer ago than this is history, not news.
NEWS_FOR = dt.timedelta(days=2)
# A page that is due in the same minute comes first, so that the mail has a link to it.
PAGE_FIRST = dt.timedelta(minutes=10)
AT_ONCE, ROWS = 50, 2000
_RUNNING = POSTING_STATES.group("running")


def issues_open() -> int:
    """Put out what is due on newsletters and open its sending; returns how many. What is due on
    the portal too waits for its page, a while."""
    has = Exists(Newsletter.objects.filter(outlet=OuterRef("outlet")))
    told = Exists(Sending.objects.filter(posting=OuterRef("pk"), of=Sending.Of.ISSUE))
    rows = Posting.objects.filter(has).exclude(told).order_by("planned_at", "id")
    to_come = Posting.objects.filter(is_due(), product=OuterRef("product"), is_on_portal=True)
    waits = Q(Exists(to_come), planned_at__gt=now() - PAGE_FIRST)
    due = rows.filter(is_due()).exclude(waits)
    noted = rows.filter(state__in=_RUNNING, out_at__gt=now() - NEWS_FOR)
    opened = 0
    for posting in [*due[:AT_ONCE], *noted[:AT_ONCE]]:
        try:
            issue_open(posting=posting)
            opened += 1
        except NepsoError as error:  # one that may not go out holds up no other
            if posting.state == PLANNED:
                posting_fail(posting=posting, reason=error.sentence, by=None)
    return opened


@transaction.atomic
def issue_open(*, posting: Posting) -> Sending:
    """Put a posting out and note each reader who shall have it, in one transaction; a second time
    it changes nothing. Raises Conflict for what may not go out."""
    out = posting
    if posting.state == PLANNED:
        page = page_read(posting.product)
        out = posting_put_out(posting=posting, revision=None, by=None, url=page)
    newsletter = Newsletter.objects.get(outlet=out.outlet_id)
    sending, is_new = Sending.objects.get_or_create(
        posting=out, of=Sending.Of.ISSUE, defaults={"newsletter": newsletter}
    )
    if is_new:
        readers = newsletter.readers.order_by("pk").values_list("pk", "audiences")
        audience = out.product.audience
        _note_each(sending, [pk for pk, chosen in readers if wants(chosen, audience)])
        record(ISSUE, by=None, on=sending, detail={"posting": out.public_id, "to": sending.total})
    return sending


def recalls_open() -> int:
    """Stop what is recalled and open the word about it; returns how many."""
    told = Exists(Sending.objects.filter(posting=OuterRef("posting"), of=Sending.Of.RECALL))
    rows = Sending.objects.filter(of=Sending.Of.ISSUE, posting__state__in=(RECALLING, RECALLED))
    fresh = list(rows.exclude(told).select_related("posting", "newsletter")[:AT_ONCE])
    for issue in fresh:
        recall_open(issue=issue)
    return len(fresh)


@transaction.atomic
def recall_open(*, issue: Sending) -> Sending:
    """Nobody more gets it; who got it, or may have, is told that it was taken back."""
    held = Sending.objects.select_for_update(of=("self",)).get(pk=issue.pk)
    sending, is_new = Sending.objects.get_or_create(
        posting=issue.posting, of=Sending.Of.RECALL, defaults={"newsletter": issue.newsletter}
    )
    if not is_new:
        return sending
    if held.state == OPEN:
        SENDING_STATES.require_move(held.state, STOPPED)
        held.state, held.finished_at = STOPPED, now()
        held.save(update_fields=["state", "finished_at"])
    ReaderCopy.objects.filter(sending=held, state=WAITING).delete()
    reached = held.copies.filter(state__in=COPY_STATES.group("reached"))
    _note_each(sending, list(reached.order_by("pk").values_list("reader_id", flat=True)))
    record(TAKE_BACK, by=None, on=sending, detail={"to": sending.total})
    return sending


def _note_each(sending: Sending, readers: list[int]) -> None:
    rows = (ReaderCopy(sending=sending, reader_id=pk) for pk in readers)
    ReaderCopy.objects.bulk_create(rows, batch_size=ROWS)
    sending.total = len(readers)
    sending.save(update_fields=["total"])


@transaction.atomic
def sending_finish(*, sending: Sending) -> None:
    """Nothing waits any more: an issue that somebody got is proven by it, a recall is ticked."""
    held = Sending.objects.select_for_update(of=("self",)).get(pk=sending.pk)
    left = held.copies.filter(state__in=COPY_STATES.group("left"))
    if held.state != OPEN or left.exists():
        return
    SENDING_STATES.require_move(held.state, FINISHED)
    held.state, held.finished_at = FINISHED, now()
    held.save(update_fields=["state", "finished_at"])
    if held.of == Sending.Of.ISSUE:
        _prove(held)
    else:
        _tick(held)
    record(FINISH, by=None, on=held, detail={"sent": held.sent, "refused": held.refused})


def _prove(sending: Sending) -> None:
    posting = Posting.objects.get(pk=sending.posting_id)
    if posting.state not in _RUNNING or not sending.sent:
        return
    who = "Dịch vụ báo tin" if sending.newsletter.is_push else "Máy chủ thư"
    source = f"{who} đã nhận để giao"
    facts = {"measured": sending.sent, "source": source, "estimated": None, "basis": ""}
    words = f"{source} tới {sending.sent} người đăng ký."
    proof_give(posting=posting, kind=ProofKind.NOTE, text=words, by=None)
    reach_tell(posting=posting, revision=None, facts=facts, by=None)  # type: ignore[arg-type]


def _tick(sending: Sending) -> None:
    items = RecallItem.objects.filter(posting=sending.posting_id, done_at=None)
    words = f"Hệ thống đã dừng gửi và báo thu hồi tới {sending.sent} người đã nhận."
    for item in items.select_related("recall"):
        recall_item_confirm(item=item, proof=words)
