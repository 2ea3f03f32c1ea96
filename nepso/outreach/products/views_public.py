"""The page of an approval link: one person without an account reads a product and decides.

The key is in the address, so no answer names it to anybody else: no referrer, no cache, no index,
and a refusal is not logged with its path. Without a referrer browsers send ``Origin: null``, which
Django refuses; the key is all the right there is, so no cookie has to prove where a form came from
(``csrf_exempt``): who does not know the key can send nothing in its name.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from nepso.foundation.files.serving import file_response
from nepso.foundation.files.serving_media import media_response
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid, NotFound, TooMany
from nepso.outreach.products import services
from nepso.outreach.products.forms_links import DecisionForm
from nepso.outreach.products.models import ApprovalLink, Asset
from nepso.outreach.products.richtext import rich_html
from nepso.outreach.products.rights import asset_fault
from nepso.ui.errors import render_error
from nepso.ui.forms import tell

_NOT_HERE = "Không có tệp này trong sản phẩm: hãy mở lại liên kết."
_View = Callable[..., HttpResponseBase]


def _closed(view: _View) -> _View:
    """What opens nothing, and what stays on no shelf."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            answer = view(request, *args, **kwargs)
        except NotFound as error:
            values = {"sentence": error.sentence}
            answer = render(request, "products/outside_gone.html", values, status=404)
        except TooMany as error:
            answer = render_error(request, error.status, error.sentence)
            answer["Retry-After"] = str(error.retry_after)
        # Django would log the path of a refusal, and the path is the key.
        answer._has_been_logged = True  # type: ignore[attr-defined]
        answer["Cache-Control"] = "no-store, private"
        answer["Referrer-Policy"] = "no-referrer"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return answered


@csrf_exempt
@_closed
@sensitive_post_parameters()
@sensitive_variables("key")
@require_http_methods(["GET", "HEAD", "POST"])
def outside(request: HttpRequest, key: str) -> HttpResponse:
    """Read and decide. Opening it changes nothing: previews open links too."""
    if request.method == "POST" and not ratelimit.consume(request, action="approval_link"):
        raise TooMany("Bạn đã gửi quá nhiều lần: hãy chờ 10 phút.", retry_after=600)
    link = services.link_of_key(key)
    if request.method != "POST":
        return _page(request, key, link, DecisionForm())
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, key, link, form, status=422)
    try:
        decided = services.link_decide(link=link, signed=form.signed())
    except (Invalid, Conflict) as error:
        tell(form, error)
        status = 409 if isinstance(error, Conflict) else 422
        return _page(request, key, link, form, status=status)
    return render(request, "products/outside_done.html", {"link": decided})


def _page(
    request: HttpRequest, key: str, link: ApprovalLink, form: DecisionForm, *, status: int = 200
) -> HttpResponse:
    product = link.product
    placed = product.placed.select_related("asset__stored").prefetch_related("asset__captions")
    values = {
        "link": link,
        "key": key,
        "product": product,
        "text": rich_html(product.source),
        "assets": [
            (one.asset, asset_fault(one.asset, today())) for one in placed.order_by("order", "id")
        ],
        "form": form,
    }
    return render(request, "products/outside.html", values, status=status)


@_closed
@sensitive_variables("key")
@require_safe
def outside_file(request: HttpRequest, key: str, asset: str) -> HttpResponseBase:
    """A picture, sound, film or document of that product, and of no other."""
    stored = _asset(key, asset).stored
    return media_response(request, stored) if stored.is_media else file_response(stored)


@_closed
@sensitive_variables("key")
@require_safe
def outside_captions(request: HttpRequest, key: str, asset: str, language: str) -> HttpResponse:
    """The captions of such a film: who approves it approves what is read under it too."""
    found = _asset(key, asset).captions.filter(language=language).first()
    if found is None:
        raise NotFound(_NOT_HERE)
    return HttpResponse(found.text, content_type="text/vtt; charset=utf-8")


def _asset(key: str, asset: str) -> Asset:
    placed = services.link_of_key(key).product.placed.select_related("asset__stored")
    found = placed.filter(asset__public_id=asset).first()
    if found is None:
        raise NotFound(_NOT_HERE)
    return found.asset
