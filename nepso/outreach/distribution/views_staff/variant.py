"""One variant: as it will look, how long it is, a person's words in it, their approval."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.outreach.distribution import selectors, services
from nepso.outreach.distribution.artwork.kinds import PDF
from nepso.outreach.distribution.kinds import PARTS
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.policies import (
    may_approve_variant,
    may_distribute,
    may_edit_variant,
)
from nepso.outreach.distribution.presenting import parts_shown, variant_look, variant_state
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.distribution.variant_checks import unsaid_in
from nepso.outreach.distribution.variant_sheets import page_picture, sheet_preview
from nepso.ui.forms import number_in, revision_seen

_DONE = {
    "luu": "Đã lưu: một người khác sẽ đọc và duyệt lời sửa.",
    "duyet": "Đã duyệt lời sửa.",
    "tra-ve": "Đã trả về lời máy làm.",
}


@login_required
def variant(request: HttpRequest, public_id: str) -> HttpResponse:
    """A variant's page; ``?lay=hinh`` a page of its sheet as a picture."""
    require(may_distribute(request.user))
    found = selectors.variant_by_public_id(public_id, request.user)
    if request.GET.get("lay") == "hinh":
        return _picture(request, found)
    return _page(request, found)


def _picture(request: HttpRequest, found: Variant) -> HttpResponse:
    sheet = sheet_preview(found, request.GET.get("kho", ""))
    if sheet is None or "made" not in sheet:
        raise NotFound("Bản này không có hình để xem: hãy mở lại trang của bản.")
    made = sheet["made"]
    content_type = "image/png" if made.media_type == PDF else made.media_type
    picture = page_picture(made, number_in(request.GET.get("trang", "1"), 1))
    return HttpResponse(picture, content_type=content_type)


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Save changed words, approve them, or go back to the machine's."""
    require(may_distribute(request.user))
    found = selectors.variant_by_public_id(public_id, request.user)
    step = request.POST.get("buoc", "")
    typed_parts = {part.name: request.POST.get(part.name, "") for part in PARTS[found.kind]}
    given = typed_parts if step == "luu" else None
    try:
        _step(request, found, step, typed_parts)
    except (Invalid, Conflict) as error:
        fresh = selectors.variant_by_public_id(public_id, request.user)
        status = 422 if isinstance(error, Invalid) else 409
        faults = getattr(error, "fields", {})
        return _page(
            request, fresh, status=status, wrong=error.sentence, given=given, faults=faults
        )
    messages.success(request, _DONE[step])
    return redirect("distribution:variant", public_id=public_id)


def _step(request: HttpRequest, found: Variant, step: str, parts: dict[str, str]) -> None:
    facts: dict[str, Any] = {
        "variant": found,
        "revision": revision_seen(request),
        "by": cast(Account, request.user),
    }
    if step == "luu":
        services.variant_edit(parts=parts, **facts)
    elif step == "duyet":
        services.variant_approve(**facts)
    elif step == "tra-ve":
        services.variant_reset(**facts)
    else:
        raise Invalid("Không rõ bước tiếp theo: hãy tải lại trang rồi bấm lại.")


def _page(
    request: HttpRequest,
    found: Variant,
    *,
    status: int = 200,
    wrong: str = "",
    given: dict[str, str] | None = None,
    faults: dict[str, str] | None = None,
) -> HttpResponse:
    stale = is_stale(found)
    values = {
        "variant": found,
        "kind": found.get_kind_display(),
        "state": variant_state(found),
        "parts": parts_shown(found, given),
        "preview": variant_look(found, found.parts, found.agency.name),
        "unsaid": unsaid_in(found),
        "sheet": sheet_preview(found, request.GET.get("kho", "")),
        "wrong": wrong,
        "faults": faults or {},
        "is_editing": given is not None,
        "may_edit": not stale and may_edit_variant(request.user, found),
        "decision": may_approve_variant(request.user, found),
    }
    return render(request, "distribution/variant.html", values, status=status)
