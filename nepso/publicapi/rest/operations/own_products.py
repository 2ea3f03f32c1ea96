"""An agency's own products by its key: reads all, writes drafts. A person sends a draft for review
and another approves it; no machine does."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

from django.http import HttpRequest
from ninja import Query, Router, Status

from nepso.kernel.errors import Invalid, NotFound
from nepso.outreach.products.facts import ProductFacts
from nepso.outreach.products.models import Product
from nepso.outreach.products.ports import plan_tasks
from nepso.outreach.products.selectors import product_by_public_id, products_visible_to
from nepso.outreach.products.services import product_edit, product_write
from nepso.outreach.products.states import PRODUCT_STATES
from nepso.publicapi.kinds import Scope
from nepso.publicapi.models import ApiKey
from nepso.publicapi.rest import faults
from nepso.publicapi.rest.caller import Bearer, caller_of, person_of, writer_of
from nepso.publicapi.rest.once import once
from nepso.publicapi.rest.paging import page_of
from nepso.publicapi.rest.schemas.products import (
    OwnProductOut,
    OwnProductsOut,
    ProductChangeIn,
    ProductIn,
)
from nepso.publicapi.rest.schemas.shared import CallName, Cursor, Id, Size

router = Router(tags=["Sản phẩm của cơ quan"], auth=Bearer())
NO_SUCH = "Không có sản phẩm này trong các sản phẩm của cơ quan dùng khóa."
NO_TASK = "Không có nhiệm vụ mang mã {}: hãy lấy mã trong sổ theo dõi."
State = Annotated[
    Literal["draft", "in_review", "approved", "scheduled", "out", "recalled"] | None,
    Query(description="Chỉ sản phẩm ở một tình trạng."),
]


@router.get("", response={200: OwnProductsOut, **faults.OWN}, summary="Sản phẩm của cơ quan")
def own_products(
    request: HttpRequest, state: State = None, size: Size = 25, cursor: Cursor = None
) -> Any:
    """Mọi sản phẩm của cơ quan dùng khóa, cả bản nháp, mới viết trước. Quyền: `products.read`."""
    key = caller_of(request, Scope.PRODUCTS_READ)
    rows = products_visible_to(person_of(key)).filter(agency=key.agency)
    if state:
        rows = rows.filter(state=state)
    rows = rows.defer("source", "search_text", "folded")
    of = f"own_products {key.agency.public_id}"
    found, following = page_of(rows, of=of, fields=["-id"], size=size, cursor=cursor)
    return {"items": [_line(one) for one in found], "next": following}


@router.get("/{id}", response={200: OwnProductOut, **faults.OWN}, summary="Một sản phẩm")
def own_product(request: HttpRequest, id: Id) -> Any:
    """Một sản phẩm của cơ quan, như đã viết. Quyền: `products.read`."""
    return _whole(_found(caller_of(request, Scope.PRODUCTS_READ), id))


@router.post("", response={201: OwnProductOut, **faults.WRITING}, summary="Viết bản nháp")
def own_product_write(request: HttpRequest, call: CallName, given: ProductIn) -> Any:
    """Viết một bản nháp của cơ quan. Người của cơ quan gửi duyệt, người khác duyệt; người cấp khóa
    được tính là người viết nên không tự duyệt. Quyền: `products.write`."""
    key = caller_of(request, Scope.PRODUCTS_WRITE)

    def write() -> str:
        by = writer_of(key)
        facts = _facts(key, given)
        return product_write(agency=key.agency, facts=facts, by=by).public_id

    return Status(201, _whole(_found(key, once(request, key, call, write))))


@router.put("/{id}", response={200: OwnProductOut, **faults.WRITING}, summary="Sửa bản nháp")
def own_product_edit(request: HttpRequest, id: Id, given: ProductChangeIn) -> Any:
    """Thay toàn bộ chữ của bản nháp; hình ảnh giữ nguyên. Có người vừa sửa thì 409: hãy đọc lại
    rồi sửa. Quyền: `products.write`."""
    key = caller_of(request, Scope.PRODUCTS_WRITE)
    found = _found(key, id)
    facts = _facts(key, given)
    edited = product_edit(product=found, revision=given.revision, facts=facts, by=writer_of(key))
    return _whole(edited)


def _found(key: ApiKey, public_id: str) -> Product:
    """One of the key's own agency, as the person who made it may read it; NotFound for others."""
    found = product_by_public_id(public_id, person_of(key))
    if found.agency_id != key.agency_id:
        raise NotFound(NO_SUCH)
    return found


def _facts(key: ApiKey, given: ProductIn) -> ProductFacts:
    """What was sent, with tasks that exist. Raises Invalid naming one that does not."""
    tasks = list(dict.fromkeys(given.plan_tasks))
    known = plan_tasks().named(tasks, person_of(key)) if tasks else {}
    if unknown := [one for one in tasks if one not in known]:
        sentence = NO_TASK.format(unknown[0])
        raise Invalid(sentence, fields={"plan_tasks": sentence})
    return cast(ProductFacts, given.model_dump(exclude={"revision"}))


def _line(product: Product) -> dict[str, Any]:
    return {
        "id": product.public_id,
        "title": product.title,
        "audience": product.audience,
        "state": product.state,
        "state_label": PRODUCT_STATES.state(product.state).label,
        "revision": product.revision,
        "is_demonstration": product.is_demonstration,
    }


def _whole(product: Product) -> dict[str, Any]:
    names = ("purpose", "key_message", "source", "articles", "plan_tasks", "disclosure")
    more = {name: getattr(product, name) for name in (*names, "disclosed_as", "reason")}
    return {**_line(product), **more, "approved_at": product.approved_at}
