"""Approval by a link, for one person without an account, who is named and vouched for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.keys import key_hash, key_new
from nepso.kernel.policy import require
from nepso.outreach.products.approving import approved
from nepso.outreach.products.claims import require_not_another
from nepso.outreach.products.kinds import Move
from nepso.outreach.products.models import ApprovalLink, Comment, Decision, Product
from nepso.outreach.products.policies import may_decide
from nepso.outreach.products.richtext import typed
from nepso.outreach.products.services.commenting import stands_in
from nepso.outreach.products.states import DRAFT, IN_REVIEW
from nepso.outreach.products.stepping import held, moved_on, seen_as
from nepso.outreach.products.telling import tell_voucher, tell_writer

ISSUE = act("products.link_issue", "đã mời một người ngoài duyệt sản phẩm qua liên kết")
REVOKE = act("products.link_revoke", "đã thu hồi một liên kết duyệt")
DECIDE = act("products.link_decide", "một người ngoài đã quyết định qua liên kết duyệt")
MOST_DAYS, MOST_OPEN = 7, 5
GONE = "Liên kết này không còn dùng được: hãy hỏi người đã gửi liên kết cho bạn."


@dataclass(frozen=True, slots=True)
class Signed:
    """What the person writes: who they are, what they decide, why; remarks are (passage, words)."""

    name: str
    role: str
    decision: str
    reason: str = ""
    remarks: Sequence[tuple[str, str]] = ()


@transaction.atomic
def link_issue(
    *, product: Product, revision: int, named: str, body: str, days: int, by: Account
) -> tuple[ApprovalLink, str]:
    """Name somebody outside as approver of this revision; the key is returned this once.

    ``by`` may approve it themselves and wrote none of it (four eyes): by issuing the link they
    vouch for whom they send it to. It lasts ``days`` (1 to 7). Raises Invalid per field, Conflict
    when the product moved on or has links enough.
    """
    found = seen_as(product, revision)
    require(may_decide(by, found))
    require_not_another(found, by)
    wrong = _named_wrong(named=named, body=body)
    if not 1 <= days <= MOST_DAYS:
        wrong["days"] = f"Liên kết dùng được từ 1 đến {MOST_DAYS} ngày: hãy chọn lại."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    if links_open(found).count() >= MOST_OPEN:
        raise Conflict(f"Đã có {MOST_OPEN} liên kết đang dùng: hãy thu hồi bớt.")
    key = key_new(32)
    link = ApprovalLink.objects.create(
        product=found,
        version=found.versions.order_by("-number")[0],
        revision=found.revision,
        key_hash=key_hash(key),
        named=typed(named),
        body=typed(body),
        issued_by=by,
        expires_at=now() + dt.timedelta(days=days),
    )
    record(ISSUE, by=by, on=found, detail={"link": link.public_id, "days": days})
    return link, key


def _named_wrong(**names: str) -> dict[str, str]:
    missing = {
        "named": "Hãy ghi họ tên người được mời duyệt.",
        "body": "Hãy ghi chức danh, đơn vị của người đó.",
        "name": "Hãy ghi họ tên của bạn.",
        "role": "Hãy ghi chức danh, đơn vị của bạn.",
    }
    wrong = {}
    for field, value in names.items():
        if not typed(value):
            wrong[field] = missing[field]
        elif len(typed(value)) > 200:
            wrong[field] = "Dài quá 200 ký tự: hãy viết ngắn lại."
    return wrong


@transaction.atomic
def link_revoke(*, link: ApprovalLink, by: Account) -> None:
    """It opens nothing from now on. Whoever may decide on the product revokes it."""
    found = held(link.product)
    require(may_decide(by, found))
    fresh = ApprovalLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if fresh.revoked_at is None and fresh.decided_at is None:
        fresh.revoked_at = now()
        fresh.save(update_fields=["revoked_at"])
        record(REVOKE, by=by, on=found, detail={"link": fresh.public_id})


def links_open(product: Product) -> QuerySet[ApprovalLink]:
    """Those that still open something."""
    rows = product.links.filter(revoked_at=None, decided_at=None, expires_at__gt=now())
    return rows.filter(revision=product.revision)


def link_of_key(key: str) -> ApprovalLink:
    """The link of a key while it opens something: not over, not revoked, not used, the product
    still waits as it was. NotFound for all others alike, in one sentence."""
    rows = ApprovalLink.objects.select_related("product__agency", "version", "issued_by")
    found = rows.filter(key_hash=key_hash(key)).first()
    if found is None or not _opens(found, found.product):
        raise NotFound(GONE)
    return found


def _opens(link: ApprovalLink, product: Product) -> bool:
    unused = link.revoked_at is None and link.decided_at is None and link.expires_at > now()
    stands = product.state == IN_REVIEW and product.revision == link.revision
    # Who vouched must still be one who may: a head who left vouches for nobody.
    return unused and stands and bool(may_decide(link.issued_by, product))


@transaction.atomic
def link_decide(*, link: ApprovalLink, signed: Signed) -> ApprovalLink:
    """That person decides, once: their approval is the approval of the version they were shown; a
    return sends it back with their remarks.

    Raises NotFound when the link opens nothing any more, Invalid with a sentence per field,
    Conflict while remarks are open. Recorded: who vouched, what was signed.
    """
    product = held(link.product)
    rows = ApprovalLink.objects.select_for_update(of=("self",)).select_related("issued_by")
    fresh = rows.get(pk=link.pk)
    if not _opens(fresh, product):
        raise NotFound(GONE)
    _require_signed(signed, product)
    fresh.signed_name, fresh.signed_role = typed(signed.name), typed(signed.role)
    fresh.decision, fresh.reason = signed.decision, typed(signed.reason)
    fresh.decided_at = now()
    fresh.save()
    who = f"{fresh.signed_name}, {fresh.signed_role}"
    if signed.decision == Decision.APPROVE:
        words = f"Duyệt qua liên kết: {who}. Người mời và bảo đảm: {fresh.issued_by}."
        change, _ = approved(product, None, f"{words} {fresh.reason}".strip()[:2000], outsider=who)
        said = "đã duyệt sản phẩm này."
    else:
        for quote, text in signed.remarks:
            if typed(text):
                Comment.objects.create(
                    product=product, quote=typed(quote), text=typed(text), outsider=who
                )
        told = f"{who}: {fresh.reason}"[:2000]
        change = moved_on(product, DRAFT, Move.RETURNED, None, told, outsider=who)
        said = "đã trả lại sản phẩm này, có nêu lý do."
    detail = {**change, "link": fresh.public_id, "vouched_by": fresh.issued_by.public_id}
    record(DECIDE, by=None, on=product, detail=detail)
    tell_writer(product, f"Người được mời duyệt {said}", None)
    tell_voucher(fresh.issued_by, product, f"Người bạn mời duyệt {said}")
    return fresh


def _require_signed(signed: Signed, product: Product) -> None:
    wrong = _named_wrong(name=signed.name, role=signed.role)
    if signed.decision not in Decision.values:
        wrong["decision"] = "Hãy chọn đồng ý hoặc trả lại."
    if len(typed(signed.reason)) > 2000:
        wrong["reason"] = "Dài quá 2000 ký tự: hãy viết ngắn lại."
    elif signed.decision == Decision.RETURN and not typed(signed.reason):
        wrong["reason"] = "Hãy ghi vì sao trả lại, để người viết biết cần sửa gì."
    for at, (quote, text) in enumerate(signed.remarks):
        if typed(quote) and not stands_in(typed(quote), product):
            wrong[f"quote_{at}"] = "Đoạn này không có trong nội dung: hãy chép đúng một đoạn."
        if typed(quote) and not typed(text):
            wrong[f"text_{at}"] = "Hãy ghi góp ý cho đoạn này."
        if len(typed(quote)) > 500 or len(typed(text)) > 2000:
            wrong[f"text_{at}"] = "Góp ý dài quá 2000 ký tự, hoặc đoạn dài quá 500: hãy viết ngắn."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
