"""Taking a product back from everywhere: one act lists it all, each place is ticked."""

from __future__ import annotations

from typing import TypedDict

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.services import file_hold
from nepso.foundation.search.declaring import search_columns
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.distribution.kinds import RecallKind
from nepso.outreach.distribution.models import Recall, RecallItem, RecallStatement
from nepso.outreach.distribution.policies import (
    is_recallable,
    may_recall,
    may_tell_of_recall,
    may_tick,
)
from nepso.outreach.distribution.recall_facts import statement_lacks
from nepso.outreach.distribution.recall_list import items_open, posting_gone
from nepso.outreach.distribution.states import CLOSED, DROPPED, OPEN, RECALL_STATES
from nepso.outreach.distribution.telling import tell_dropped, tell_recall
from nepso.outreach.products.models import Product
from nepso.outreach.products.richtext import typed
from nepso.outreach.products.rights import is_over, rights_missing
from nepso.outreach.products.services import product_run
from nepso.outreach.products.states import RECALLED
from nepso.outreach.products.stepping import reason_given

BEGIN = act("distribution.recall_begin", "đã thu hồi một sản phẩm khỏi mọi kênh")
TICK = act("distribution.recall_tick", "đã xác nhận gỡ ở một nơi")
LEAVE = act("distribution.recall_leave", "hệ thống không tự gỡ được ở một nơi, giao cho người")
TELL = act("distribution.recall_tell", "đã sửa lời cho người dân về một đợt thu hồi")
CONFIRM = act("distribution.recall_confirm", "hệ thống đã xác nhận gỡ ở một nơi")


TOLD_MEANWHILE = "Người khác vừa sửa lời này: hãy so với lời đang có ở dưới rồi lưu lại."

# The public reads no title of a picture and no name: only what to do.
RIGHTS_ENDED = (
    "Cơ quan không còn quyền dùng một phần hình, âm thanh hoặc video trong sản phẩm này nên đã thu "
    "hồi. Xin đừng dùng và đừng chia sẻ tiếp."
)


class StatementFacts(TypedDict):
    """What the public reads: what was wrong, and what is right."""

    was_wrong: str
    is_right: str


@transaction.atomic
def recall_begin(
    *, product: Product, kind: str, reason: str, statement: StatementFacts | None, by: Account
) -> Recall:
    """Take a product back (issue 5: one act lists every outlet, variant, print and unit that has
    it). What the machine can end is ended in this transaction; the rest waits for its tick.

    A recall of what was wrong needs a statement for the public; of what may not be shown any more
    a plain sentence is told where nobody wrote another. Raises Conflict for a product that
    is not out, Invalid with a sentence per field.
    """
    held = Product.objects.select_for_update(of=("self",)).select_related("agency")
    fresh = held.get(pk=product.pk)
    require(may_recall(by, fresh))
    if kind not in RecallKind.values:
        raise Invalid("Hãy chọn vì sao thu hồi.", fields={"kind": "Hãy chọn vì sao thu hồi."})
    told = _statement_checked(kind, statement)
    why = reason_given(reason, "Hãy ghi lý do thu hồi: mọi nơi đang giữ sẽ đọc.")
    return _begun(fresh, kind, why, told, by)


@transaction.atomic
def recall_when_rights_end(*, product: Product) -> Recall | None:
    """Take back what holds an asset whose right to use it ended or was withdrawn (issue 5: expiry
    raises a recall); None when nobody has it or nothing ended. Run again it changes nothing."""
    held = Product.objects.select_for_update(of=("self",)).select_related("agency")
    fresh = held.get(pk=product.pk)
    day = today()
    assets = [one.asset for one in fresh.placed.select_related("asset")]
    over = [f"“{one.title}”" for one in assets if is_over(one, day)]
    lost = [f"“{one.title}”" for one in assets if rights_missing(one) and not is_over(one, day)]
    if not (over or lost) or not is_recallable(fresh):
        return None
    why = [f"Hết quyền sử dụng: {'; '.join(over)}."] if over else []
    why += [f"Không còn đủ quyền sử dụng: {'; '.join(lost)}."] if lost else []
    told = StatementFacts(was_wrong=RIGHTS_ENDED, is_right="")
    return _begun(fresh, RecallKind.RIGHTS, " ".join(why), told, None)


def _begun(
    product: Product, kind: str, reason: str, told: StatementFacts | None, by: Account | None
) -> Recall:
    recall = Recall.objects.create(
        product=product,
        kind=kind,
        reason=reason,
        begun_by=by,
        is_demonstration=product.is_demonstration,
    )
    if told is not None:
        _told(RecallStatement(recall=recall), told, by)
    product_run(product=product, state=RECALLED, by=by, reason=reason)
    items = items_open(recall, by)
    waiting = {item.agency_id for item in items if item.done_at is None}
    # Nothing to take down, but a script may lie printed for tomorrow.
    dropped = {one.agency_id for one in items if one.posting and one.posting.state == DROPPED}
    tell_recall(recall, waiting, by)
    tell_dropped(recall, dropped - waiting, by)
    _close_when_done(recall)
    detail = {"product": product.public_id, "kind": kind, "items": len(items)}
    record(BEGIN, by=by, on=recall, detail=detail)
    return recall


