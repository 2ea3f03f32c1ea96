"""Postings that run now: for everybody."""

from __future__ import annotations

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router

from nepso.kernel.errors import NotFound
from nepso.outreach.distribution.kinds import Form
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.selectors import postings_now
from nepso.publicapi.rest import faults
from nepso.publicapi.rest.operations.posting_rows import public_row
from nepso.publicapi.rest.paging import page_of
from nepso.publicapi.rest.schemas.postings import PostingOut, PostingsOut
from nepso.publicapi.rest.schemas.shared import ID_PATTERN, Cursor, Id, Size

router = Router(tags=["Lượt đăng"])
NO_SUCH = "Không có lượt đăng đang chạy mang mã này: có thể đã hết hạn hoặc đã thu hồi."
Of = Annotated[
    str | None, Query(pattern=ID_PATTERN, description="Chỉ lượt đăng của một sản phẩm (mã).")
]
By = Annotated[Form | None, Query(description="Chỉ một hình thức trong tám hình thức.")]


@router.get("", response={200: PostingsOut, **faults.READING}, summary="Lượt đăng đang chạy")
def postings(
    request: HttpRequest,
    product: Of = None,
    form: By = None,
    size: Size = 25,
    cursor: Cursor = None,
) -> Any:
    """Những gì đang đăng, ở kênh nào, từ lúc nào; mới đăng trước. Lượt mới lên lịch, không đăng
    được, đã thu hồi không có ở đây."""
    rows = _running()
    if product:
        rows = rows.filter(product__public_id=product)
    if form:
        rows = rows.filter(outlet__form=form)
    fields = ["-out_at", "-id"]
    found, following = page_of(rows, of="postings", fields=fields, size=size, cursor=cursor)
    return {"items": [public_row(one) for one in found], "next": following}


@router.get("/{id}", response={200: PostingOut, **faults.READING}, summary="Một lượt đăng")
def posting(request: HttpRequest, id: Id) -> Any:
    """Một lượt đăng đang chạy, với lời đã đăng."""
    found = _running().filter(public_id=id).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return {**public_row(found), "shown": found.shown, "language": found.variant.language}


def _running() -> QuerySet[Posting]:
    return postings_now().select_related("product", "variant", "outlet__agency", "outlet__commune")
