"""The library, and putting a file into it."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.selectors import agency_by_public_id
from nepso.foundation.files.services import file_keep, photo_keep
from nepso.kernel.errors import Invalid, TooLarge
from nepso.kernel.policy import require
from nepso.outreach.products import selectors, services
from nepso.outreach.products.forms_assets import AssetAddForm
from nepso.outreach.products.kinds import AssetKind
from nepso.outreach.products.models import Asset
from nepso.outreach.products.policies import may_keep_products, may_write
from nepso.outreach.products.presenting import card_of
from nepso.outreach.products.selectors.library import RIGHTS, LibraryFilters

_DOCUMENT_NAMES = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")


@login_required
def library(request: HttpRequest) -> HttpResponse:
    """Pictures and files that one may use or keeps."""
    require(may_keep_products(request.user))
    filters = LibraryFilters.read(request.GET)
    page = selectors.assets_page(
        request.user,
        filters,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    values = {
        "filters": filters,
        "page": page,
        "cards": [card_of(one, request.user) for one in page.rows],
        "agencies": selectors.agencies_writing(request.user),
        "kinds": AssetKind.choices,
        "rights": RIGHTS.items(),
    }
    return render(request, "products/library.html", values)


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """The file alone; what is known of its rights is told on the next page."""
    require(may_keep_products(request.user))
    agencies = selectors.agencies_writing(request.user)
    if request.method != "POST":
        return render(request, "products/asset_add.html", {"form": AssetAddForm(agencies=agencies)})
    form = AssetAddForm(request.POST, request.FILES, agencies=agencies)
    asset = _kept(request, form) if form.is_valid() else None
    if asset is None:
        return render(request, "products/asset_add.html", {"form": form}, status=422)
    messages.success(request, "Đã đưa vào kho. Hãy ghi quyền sử dụng để dùng được trong sản phẩm.")
    return redirect("products:asset_edit", public_id=asset.public_id)


def _kept(request: HttpRequest, form: AssetAddForm) -> Asset | None:
    """The asset; None with a sentence in the form when the file cannot be taken."""
    given, person = form.cleaned_data, cast(Account, request.user)
    agency = agency_by_public_id(given["agency"])
    require(may_write(person, agency))
    upload: Any = given["file"]
    is_document = upload.name.lower().endswith(_DOCUMENT_NAMES)
    try:
        keep = file_keep if is_document else photo_keep
        stored = keep(content=upload, name=upload.name, by=person)
        known = selectors.assets_visible_to(person).filter(stored__sha256=stored.sha256).first()
        title = given["title"] or stored.name.rpartition(".")[0]
        asset = services.asset_add(agency=agency, stored=stored, facts={"title": title}, by=person)
    except (Invalid, TooLarge) as error:
        for name, sentence in (getattr(error, "fields", None) or {"file": error.sentence}).items():
            form.add_error(name if name in form.fields else None, sentence)
        return None
    if known is not None:
        messages.info(request, f"Tệp này đã có trong kho: “{known.title}”. Có thể dùng bản ấy.")
    return asset
