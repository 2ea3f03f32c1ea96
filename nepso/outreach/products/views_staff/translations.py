"""A product in other languages: the list, the editor beside the Vietnamese, the approval."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.fields import NfcFormField
from nepso.kernel.policy import require
from nepso.outreach.products import selectors, services
from nepso.outreach.products.languages import OTHERS, Language
from nepso.outreach.products.models import Product, Translation
from nepso.outreach.products.policies import may_decide_translation, may_keep_products, may_write
from nepso.outreach.products.presenting import translations_of
from nepso.outreach.products.richtext import rich_html
from nepso.outreach.products.states import TRANSLATION_STATES
from nepso.ui.forms import revision_seen, tell

_EMPTY = {"required": "Chưa có lời dịch: hãy viết vào đây."}


class TranslationForm(forms.Form):
    """The three texts that are read; the rest of a product has no language."""

    title = NfcFormField(label="Tên", max_length=200, error_messages=_EMPTY)
    key_message = NfcFormField(label="Thông điệp chính", max_length=200, error_messages=_EMPTY)
    source = NfcFormField(
        label="Nội dung",
        max_length=30_000,
        error_messages=_EMPTY,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    is_machine_made = forms.BooleanField(label="Do máy dịch", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


@login_required
def everything(request: HttpRequest, public_id: str) -> HttpResponse:
    """The languages there are, and those that may be added."""
    require(may_keep_products(request.user))
    product = selectors.product_by_public_id(public_id, request.user)
    rows = translations_of(product)
    there = {row["translation"].language for row in rows}
    values = {
        "product": product,
        "rows": rows,
        "may_write": may_write(request.user, product.agency),
        "others": [(code, label) for code, label in OTHERS if code not in there],
    }
    return render(request, "products/translations.html", values)


@login_required
def edit(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """The editor; what was typed stays whatever is wrong with it."""
    require(may_keep_products(request.user))
    product, found = _found(request, public_id, language)
    if request.method != "POST":
        names = ("title", "key_message", "source", "is_machine_made", "revision")
        initial = {name: getattr(found, name) for name in names} if found else {"revision": 0}
        return _page(request, product, language, found, TranslationForm(initial=initial))
    form = TranslationForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        texts = {name: given[name] for name in ("title", "key_message", "source")}
        try:
            services.translation_write(
                product=product,
                language=language,
                texts=texts,
                is_machine_made=given["is_machine_made"],
                revision=given["revision"],
                by=cast(Account, request.user),
            )
        except Invalid as error:
            tell(form, error)
        except Conflict as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, "Đã lưu bản dịch: một người khác sẽ đọc và duyệt.")
            return redirect("products:translations", public_id=public_id)
    return _page(request, product, language, found, form, status=422)


@login_required
@require_POST
def decide(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """Approve it, or send it back with a reason."""
    require(may_keep_products(request.user))
    product, found = _found(request, public_id, language)
    if found is None:
        raise NotFound("Chưa có bản dịch này: hãy mở lại danh sách bản dịch.")
    try:
        services.translation_decide(
            translation=found,
            revision=revision_seen(request),
            is_good=request.POST.get("buoc") == "duyet",
            reason=request.POST.get("ly_do", ""),
            by=cast(Account, request.user),
        )
    except (Invalid, Conflict) as error:
        status = 422 if isinstance(error, Invalid) else 409
        form = TranslationForm(initial={"revision": found.revision})
        return _page(request, product, language, found, form, status=status, wrong=error.sentence)
    messages.success(request, "Đã ghi.")
    return redirect("products:translations", public_id=public_id)


def _found(
    request: HttpRequest, public_id: str, language: str
) -> tuple[Product, Translation | None]:
    product = selectors.product_by_public_id(public_id, request.user)
    if language not in dict(OTHERS):
        raise NotFound("Ngôn ngữ này không có trong danh sách: hãy chọn lại.")
    rows = product.translations.select_related("product__agency", "written_by")
    return product, rows.filter(language=language).first()


def _page(
    request: HttpRequest,
    product: Product,
    language: str,
    found: Translation | None,
    form: TranslationForm,
    **more: Any,
) -> HttpResponse:
    status = more.pop("status", 200)
    for name in ("title", "key_message", "source"):
        form.fields[name].widget.attrs["lang"] = language
    values = {
        "product": product,
        "language": Language(language),
        "translation": found,
        "state": TRANSLATION_STATES.state(found.state) if found else None,
        "text": rich_html(found.source) if found else "",
        "original": rich_html(product.source),
        "form": form,
        "may_write": may_write(request.user, product.agency),
        "decision": may_decide_translation(request.user, found) if found else None,
        **more,
    }
    return render(request, "products/translation.html", values, status=status)
