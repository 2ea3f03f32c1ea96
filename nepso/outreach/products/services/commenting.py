"""Remarks on a passage, and their end."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.products.models import Comment, Product
from nepso.outreach.products.policies import may_comment
from nepso.outreach.products.richtext import plain_text, typed
from nepso.outreach.products.stepping import held

ADD = act("products.comment_add", "đã góp ý một sản phẩm truyền thông")
RESOLVE = act("products.comment_resolve", "đã đánh dấu xong một góp ý")
MOST_OPEN = 100
_LONGEST = {"quote": 500, "text": 2000}


@transaction.atomic
def comment_add(*, product: Product, quote: str, text: str, by: Account) -> Comment:
    """Remark on a passage that stands in the text, or without one on the whole.

    Raises Invalid with a sentence per field: nothing said, too long, or a passage that is not in
    the text (spaces and line ends do not matter).
    """
    found = held(product)
    require(may_comment(by, found))
    comment = Comment(product=found, quote=typed(quote), text=typed(text), written_by=by)
    wrong = {}
    for name, most in _LONGEST.items():
        if len(getattr(comment, name)) > most:
            wrong[name] = f"Dài quá {most} ký tự: hãy viết ngắn lại."
    if not comment.text:
        wrong["text"] = "Chưa có góp ý: hãy viết cần sửa gì."
    if "quote" not in wrong and not stands_in(comment.quote, found):
        wrong["quote"] = "Đoạn này không có trong nội dung: hãy chép đúng một đoạn, hoặc để trống."
    if found.comments.filter(resolved_at=None).count() >= MOST_OPEN:
        wrong[""] = f"Đã có {MOST_OPEN} góp ý chưa xong: hãy xử lý bớt trước."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    comment.save()
    record(ADD, by=by, on=found, detail={"comment": comment.public_id})
    return comment


def stands_in(quote: str, product: Product) -> bool:
    """Whether the passage stands in the text as it is now."""
    return " ".join(quote.split()) in " ".join(plain_text(product.source).split())


@transaction.atomic
def comment_resolve(*, comment: Comment, by: Account) -> Comment:
    """Mark a remark as settled: whoever may write here does, the writer and the reviewer alike."""
    require(may_comment(by, held(comment.product)))
    fresh = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if fresh.resolved_at is not None:
        raise Conflict("Góp ý này đã được đánh dấu xong: không có gì thay đổi.")
    fresh.resolved_by, fresh.resolved_at = by, now()
    fresh.save(update_fields=["resolved_by", "resolved_at"])
    record(RESOLVE, by=by, on=comment.product, detail={"comment": fresh.public_id})
    return fresh
