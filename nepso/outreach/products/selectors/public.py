"""What everybody may read: products that are out on some outlet, as they were approved."""

from __future__ import annotations

from django.db.models import QuerySet

from nepso.kernel.errors import NotFound
from nepso.outreach.products.models import Product
from nepso.outreach.products.states import OUT


def products_public() -> QuerySet[Product]:
    """Those before people's eyes now: nothing drafted or only approved, nothing taken back. While
    it is out nobody changes it, so that its columns are what was approved."""
    return Product.objects.filter(state=OUT).select_related("agency")


def product_public(public_id: str) -> Product:
    """One of them; NotFound in words for any other alike."""
    found = products_public().filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không có sản phẩm đang đăng mang mã này: có thể đã thu hồi.")
    return found
