"""Entering for others: desk, telephone, letter, Zalo, 1022, C-ThaiNguyen; a spreadsheet."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import cast

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from nepso.casework.intake.batch import batch_read, batch_template
from nepso.casework.intake.codes import code_shown
from nepso.casework.intake.facts import Filed, Filing
from nepso.casework.intake.forms import CONSENT_FIELD, StaffFilingForm
from nepso.casework.intake.harm_pages import HarmPage, harm_page, harm_pages
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.policies import may_enter
from nepso.casework.intake.receiving import (
    PICTURES_FIELD,
    filing_of,
    pictures_aside,
    pictures_forget,
)
from nepso.casework.intake.services import submission_enter, submissions_enter
from nepso.casework.intake.services.addresses import SHOWN_AGAIN_WITHIN
from nepso.casework.intake.views_public import recipients_asked
from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, NotFound, TooLarge
from nepso.kernel.policy import require

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FAULTS_SHOWN = 100
Boxes = list[tuple[str, list[tuple[str, FieldGroup, bool]]]]


@login_required
@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    """Choose the harm that somebody tells of."""
    require(may_enter(request.user))
    return render(request, "intake/enter.html", {"pages": harm_pages()})


@login_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enter_one(request: HttpRequest, harm: str) -> HttpResponse:
    """Enter one; the code is given to whom it belongs."""
    require(may_enter(request.user))
    page = harm_page(harm)
    if page is None:
        raise NotFound("Không có mục này: hãy chọn lại trong danh sách.")
    business = bool(request.GET.get("doanh-nghiep"))
    if request.method != "POST":
        form = StaffFilingForm(page=page, business=business)
        return _form(request, form, secrets.token_urlsafe(16), 200)
    form = StaffFilingForm(request.POST, page=page, business=business)
    token = request.POST.get("to", "")[:40]
    if form.is_valid() and token:
        try:
            return _entered(request, form, token)
        except (Invalid, TooLarge) as error:
            form.add_error(None, error.sentence)
    return _form(request, form, token or secrets.token_urlsafe(16), 422)


def _entered(request: HttpRequest, form: StaffFilingForm, token: str) -> HttpResponse:
    # A token of this person's form: another's can never be met with it.
    by = cast(Account, request.user)
    facts = filing_of(form, f"{by.public_id}-{token}", request.POST.getlist(CONSENT_FIELD))
    pictures = request.FILES.getlist(PICTURES_FIELD) if form.page.takes_pictures else []
    raws = pictures_aside(pictures)
    try:
        filed = submission_enter(facts=replace(facts, materials=raws), by=by)
    except Exception:
        pictures_forget(raws)
        raise
    if not filed.is_new:
        pictures_forget(raws)
    code = code_shown(filed.code) if shows_code(filed) else ""
    values = {"submission": filed.submission, "code": code, "page": form.page}
    return render(request, "intake/entered.html", values)


def _form(request: HttpRequest, form: StaffFilingForm, token: str, status: int) -> HttpResponse:
    given = set(request.POST.getlist(CONSENT_FIELD))
    values = {
        "form": form,
        "page": form.page,
        "to": token,
        "recipients": _boxes(form.page, given),
    }
    return render(request, "intake/enter_one.html", values, status=status)


def _boxes(page: HarmPage, given: set[str]) -> Boxes:
    own = f"{Recipient.COORDINATOR}:{FieldGroup.CONTACT}"
    first = (str(Recipient.COORDINATOR.label), [(own, FieldGroup.CONTACT, own in given)])
    return [first, *((str(r.label), boxes) for r, boxes in recipients_asked(page, given, True))]


def shows_code(filed: Filed) -> bool:
    """Whether the code is shown: when it is stored, and where the same sending came twice or its
    answer was lost. Who sends the same again later sees that it was entered, and no code."""
    return filed.is_new or filed.submission.received_at > now() - SHOWN_AGAIN_WITHIN


class BatchForm(forms.Form):
    """The filled spreadsheet."""

    file = forms.FileField(
        label="Bảng tính đã điền",
        help_text="Tệp .xlsx theo mẫu, nhiều nhất 500 dòng.",
        error_messages={"required": "Hãy chọn một tệp .xlsx."},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
    consent_asked = forms.BooleanField(
        label="Người phản ánh đã được hỏi, và chỉ những gì họ đồng ý mới ghi là đồng ý",
        error_messages={"required": "Hãy xác nhận đã hỏi người phản ánh."},
    )

    def clean_file(self) -> bytes:
        """Its bytes, when they are not too many."""
        file = self.cleaned_data["file"]
        if file.size > settings.NEPSO_UPLOAD_LIMIT:
            raise forms.ValidationError("Tệp quá lớn: hãy chia thành nhiều tệp nhỏ hơn.")
        return cast(bytes, file.read())


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest) -> HttpResponse:
    """Many at once: what is wrong is told row by row, and then nothing is entered."""
    require(may_enter(request.user))
    form = BatchForm(request.POST, request.FILES) if request.method == "POST" else BatchForm()
    values: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            reading = batch_read(form.cleaned_data["file"])
        except (Invalid, TooLarge) as error:
            form.add_error("file", error.sentence)
        else:
            if not reading.faults:
                return _batch_entered(request, reading.rows)
            values["faults"] = reading.faults[:_FAULTS_SHOWN]
            values["fault_count"] = len(reading.faults)
    return render(request, "intake/batch.html", values, status=422 if form.is_bound else 200)


def _batch_entered(request: HttpRequest, rows: list[tuple[int, Filing]]) -> HttpResponse:
    filed = submissions_enter(rows=[facts for _, facts in rows], by=cast(Account, request.user))
    entered = [
        (
            number,
            one.submission.get_harm_display(),
            code_shown(one.code) if shows_code(one) else "",
            one.is_new,
        )
        for (number, _), one in zip(rows, filed, strict=True)
    ]
    return render(request, "intake/batch_entered.html", {"entered": entered})


@login_required
@require_safe
def batch_form(request: HttpRequest) -> HttpResponse:
    """The empty spreadsheet."""
    require(may_enter(request.user))
    response = HttpResponse(batch_template(), content_type=_XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-phan-anh.xlsx"'
    return response
