"""Putting assets into a draft and saying which tasks it serves: search, press, without script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.products import selectors, services
from nepso.outreach.products.facts import ProductFacts
from nepso.outreach.products.models import Product
from nepso.outreach.products.policies import may_change, may_keep_products
from nepso.outreach.products.ports import plan_tasks
from nepso.outreach.products.presenting import card_of, cards_of, tasks_of
from nepso.outreach.products.selectors import LibraryFilters
from nepso.ui.forms import revision_seen


@login_required
def assets(request: HttpRequest, public_id: str) -> HttpResponse:
    """The assets of a draft, and the library beside them."""
    require(may_keep_products(request.user))
    found = selectors.product_by_public_id(public_id, request.user)
    require(may_change(request.user, found))
    if request.method == "POST":
        return _done(request, found, _assets_after, _assets_page)
    return _assets_page(request, found)


def _assets_after(request: HttpRequest, product: Product) -> ProductFacts:
    placed = product.placed.select_related("asset__agency").order_by("order", "id")
    held = {one.asset.public_id: one.asset for one in placed}
    wanted = _ids_after(request, list(held))
    for one in wanted:
        if one not in held:
            held[one] = selectors.asset_by_public_id(one, request.user)
    return {"assets": [held[one] for one in wanted]}


def _assets_page(
    request: HttpRequest, product: Product, *, wrong: str = "", status: int = 200
) -> HttpResponse:
    filters = LibraryFilters.read(request.GET)
    page = selectors.assets_page(
        request.user,
        filters,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    cards = cards_of(product, request.user)
    held = {card["asset"].pk for card in cards}
    values = {
        "product": product,
        "wrong": wrong,
        "cards": cards,
        "filters": filters,
        "page": page,
        "offered": [card_of(one, request.user) for one in page.rows if one.pk not in held],
    }
    return render(request, "products/assets.html", values, status=status)


@login_required
def tasks(request: HttpRequest, public_id: str) -> HttpResponse:
    """The tasks of the plan that a draft serves, and a search for more."""
    require(may_keep_products(request.user))
    found = selectors.product_by_public_id(public_id, request.user)
    require(may_change(request.user, found))
    if request.method == "POST":
        return _done(request, found, _tasks_after, _tasks_page)
    return _tasks_page(request, found)


def _tasks_after(request: HttpRequest, product: Product) -> ProductFacts:
    wanted = _ids_after(request, list(product.plan_tasks))
    named = plan_tasks().named(wanted, request.user)
    new = set(wanted) - set(product.plan_tasks)
    if new - set(named):
        raise Invalid("Không tìm thấy nhiệm vụ này: hãy tìm lại.")
    return {"plan_tasks": wanted}


def _tasks_page(
    request: HttpRequest, product: Product, *, wrong: str = "", status: int = 200
) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:200]
    held = set(product.plan_tasks)
    values = {
        "product": product,
        "wrong": wrong,
        "words": words,
        "tasks": tasks_of(product.plan_tasks, request.user),
        "offered": [t for t in plan_tasks().found(words, request.user) if t.public_id not in held],
    }
    return render(request, "products/tasks.html", values, status=status)


def _ids_after(request: HttpRequest, held: Sequence[str]) -> list[str]:
    """The ids held once the pressed button is done: "them" puts one at the end, "bo" takes it
    away, "dau" puts it first."""
    one, button = request.POST.get("la", ""), request.POST.get("buoc", "")
    rest = [other for other in held if other != one]
    if button == "them":
        return [*rest, one]
    if one not in held or button not in ("bo", "dau"):
        raise Invalid("Không rõ muốn làm gì: hãy tải lại trang rồi bấm lại.")
    return rest if button == "bo" else [one, *rest]


def _done(
    request: HttpRequest,
    product: Product,
    after: Callable[[HttpRequest, Product], ProductFacts],
    page: Callable[..., HttpResponse],
) -> HttpResponse:
    """One press: a save with its version; on a conflict nothing is overwritten."""
    try:
        facts: Any = after(request, product)
        services.product_edit(
            product=product,
            revision=revision_seen(request),
            facts=facts,
            by=cast(Account, request.user),
        )
    except (Conflict, Invalid) as error:
        fresh = selectors.product_by_public_id(product.public_id, request.user)
        sentence = error.sentence
        if isinstance(error, services.ProductConflict):
            sentence = "Người khác vừa thay đổi sản phẩm này: hãy xem lại rồi bấm lại."
        status = 422 if isinstance(error, Invalid) else 409
        return page(request, fresh, wrong=sentence, status=status)
    messages.success(request, "Đã lưu.")
    return HttpResponseRedirect(request.get_full_path())
