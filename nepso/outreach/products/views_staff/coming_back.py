"""Whoever puts a file into the library for a draft is led back to that draft."""

from __future__ import annotations

from django.http import HttpRequest

from nepso.kernel.errors import NotFound
from nepso.outreach.products.models import Product
from nepso.outreach.products.policies import may_change
from nepso.outreach.products.selectors import product_by_public_id

_NAME = "cho"


def wanted_by(request: HttpRequest) -> Product | None:
    """The draft of ``?cho=``; None when none was named or it is not this person's to change."""
    public_id = request.GET.get(_NAME, "")
    if not public_id:
        return None
    try:
        found = product_by_public_id(public_id, request.user)
    except NotFound:
        return None
    return found if may_change(request.user, found) else None


def asked_for(request: HttpRequest) -> str:
    """The same draft at the end of the next page's address."""
    product = wanted_by(request)
    return f"?{_NAME}={product.public_id}" if product else ""
