"""The register as a spreadsheet: export what is filtered, look at an import, then confirm it."""

from __future__ import annotations

import tempfile
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.search.selectors import matching
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid, TooLarge
from nepso.kernel.policy import require
from nepso.programme.register import selectors
from nepso.programme.register.forms import ImportForm
from nepso.programme.register.models import PlanTask
from nepso.programme.register.policies import may_exchange_sheets, may_read_notes
from nepso.programme.register.selectors.listing import ORDER
from nepso.programme.register.services import ImportRefused, ImportRow, plan_tasks_import
from nepso.programme.register.sheets.columns import MOST_ROWS
from nepso.programme.register.sheets.opening import MOST_BYTES
from nepso.programme.register.sheets.reading import Reading, sheet_read
from nepso.programme.register.sheets.writing import sheet_write

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HOUR = 3600


@login_required
def export(request: HttpRequest) -> FileResponse:
    """The filtered tasks of single agencies as XLSX."""
    require(may_exchange_sheets(request.user))
    filters = selectors.Filters.read({**request.GET.dict(), "xem": selectors.SINGLE})
    rows = matching(selectors.plan_tasks_filtered(request.user, filters), filters.q)
    # Streamed from a file without a name: the system removes it when the answer is closed.
    file = tempfile.TemporaryFile()  # noqa: SIM115 - FileResponse closes it
    sheet_write(
        rows.order_by(*ORDER)[:MOST_ROWS],
        lambda agency: may_read_notes(request.user, PlanTask(agency=agency)),
        file,
    )
    file.seek(0)
    name = f"so-theo-doi-{today():%Y%m%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


@login_required
def preview(request: HttpRequest) -> HttpResponse:
    """Take a spreadsheet, show what it would change and what is wrong; change nothing."""
    require(may_exchange_sheets(request.user))
    if request.method != "POST":
        return render(request, "register/import.html", {"form": ImportForm()})
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "register/import.html", {"form": form}, status=422)
    try:
        reading = sheet_read(
            form.cleaned_data["sheet"].read(MOST_BYTES + 1), cast(Account, request.user)
        )
    except (Invalid, TooLarge) as error:
        form.add_error("sheet", error.sentence)
        return render(request, "register/import.html", {"form": form}, status=422)
    return _preview(request, reading)


def _preview(request: HttpRequest, reading: Reading, status: int = 200) -> HttpResponse:
    plain = [[r.number, r.public_id, r.revision, r.changes] for r in reading.rows]
    values = {
        "form": ImportForm(),
        "reading": reading,
        "rows": reading.rows[:200],
        "packed": signing.dumps(plain, salt=_salt(request), compress=True)
        if reading.rows and not reading.errors
        else "",
    }
    return render(request, "register/import.html", values, status=status)


def _salt(request: HttpRequest) -> str:
    return f"register.import.{request.user.pk}"


@login_required
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Write what was previewed: all of it, or nothing."""
    require(may_exchange_sheets(request.user))
    try:
        packed = request.POST.get("bang", "")
        plain = signing.loads(packed, salt=_salt(request), max_age=HOUR)
    except signing.BadSignature as error:
        raise Invalid("Bảng xem trước đã quá một giờ: hãy gửi lại bảng.") from error
    try:
        done = plan_tasks_import(
            rows=[ImportRow(*row) for row in plain], by=cast(Account, request.user)
        )
    except ImportRefused as refused:
        return _preview(request, Reading(errors=refused.rows), status=409)
    messages.success(request, f"Đã cập nhật {done} nhiệm vụ từ bảng.")
    return redirect(reverse("register:list"))
