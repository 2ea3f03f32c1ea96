"""One product: its text, its assets, what was said of it, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.products import policies, selectors, services
from nepso.outreach.products.claims import claimer_of, editor_of
from nepso.outreach.products.dues import due_of, due_proposed
from nepso.outreach.products.forms import CommentForm, SubmitForm
from nepso.outreach.products.models import Product
from nepso.outreach.products.policies import may_keep_products
from nepso.outreach.products.ports import panels_of
from nepso.outreach.products.presenting import (
    cards_of,
    comments_of,
    steps_of,
    tasks_of,
    versions_of,
)
from nepso.outreach.products.richtext import rich_html
from nepso.outreach.products.rights import faults_sentence
from nepso.outreach.products.states import IN_REVIEW, PRODUCT_STATES
from nepso.ui.forms import revision_seen, tell


@login_required
def product(request: HttpRequest, public_id: str) -> HttpResponse:
    """A product's page."""
    require(may_keep_products(request.user))
    return product_page(request, selectors.product_by_public_id(public_id, request.user))


def product_page(
    request: HttpRequest,
    found: Product,
    *,
    status: int = 200,
    wrong: str = "",
    comment_form: CommentForm | None = None,
    submit_form: SubmitForm | None = None,
) -> HttpResponse:
    """The page, perhaps with what could not be done."""
    person = request.user
    may_see_papers = bool(policies.may_write(person, found.agency))
    cards = cards_of(found, person)
    values: dict[str, Any] = {
        "product": found,
        "state": PRODUCT_STATES.state(found.state),
        "wrong": wrong,
        "text": rich_html(found.source),
        "cards": cards,
        "faults": faults_sentence(
            [card["asset"] for card in cards],
            today(),
            is_approved=found.state in PRODUCT_STATES.group("approved"),
        ),
        "tasks": tasks_of(found.plan_tasks, person),
        "panels": panels_of(found, person),
        "alike": selectors.products_alike(found, person) if may_see_papers else [],
        "comments": comments_of(found) if may_see_papers else [],
        "steps": steps_of(found) if may_see_papers else [],
        "versions": versions_of(found) if may_see_papers else [],
        "editor": editor_of(found, cast(Account, request.user)),
        "claimer": claimer_of(found) if found.state == IN_REVIEW else None,
        "may_change": policies.may_change(person, found),
        "decision": policies.may_decide(person, found),
        "may_take_back": policies.may_take_back(person, found),
        "may_reopen": policies.may_reopen(person, found),
        "may_comment": policies.may_comment(person, found),
        "comment_form": comment_form or CommentForm(),
        "due": due_of(found),
        "submit_form": submit_form or SubmitForm(initial={"due_on": due_proposed()}),
        "said": request.POST.get("ly_do", ""),
    }
    return render(request, "products/product.html", values, status=status)


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """The next step, on the revision that the person saw."""
    require(may_keep_products(request.user))
    found = selectors.product_by_public_id(public_id, request.user)
    sending = SubmitForm(request.POST) if request.POST.get("buoc") == "gui" else None
    if sending is not None and not sending.is_valid():
        return product_page(request, found, status=422, submit_form=sending)
    try:
        sentence = _step(request, found)
    except services.ProductConflict:
        told = "Người khác vừa thay đổi sản phẩm này: hãy đọc lại rồi bấm lại nếu vẫn muốn."
        return _anew(request, public_id, 409, told)
    except (Invalid, Conflict) as error:
        if sending is not None and isinstance(error, Invalid):
            tell(sending, error)
            return product_page(request, found, status=422, submit_form=sending)
        return _anew(request, public_id, 422 if isinstance(error, Invalid) else 409, error.sentence)
    messages.success(request, sentence)
    if request.POST.get("buoc") == "bo":
        return redirect("products:list")
    return redirect("products:product", public_id=public_id)


def _anew(request: HttpRequest, public_id: str, status: int, wrong: str) -> HttpResponse:
    fresh = selectors.product_by_public_id(public_id, request.user)
    return product_page(request, fresh, status=status, wrong=wrong)


_More = Callable[[HttpRequest], dict[str, Any]]


def _nothing(request: HttpRequest) -> dict[str, Any]:
    return {}


def _due(request: HttpRequest) -> dict[str, Any]:
    form = SubmitForm(request.POST)
    return {"due_on": form.cleaned_data["due_on"] if form.is_valid() else None}


def _reason(request: HttpRequest) -> dict[str, Any]:
    return {"reason": request.POST.get("ly_do", "")}


# Button → the act behind it, what it needs besides the revision, and what is said when it is done.
_ACTS: dict[str, tuple[Callable[..., Any], _More, str]] = {
    "gui": (services.product_submit, _due, "Đã gửi duyệt: một người khác sẽ đọc và duyệt."),
    "lay-lai": (services.product_take_back, _nothing, "Đã lấy lại để sửa."),
    "tra-lai": (services.product_return, _reason, "Đã trả lại kèm lý do."),
    "duyet": (services.product_approve, _nothing, "Đã duyệt: bản này không ai sửa được nữa."),
    "mo-lai": (services.product_reopen, _reason, "Đã mở lại: sửa xong hãy gửi duyệt."),
    "bo": (services.product_discard, _nothing, "Đã bỏ bản nháp."),
}


def _step(request: HttpRequest, found: Product) -> str:
    """Do what the button says; returns what is said when it is done."""
    named = _ACTS.get(request.POST.get("buoc", ""))
    if named is None:
        raise Invalid("Không rõ bước tiếp theo: hãy tải lại trang rồi bấm lại.")
    done, more, sentence = named
    done(
        product=found,
        revision=revision_seen(request),
        by=cast(Account, request.user),
        **more(request),
    )
    return sentence


@login_required
@require_POST
def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say "I am reviewing this", or leave it to others."""
    require(may_keep_products(request.user))
    found = selectors.product_by_public_id(public_id, request.user)
    person = cast(Account, request.user)
    try:
        if request.POST.get("la") == "thoi":
            services.product_unclaim(product=found, by=person)
            messages.success(request, "Đã thôi nhận duyệt.")
        else:
            seen = request.POST.get("dang", "")
            services.product_claim(product=found, by=person, seen=seen)
            messages.success(request, "Bạn đang duyệt sản phẩm này; người khác thấy tên bạn.")
    except Conflict as error:
        return _anew(request, public_id, 409, error.sentence)
    return redirect("products:product", public_id=public_id)
