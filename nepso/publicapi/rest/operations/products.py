"""Products that are out: for everybody."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from nepso.kernel.errors import Gone, NotFound
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.selectors import (
    body_read,
    changed_by,
    posting_read,
    postings_read,
    statement_about,
    words_read,
)
from nepso.outreach.products.kinds import Audience
from nepso.outreach.products.richtext import rich_html
from nepso.outreach.products.selectors.public import product_is_out, product_was_recalled
from nepso.publicapi.rest import faults
from nepso.publicapi.rest.paging import page_of
from nepso.publicapi.rest.schemas.products import ProductOut, ProductsOut
from nepso.publicapi.rest.schemas.shared import Cursor, Id, Size

RECALLED = "Sản phẩm này đã được thu hồi: hãy gỡ xuống nơi đang dùng lại."
_NOWHERE = "Không có sản phẩm đang đăng mang mã này: có thể đã thu hồi."
router = Router(tags=["Sản phẩm truyền thông"])
For = Annotated[Audience | None, Query(description="Chỉ sản phẩm dành cho một nhóm người xem.")]


@router.get("", response={200: ProductsOut, **faults.READING}, summary="Sản phẩm đang đăng")
def products(
    request: HttpRequest, audience: For = None, size: Size = 25, cursor: Cursor = None
) -> Any:
    """Sản phẩm của mọi cơ quan đang có trên trang công khai, mới nhất trước. Bản nháp, bản mới
    duyệt, bản chỉ đăng ở kênh khác, đã hết giờ hoặc đã thu hồi không có ở đây."""
    rows = postings_read().defer("product__search_text", "product__folded", "product__source")
    if audience:
        rows = rows.filter(product__audience=audience)
    found, following = page_of(
        rows, of="products", fields=["-product_id"], size=size, cursor=cursor
    )
    return {"items": [_line(one) for one in found], "next": following}


@router.get(
    "/{id}", response={200: ProductOut, **faults.TAKEN_BACK}, summary="Một sản phẩm đang đăng"
)
def product(request: HttpRequest, id: Id) -> Any:
    """Nội dung của một sản phẩm, đúng lời đang đăng ở trang công khai. Sản phẩm đã thu hồi được
    trả lời 410 kèm lời của cơ quan về điều đã sai và điều đúng."""
    found = posting_read(id)
    if found is None:
        raise _unread(id)
    return {
        **_line(found),
        "html": rich_html(body_read(found)),
        "articles": found.product.articles,
    }


def _unread(public_id: str) -> Gone | NotFound:
    """One that was mended and is out again, elsewhere than on the portal, is taken down by nobody:
    it is not here, that is all."""
    if product_is_out(public_id) or not product_was_recalled(public_id):
        return NotFound(_NOWHERE)
    return Gone(_taken_back(public_id))


def _taken_back(public_id: str) -> str:
    told = " ".join(statement_about(public_id).split())
    return f"Sản phẩm này đã được thu hồi: {told.rstrip('.')}." if told else RECALLED


def _line(posting: Posting) -> dict[str, Any]:
    product, variant, words = posting.product, posting.variant, words_read(posting)
    return {
        "id": product.public_id,
        "title": words.title,
        "agency": product.agency,
        "changed_by": changed_by(posting),
        "audience": product.audience,
        "key_message": words.key_message,
        "approved_at": product.approved_at,
        "language": variant.language,
        "is_machine_translated": variant.is_machine_translated,
        "disclosed_as": variant.disclosed_as,
        "is_demonstration": posting.is_demonstration or product.is_demonstration,
    }
