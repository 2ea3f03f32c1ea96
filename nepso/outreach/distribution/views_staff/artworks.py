"""Files to print and to show of a product: what can be made, each looked at before it is taken."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import agencies_of_mine
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.distribution.artwork.infographics.numbers import shown_number
from nepso.outreach.distribution.artwork.kinds import KINDS, PDF, ArtworkKind
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.page_told import page_lacking
from nepso.outreach.distribution.policies import (
    may_approve_table,
    may_distribute,
    may_type_table,
)
from nepso.outreach.distribution.printing import (
    BANNER_CM,
    LED_PIXELS,
    Chosen,
    artwork_of,
    artworks_offered,
    languages_printed,
)
from nepso.outreach.distribution.selectors import table_of_version
from nepso.outreach.distribution.services import sheet_take
from nepso.outreach.distribution.sources import approved_version
from nepso.outreach.distribution.variant_sheets import page_picture
from nepso.outreach.distribution.worded import words_changed
from nepso.outreach.products.languages import VIETNAMESE, Language
from nepso.outreach.products.models import Product, ProductVersion
from nepso.outreach.products.selectors import product_by_public_id
from nepso.outreach.products.states import RECALLED

_CHOICES = ("rong", "cao", "kieu", "mot_mau", "tieng")
CHARTS = (
    ("bar", "Thanh ngang"),
    ("column", "Cột"),
    ("share", "Phần của tổng"),
    ("numbers", "Số lớn"),
)


@login_required
@require_GET
def everything(request: HttpRequest, public_id: str) -> HttpResponse:
    """The kinds that can be made of the approved version."""
    require(may_distribute(request.user))
    product, _ = approved(request, public_id)
    languages = languages_printed(product)
    values = {
        "product": product,
        "kinds": artworks_offered(),
        "languages": languages,
        "language": _language(request, languages),
        "page_lacking": _page_lacking(request, product),
    }
    return render(request, "distribution/artworks.html", values)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def artwork(request: HttpRequest, public_id: str, kind: str) -> HttpResponse:
    """One of them as it will look, with what found no room; ``?lay=hinh`` its first page as a
    picture. POST hands out the file itself: who takes it is noted, which no GET may do."""
    require(may_distribute(request.user))
    product, version = approved(request, public_id)
    is_taken, is_picture = request.method == "POST", request.GET.get("lay") == "hinh"
    # Figures that nobody approved are seen here, to be read; a file of them is never handed out.
    chosen = dataclasses.replace(_chosen(request), is_draft=not is_taken)
    try:
        worded = _worded(request, version, kind) if chosen.language == VIETNAMESE else None
        made = artwork_of(product=product, version=version, kind=kind, chosen=chosen, worded=worded)
    except (Invalid, Conflict) as error:
        if is_taken or is_picture:
            raise
        return _not_made(request, product, version, kind, error)
    if is_taken:
        sheet_take(product=product, what=made.kind.label, by=cast(Account, request.user))
        return _file(made.data, made.media_type, made.file_name)
    if is_picture:
        is_print = made.media_type == PDF
        return _file(page_picture(made), "image/png" if is_print else made.media_type, "")
    values = {
        **_page(product, made.kind, chosen),
        **_figures(request, product, version, made.kind),
        "made": made,
        "page_lacking": _page_lacking(request, product) if made.kind.bears_code else "",
        "worded": worded,
        "query": _query(request),
    }
    return render(request, "distribution/artwork.html", values)


def _page_lacking(request: HttpRequest, product: Product) -> str:
    """What print lacks without a public page, and what to do where the person belongs."""
    return page_lacking(product, list(agencies_of_mine(cast(Account, request.user))))


def _worded(request: HttpRequest, version: ProductVersion, kind: str) -> Variant | None:
    """The variant whose words are printed: of the agencies where the person belongs, not of one of
    the many under them."""
    mine = agencies_of_mine(cast(Account, request.user))
    return words_changed(version, kind, list(mine)) if kind in KINDS else None


def _not_made(
    request: HttpRequest,
    product: Product,
    version: ProductVersion,
    kind: str,
    error: Invalid | Conflict,
) -> HttpResponse:
    """The page with why it cannot be made and what was chosen, to be mended."""
    values = {
        **_page(product, KINDS[kind], _chosen(request)),
        **_figures(request, product, version, KINDS[kind]),
        "wrong": error.sentence,
    }
    return render(request, "distribution/artwork.html", values, status=error.status)


def _figures(
    request: HttpRequest, product: Product, version: ProductVersion, kind: ArtworkKind
) -> dict[str, Any]:
    """The typed table of an infographic, and what this person may do with it."""
    if kind.family != "infographic":
        return {}
    table = table_of_version(version)
    return {
        "table": table,
        "waits": table is not None and not table.is_approved,
        "rows": [(label, shown_number(value)) for label, value in table.figures] if table else [],
        "may_type": may_type_table(request.user, product),
        "may_approve": may_approve_table(request.user, table) if table else None,
    }


def _page(product: Product, kind: ArtworkKind, chosen: Chosen) -> dict[str, Any]:
    usual = LED_PIXELS if kind.code == "led" else BANNER_CM
    return {
        "product": product,
        "kind": kind,
        "chosen": chosen,
        "languages": languages_printed(product),
        "size": chosen.size or usual,
        "charts": CHARTS,
        "is_drawn": kind.family == "infographic",
        "is_sized": kind.code in ("led", "banner"),
    }


def approved(request: HttpRequest, public_id: str) -> tuple[Product, ProductVersion]:
    """The product and the version of it that may be printed; Conflict in words without one."""
    product = product_by_public_id(public_id, request.user)
    version = approved_version(product)
    if product.state == RECALLED:
        raise Conflict("Sản phẩm này đã bị thu hồi: không in và không chiếu nữa.")
    if version is None:
        raise Conflict("Sản phẩm chưa có bản được duyệt để in: hãy gửi duyệt trước.")
    return product, version


def _chosen(request: HttpRequest) -> Chosen:
    chart = request.GET.get("kieu", "bar")
    is_known = chart in dict(CHARTS)
    return Chosen(
        _size(request),
        chart if is_known else "bar",
        one_colour=request.GET.get("mot_mau") == "1",
        language=_language(request, Language.choices),
    )


def _language(request: HttpRequest, offered: Sequence[tuple[str, str]]) -> str:
    """The language that was asked for; Vietnamese for one that is not in the list."""
    asked = request.GET.get("tieng", "")
    return asked if asked in dict(offered) else str(VIETNAMESE)


def _size(request: HttpRequest) -> tuple[float, float] | None:
    """Width and height (centimetres, pixels of a board) as typed ("300", "120,5"); None when
    nothing was."""
    typed = [request.GET.get(name, "").strip().replace(",", ".") for name in ("rong", "cao")]
    if not any(typed):
        return None
    try:
        width, height = (float(value) for value in typed)
    except ValueError as error:
        raise Invalid(
            "Khổ phải là hai số, băng rôn tính bằng cm, bảng LED tính bằng điểm ảnh: hãy ghi lại."
        ) from error
    if not (math.isfinite(width) and math.isfinite(height)):
        raise Invalid("Khổ phải là hai số có thật: hãy ghi lại.")
    return width, height


def _query(request: HttpRequest) -> str:
    """What was chosen, for the addresses of the file and of its picture."""
    return urlencode({name: request.GET[name] for name in _CHOICES if request.GET.get(name)})


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    if name:
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
