"""Links of approval, as the head or the desk issues and revokes them."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.addresses import whole
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.outreach.products import selectors, services
from nepso.outreach.products.forms_links import LinkForm
from nepso.outreach.products.models import Product
from nepso.outreach.products.policies import may_decide, may_keep_products
from nepso.outreach.products.services.outside import links_open
from nepso.ui.forms import revision_seen, tell


@login_required
def links(request: HttpRequest, public_id: str) -> HttpResponse:
    """Issue one; its address is shown this once."""
    require(may_keep_products(request.user))
    found = selectors.product_by_public_id(public_id, request.user)
    require(may_decide(request.user, found))
    form = LinkForm(request.POST or None)
    if request.method != "POST":
        return _page(request, found, form)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        _, key = services.link_issue(
            product=found, revision=revision_seen(request), by=cast(Account, request.user),
            **form.cleaned_data,
        )  # fmt: skip
    except (Invalid, Conflict) as error:
        tell(form, error)
        return _page(request, found, form, status=409 if isinstance(error, Conflict) else 422)
    address = whole(reverse("products:outside", args=[key]))
    return _page(request, found, LinkForm(), address=address)


def _page(
    request: HttpRequest, found: Product, form: LinkForm, *, status: int = 200, address: str = ""
) -> HttpResponse:
    rows = links_open(found).select_related("issued_by")
    values = {"product": found, "form": form, "links": rows, "address": address}
    answer = render(request, "products/links.html", values, status=status)
    answer["Cache-Control"] = "no-store, private"
    return answer


@login_required
@require_POST
def revoke(request: HttpRequest, public_id: str, link: str) -> HttpResponse:
    """It opens nothing from now on."""
    require(may_keep_products(request.user))
    product = selectors.product_by_public_id(public_id, request.user)
    found = product.links.filter(public_id=link).first()
    if found is None:
        raise NotFound("Không tìm thấy liên kết này: hãy mở lại trang của sản phẩm.")
    services.link_revoke(link=found, by=cast(Account, request.user))
    messages.success(request, "Đã thu hồi liên kết.")
    return redirect("products:links", public_id=public_id)