def _told(statement: RecallStatement, told: StatementFacts, by: Account | None) -> None:
    product = statement.recall.product
    statement.was_wrong, statement.is_right = told["was_wrong"], told["is_right"]
    parts = [product.title, statement.was_wrong, statement.is_right, product.agency.name]
    statement.search_text, statement.folded = search_columns(parts)
    statement.told_by, statement.told_at = by, now()
    statement.save()


@transaction.atomic
def recall_tell(
    *, recall: Recall, facts: StatementFacts, read: RecallStatement | None, by: Account
) -> RecallStatement:
    """Tell the public better, or at last, why a product was taken back; its address stays.

    ``read`` is the statement as the person read it. Raises Conflict when another changed it
    meanwhile, Invalid with a sentence per field.
    """
    held = Recall.objects.select_for_update(of=("self",)).select_related("product__agency")
    fresh = held.get(pk=recall.pk)
    require(may_tell_of_recall(by, fresh))
    found = RecallStatement.objects.filter(recall=fresh).first()
    if (found.told_at if found else None) != (read.told_at if read else None):
        raise Conflict(TOLD_MEANWHILE)
    told = _statement_checked(fresh.kind, facts)
    if told is None:
        sentence = "Hãy ghi một câu cho người dân: vì sao thu hồi."
        raise Invalid(sentence, fields={"was_wrong": sentence})
    statement = found or RecallStatement(recall=fresh)
    statement.recall = fresh
    _told(statement, told, by)
    record(TELL, by=by, on=fresh)
    return statement


def _statement_checked(kind: str, given: StatementFacts | None) -> StatementFacts | None:
    told = StatementFacts(
        was_wrong=typed(given["was_wrong"] if given else ""),
        is_right=typed(given["is_right"] if given else ""),
    )
    wrong = statement_lacks(kind, was_wrong=told["was_wrong"], is_right=told["is_right"])
    for name, text in told.items():
        if len(str(text)) > 2000:
            wrong[name] = "Dài quá 2000 ký tự: hãy viết ngắn lại."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    if kind == RecallKind.RIGHTS and not told["was_wrong"]:
        told["was_wrong"] = RIGHTS_ENDED
    return told if told["was_wrong"] else None


@transaction.atomic
def recall_item_tick(
    *, item: RecallItem, proof: str, by: Account, stored: StoredFile | None = None
) -> RecallItem:
    """A person says that it is gone from one place and how they know; a photo may show it.

    The last tick closes the recall. Raises Conflict when it was ticked already, Invalid without
    words.
    """
    fresh = _item_held(item)
    require(may_tick(by, fresh))
    if fresh.done_at is not None:
        raise Conflict("Nơi này đã được xác nhận: không có gì thay đổi.")
    words = typed(proof)[:1000]
    if not words:
        sentence = "Hãy ghi đã gỡ thế nào, ví dụ: đã xóa bài lúc 8 giờ, đã thu lại 40 tờ."
        raise Invalid(sentence, fields={"proof": sentence})
    fresh.proof, fresh.stored, fresh.done_by = words, stored, by
    _done(fresh, by)
    if stored is not None:
        file_hold(stored=stored, holder=f"distribution.recall_item:{fresh.public_id}", by=by)
    record(TICK, by=by, on=fresh.recall, detail={"item": fresh.public_id})
    return fresh


@transaction.atomic
def recall_item_confirm(*, item: RecallItem, proof: str = "") -> RecallItem:
    """A machine says that it shows it no more (a screen at its next contact, an API that answered);
    run again it changes nothing."""
    fresh = _item_held(item)
    if fresh.done_at is not None:
        return fresh
    fresh.proof, fresh.is_automatic = typed(proof)[:1000], True
    _done(fresh, None)
    record(CONFIRM, by=None, on=fresh.recall, detail={"item": fresh.public_id})
    return fresh


@transaction.atomic
def recall_item_leave(*, item: RecallItem, reason: str) -> RecallItem:
    """A machine could not take it off: from now on a person does and ticks, and reads why."""
    fresh = _item_held(item)
    if fresh.done_at is not None:
        return fresh
    fresh.is_automatic, fresh.left_because = False, typed(reason)[:500]
    fresh.save(update_fields=["is_automatic", "left_because"])
    record(LEAVE, by=None, on=fresh.recall, detail={"item": fresh.public_id})
    return fresh


def _item_held(item: RecallItem) -> RecallItem:
    """After its product and its recall: the last two ticks must see each other."""
    Product.objects.select_for_update(of=("self",)).get(pk=item.recall.product_id)
    Recall.objects.select_for_update(of=("self",)).get(pk=item.recall_id)
    rows = RecallItem.objects.select_for_update(of=("self",))
    return rows.select_related("recall", "agency", "posting").get(pk=item.pk)


def _done(item: RecallItem, by: Account | None) -> None:
    item.done_at = now()
    item.save()
    if item.posting is not None:
        posting_gone(item.posting, by, item.recall.reason)
    _close_when_done(item.recall)


def _close_when_done(recall: Recall) -> None:
    if recall.state == OPEN and not recall.items.filter(done_at=None).exists():
        RECALL_STATES.require_move(recall.state, CLOSED)
        recall.state, recall.closed_at = CLOSED, now()
        recall.save(update_fields=["state", "closed_at"])
