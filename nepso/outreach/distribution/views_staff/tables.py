"""The table of an infographic: typed, pasted or taken from a CSV file; approved by another."""

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
from nepso.outreach.distribution import services
from nepso.outreach.distribution.forms_tables import TableForm, table_initial
from nepso.outreach.distribution.policies import may_distribute, may_type_table
from nepso.outreach.distribution.selectors import table_before, table_of_version
from nepso.outreach.distribution.views_staff.artworks import approved
from nepso.ui.forms import revision_seen

_DRAWN = "infographic_png"


@login_required
def write(request: HttpRequest, public_id: str) -> HttpResponse:
    """Type the table of the approved version; what was typed before stands there."""
    require(may_distribute(request.user))
    product, version = approved(request, public_id)
    require(may_type_table(request.user, product))
    found = table_of_version(version)
    first = table_initial(found or table_before(product), is_of_version=found is not None)
    form, wrong, status = TableForm(initial=first), "", 200
    if request.method == "POST":
        form = TableForm(request.POST, request.FILES)
        status = 422
        if form.is_valid():
            try:
                _keep(request, product, form)
            except Conflict as error:
                wrong, status = error.sentence, 409
            else:
                messages.success(request, "Đã lưu bảng: một người khác sẽ đọc và duyệt.")
                return redirect("distribution:artwork", public_id=public_id, kind=_DRAWN)
    values = {"product": product, "form": form, "wrong": wrong}
    return render(request, "distribution/figure_table.html", values, status=status)


def _keep(request: HttpRequest, product: Any, form: TableForm) -> None:
    services.figure_table_type(
        product=product,
        revision=form.cleaned_data["revision"] or 0,
        facts=form.facts(),
        by=cast(Account, request.user),
    )


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Approve the table, or take it away."""
    require(may_distribute(request.user))
    _, version = approved(request, public_id)
    found = table_of_version(version)
    if found is None:
        raise NotFound("Bảng này không còn: hãy mở lại trang đồ họa.")
    facts: dict[str, Any] = {
        "table": found,
        "revision": revision_seen(request),
        "by": cast(Account, request.user),
    }
    step = request.POST.get("buoc", "")
    if step == "duyet":
        services.figure_table_approve(**facts)
        messages.success(request, "Đã duyệt bảng số liệu: lấy tệp đồ họa được rồi.")
    elif step == "bo":
        services.figure_table_drop(**facts)
        messages.success(request, "Đã bỏ bảng đã nhập.")
    else:
        raise Invalid("Không rõ bước tiếp theo: hãy tải lại trang rồi bấm lại.")
    return redirect("distribution:artwork", public_id=public_id, kind=_DRAWN)
