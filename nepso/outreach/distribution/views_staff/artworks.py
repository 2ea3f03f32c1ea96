"""Files to print and to show of a product: what can be made, each looked at before it is taken."""

from __future__ import annotations

import io

import pypdfium2
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.distribution.artwork.kinds import PDF
from nepso.outreach.distribution.artwork.results import Artwork
from nepso.outreach.distribution.policies import may_distribute
from nepso.outreach.distribution.printing import artwork_of, artworks_offered
from nepso.outreach.distribution.sources import approved_version
from nepso.outreach.products.models import Product, ProductVersion
from nepso.outreach.products.selectors import product_by_public_id

_PREVIEW_WIDTH = 900


@login_required
@require_GET
def everything(request: HttpRequest, public_id: str) -> HttpResponse:
    """The kinds that can be made of the approved version."""
    require(may_distribute(request.user))
    product, _ = _approved(request, public_id)
    values = {"product": product, "kinds": artworks_offered()}
    return render(request, "distribution/artworks.html", values)


@login_required
@require_GET
def artwork(request: HttpRequest, public_id: str, kind: str) -> HttpResponse:
    """One of them as it will look, with what found no room; ``?lay=tep`` the file itself,
    ``?lay=hinh`` its first page as a picture."""
    require(may_distribute(request.user))
    product, version = _approved(request, public_id)
    size = _size(request)
    made = artwork_of(product=product, version=version, kind=kind, size_cm=size)
    wanted = request.GET.get("lay", "")
    if wanted == "tep":
        return _file(made.data, made.media_type, made.file_name)
    if wanted == "hinh":
        return _file(_picture(made), "image/png", "")
    values = {"product": product, "made": made, "size": size, "query": _query(size)}
    return render(request, "distribution/artwork.html", values)


def _approved(request: HttpRequest, public_id: str) -> tuple[Product, ProductVersion]:
    product = product_by_public_id(public_id, request.user)
    version = approved_version(product)
    if version is None:
        raise Conflict("Sản phẩm chưa có bản được duyệt để in: hãy gửi duyệt trước.")
    return product, version


def _size(request: HttpRequest) -> tuple[float, float] | None:
    """Width and height in centimetres as typed ("300", "120,5"); None when nothing was."""
    typed = [request.GET.get(name, "").strip().replace(",", ".") for name in ("rong", "cao")]
    if not any(typed):
        return None
    try:
        width, height = (float(value) for value in typed)
    except ValueError as error:
        raise Invalid("Khổ băng rôn phải là hai số tính bằng cm: hãy ghi lại.") from error
    return width, height


def _query(size: tuple[float, float] | None) -> str:
    return f"&rong={size[0]:g}&cao={size[1]:g}" if size else ""


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    if name:
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _picture(made: Artwork) -> bytes:
    """The first page as PNG; a picture is its own."""
    if made.media_type != PDF:
        return made.data
    document = pypdfium2.PdfDocument(made.data)
    try:
        page = document[0]
        image = page.render(scale=_PREVIEW_WIDTH / page.get_width()).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
