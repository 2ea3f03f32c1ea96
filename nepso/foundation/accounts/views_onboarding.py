"""The spreadsheet of agencies and officers: form, export, preview, confirmation."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account, OnboardingSheet
from nepso.foundation.accounts.onboarding.outcome import Kept, groups_of, outcome_of
from nepso.foundation.accounts.onboarding.writing import sheet_export, sheet_template
from nepso.foundation.accounts.policies import may_configure
from nepso.foundation.accounts.selectors import accounts_without_entrance
from nepso.foundation.accounts.services import onboarding_apply, onboarding_upload
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid, NotFound, TooLarge
from nepso.kernel.keyset import Page
from nepso.kernel.policy import require
from nepso.ui.forms import tell

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN, _FEW = 100, 20


class UploadForm(forms.Form):
    """The filled spreadsheet."""

    file = forms.FileField(
        label="Bảng tính đã điền",
        help_text="Tệp .xlsx theo mẫu.",
        error_messages={"required": "Hãy chọn một tệp .xlsx."},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > settings.NEPSO_UPLOAD_LIMIT:
            raise forms.ValidationError("Tệp quá lớn: hãy chia thành nhiều tệp nhỏ hơn.")
        return cast(bytes, file.read())


@login_required
def onboarding(request: HttpRequest) -> HttpResponse:
    """Take the form, give the filled one, see what it would do."""
    require(may_configure(request.user))
    by = cast(Account, request.user)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            sheet, _ = onboarding_upload(content=form.cleaned_data["file"], by=by)
        except (Invalid, TooLarge) as error:
            tell(form, error)
        else:
            return redirect("accounts:onboarding_preview", sheet.public_id)
    status = 422 if form.errors else 200
    return render(request, "accounts/onboarding.html", {"form": form}, status=status)


@login_required
def onboarding_preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every cell to mend; or, when there is none, every row by name with what would happen to it:
    a few of each kind, with ``?nhom=`` all of one, page by page."""
    require(may_configure(request.user))
    sheet = _mine(request, public_id)
    outcome = outcome_of(cast(Kept, sheet.preview))
    groups = groups_of(outcome.deeds)
    one = next((g for g in groups if g.code == request.GET.get("nhom")), None)
    rows: list[Any] = one.deeds if one else outcome.faults
    start = min(_number(request.GET.get("after") or request.GET.get("before")), len(rows))
    values = {
        "sheet": sheet,
        "form": UploadForm() if outcome.faults else None,
        "counts": outcome.counts,
        "fault_count": len(outcome.faults),
        "groups": groups,
        "one": one,
        "few": _FEW,
        # The kept preview never changes: a place in it is its cursor.
        "page": Page(
            rows[start : start + _SHOWN],
            after=str(start + _SHOWN) if start + _SHOWN < len(rows) else "",
            before=str(max(start - _SHOWN, 0)) if start else "",
        ),
    }
    return render(request, "accounts/onboarding_preview.html", values)


def _number(given: str | None) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 7 else 0


def _mine(request: HttpRequest, public_id: str) -> OnboardingSheet:
    sheet = OnboardingSheet.objects.filter(public_id=public_id, uploaded_by=request.user.pk).first()
    if sheet is None:
        raise NotFound("Bảng tính này đã được nhập hoặc đã hết hạn: hãy tải lên lại.")
    return sheet


@require_POST
@login_required
def onboarding_confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """Carry out what the preview showed."""
    require(may_configure(request.user))
    by = cast(Account, request.user)
    outcome = onboarding_apply(sheet=_mine(request, public_id), by=by)
    total = len(outcome.deeds)
    messages.success(request, f"Đã nhập bảng tính: {total} dòng được thêm hoặc sửa.")
    # Who came in without an e-mail gets in by a slip alone: that is what comes next.
    needed = accounts_without_entrance(managed_by=by).exists()
    return redirect("accounts:slips" if needed else "accounts:people")


@login_required
def onboarding_template(request: HttpRequest) -> HttpResponse:
    """The empty form."""
    require(may_configure(request.user))
    return _file(sheet_template(), "mau-co-quan-can-bo.xlsx")


@login_required
def onboarding_export(request: HttpRequest) -> HttpResponse:
    """The province as it stands."""
    require(may_configure(request.user))
    return _file(sheet_export(), f"co-quan-can-bo-{today():%Y-%m-%d}.xlsx")


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=_XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
