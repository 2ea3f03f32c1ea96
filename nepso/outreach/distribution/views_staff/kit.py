"""The kit of a product as one ZIP, and printed copies that an agency got."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.selectors import agency_by_public_id
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.outreach.distribution import services
from nepso.outreach.distribution.kinds import HandoutKind
from nepso.outreach.distribution.kits import kit_take
from nepso.outreach.distribution.making.kit import plain_name
from nepso.outreach.distribution.policies import may_distribute, may_use_product
from nepso.outreach.products.selectors import product_by_public_id


@login_required
@require_POST
def kit(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """One ZIP with texts, pictures, print files and the order to read them in."""
    require(may_distribute(request.user))
    found = product_by_public_id(public_id, request.user)
    agency = agency_by_public_id(request.POST.get("co_quan", ""))
    require(may_use_product(request.user, found, agency))
    content = kit_take(found, agency, cast(Account, request.user))
    name = f"bo-tai-lieu-{plain_name(found.title)}.zip"
    answer = FileResponse(content, as_attachment=True, filename=name)
    answer["Content-Type"] = "application/zip"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@login_required
@require_POST
def printed(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Note printed copies, so that a recall asks for them."""
    require(may_distribute(request.user))
    found = product_by_public_id(public_id, request.user)
    agency = agency_by_public_id(request.POST.get("co_quan", ""))
    copies = request.POST.get("so_ban", "")
    try:
        if not (copies.isascii() and copies.isdecimal() and 0 < len(copies) <= 8):
            raise Invalid("Số bản phải là một số: hãy ghi lại.")
        services.handout_give(
            product=found,
            agency=agency,
            kind=HandoutKind.PRINT,
            what=request.POST.get("la_gi", ""),
            copies=int(copies),
            by=cast(Account, request.user),
        )
    except Invalid as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, "Đã ghi số bản in: khi thu hồi, cơ quan sẽ được hỏi.")
    return redirect("distribution:product", public_id=public_id)
