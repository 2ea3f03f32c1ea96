"""A product in another language: written, sent back, approved by another who reads it."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.search.declaring import search_columns
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.products.languages import OTHERS
from nepso.outreach.products.matching import translation_sketch_put
from nepso.outreach.products.models import Product, Translation
from nepso.outreach.products.policies import may_decide_translation, may_write
from nepso.outreach.products.richtext import plain_text, typed
from nepso.outreach.products.states import (
    TO_REVIEW,
    TRANSLATED,
    TRANSLATION_RETURNED,
    TRANSLATION_STATES,
)
from nepso.outreach.products.stepping import reason_given
from nepso.outreach.products.text_hash import text_hash

WRITE = act("products.translation_write", "đã ghi bản dịch của một sản phẩm")
APPROVE = act("products.translation_approve", "đã duyệt bản dịch của một sản phẩm")
RETURN = act("products.translation_return", "đã trả lại bản dịch của một sản phẩm")
_LONGEST = {"title": 200, "key_message": 200, "source": 30_000}


@transaction.atomic
def translation_write(
    *,
    product: Product,
    language: str,
    texts: dict[str, str],
    is_machine_made: bool,
    revision: int,
    by: Account,
) -> Translation:
    """Write a product's text in another language; another approves it before anybody reads it.

    ``texts``: title, key_message, source. ``revision`` 0: none there yet. Raises Invalid with a
    sentence per field, Conflict when another wrote meanwhile.
    """
    fresh = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
    require(may_write(by, fresh.agency))
    if language not in dict(OTHERS):
        raise Invalid("Ngôn ngữ này không có trong danh sách: hãy chọn lại.")
    given = {name: typed(texts.get(name, "")) for name in _LONGEST}
    wrong = {
        name: f"Dài quá {most} ký tự: hãy viết ngắn lại."
        for name, most in _LONGEST.items()
        if len(given[name]) > most
    }
    wrong |= {
        name: "Chưa có lời dịch: hãy viết vào đây."
        for name, text in given.items()
        if not (plain_text(text) if name == "source" else text)
    }
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    found = Translation.objects.filter(product=fresh, language=language).first()
    if (found.revision if found else 0) != revision:
        raise Conflict("Người khác vừa lưu bản dịch này: hãy chép lời ra rồi tải lại trang.")
    found = found or Translation(product=fresh, language=language)
    for name, text in given.items():
        setattr(found, name, text)
    words = [given["title"], given["key_message"], plain_text(given["source"])]
    found.search_text, found.folded = search_columns(words)
    begins_anew = found.state == TRANSLATED  # what stood there another has approved
    if found.state != TO_REVIEW:
        TRANSLATION_STATES.require_move(found.state, TO_REVIEW)
    found.state, found.reason, found.decided_by = TO_REVIEW, "", None
    found.of_text, found.is_machine_made = text_hash(fresh), is_machine_made
    found.written_by, found.written_at = by, now()
    found.revision += 1
    found.save()
    if begins_anew:
        found.writers.clear()
    found.writers.add(by)
    translation_sketch_put(found)
    record(WRITE, by=by, on=fresh, detail={"language": language, "machine": is_machine_made})
    return found


@transaction.atomic
def translation_decide(
    *, translation: Translation, revision: int, is_good: bool, reason: str, by: Account
) -> Translation:
    """Approve what was read, or send it back with a reason: by none of its writers (four eyes)."""
    rows = Translation.objects.select_for_update(of=("self",)).select_related("product__agency")
    fresh = rows.get(pk=translation.pk)
    require(may_decide_translation(by, fresh))
    if fresh.revision != revision:
        raise Conflict("Bản dịch vừa thay đổi: hãy đọc lại rồi duyệt.")
    if is_good and fresh.of_text != text_hash(fresh.product):
        raise Conflict("Bản tiếng Việt đã đổi từ khi dịch: hãy trả lại để dịch lại.")
    after = TRANSLATED if is_good else TRANSLATION_RETURNED
    TRANSLATION_STATES.require_move(fresh.state, after)
    told = "" if is_good else reason_given(reason, "Hãy ghi lý do trả lại để người dịch biết.")
    fresh.state, fresh.reason, fresh.decided_by = after, told, by
    fresh.revision += 1
    fresh.save()
    record(
        APPROVE if is_good else RETURN, by=by, on=fresh.product, detail={"language": fresh.language}
    )
    return fresh
