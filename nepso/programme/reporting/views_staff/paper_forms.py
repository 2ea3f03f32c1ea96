"""Forms for an agency without an account: made, read back with a preview, written, signed."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.files.kinds import FileKind
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid, TooLarge
from nepso.kernel.policy import require
from nepso.programme.reporting import selectors
from nepso.programme.reporting.forms import FilledFormForm, SignedForm
from nepso.programme.reporting.kinds import FormKind
from nepso.programme.reporting.models import PeriodicReport, ReportForm
from nepso.programme.reporting.paper.as_docx import form_as_docx
from nepso.programme.reporting.paper.as_xlsx import form_as_xlsx
from nepso.programme.reporting.paper.comparing import (
    FormReading,
    form_compare,
    form_of,
)
from nepso.programme.reporting.paper.layout import form_content
from nepso.programme.reporting.paper.reading import MOST_BYTES, form_read
from nepso.programme.reporting.policies import may_run_reporting
from nepso.programme.reporting.services import (
    FigureChange,
    NotReady,
    report_form_make,
    report_form_take_in,
    report_note_signed,
)
from nepso.programme.reporting.services.by_form import FormWords
from nepso.programme.reporting.states import REPORT_STATES

HOUR = 3600
_WRITERS = {FormKind.XLSX: form_as_xlsx, FormKind.DOCX: form_as_docx}


@login_required
def forms(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make a form, read one back, note the signed paper."""
    require(may_run_reporting(request.user))
    found = selectors.report_by_public_id(public_id, request.user)
    return _page(request, found)


def _page(request: HttpRequest, report: PeriodicReport, **more: Any) -> HttpResponse:
    status = more.pop("status", 200)
    is_written = report.state in REPORT_STATES.group("written")
    values = {
        "report": report,
        "state": REPORT_STATES.state(report.state),
        "kinds": FormKind.choices,
        "made": report.forms.select_related("made_by", "read_by").order_by("-id")[:10],
        "takes_forms": report.state in ("expected", *REPORT_STATES.group("written")),
        "may_sign": is_written and report.way == "form",
        "form": FilledFormForm(),
        "signed": SignedForm(initial={"came_on": today()}),
        **more,
    }
    return render(request, "reporting/forms.html", values, status=status)


@login_required
@require_POST
def form_make(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make a form and hand it out."""
    require(may_run_reporting(request.user))
    found = selectors.report_by_public_id(public_id, request.user)
    kind = request.POST.get("loai", "")
    made = report_form_make(report=found, kind=kind, by=cast(Account, request.user))
    content = _WRITERS[FormKind(kind)](form_content(made))
    answer = HttpResponse(content, content_type=FileKind(kind).content_type)
    name = f"bao-cao-{made.report.period.code}-{made.report.agency.code}.{kind}"
    answer["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer


@login_required
@require_POST
def form_preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read a form that came back and show what it would change; nothing is written yet."""
    require(may_run_reporting(request.user))
    found = selectors.report_by_public_id(public_id, request.user)
    form = FilledFormForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    data = form.cleaned_data["file"].read(MOST_BYTES + 1)
    digest = hashlib.sha256(data).hexdigest()
    try:
        filled = form_read(data)
        paper = form_of(filled, found, digest)
        reading = form_compare(filled, found)
    except (Invalid, TooLarge, Conflict) as error:
        form.add_error("file", error.sentence)
        return _page(request, found, form=form, status=error.status)
    packed = ""
    if reading.changes_something:
        packed = signing.dumps(_plain(paper, reading, digest), salt=_salt(request), compress=True)
    return _page(request, found, reading=reading, packed=packed)


def _plain(paper: ReportForm, reading: FormReading, digest: str) -> dict[str, Any]:
    return {
        "form": paper.public_id,
        "sha256": digest,
        "nothing": reading.nothing,
        "words": [[one.section, one.key, one.text] for one in reading.words],
        "figures": [
            [
                c.figure.public_id, str(c.decision), c.revision,
                None if c.stated is None else str(c.stated),
                c.reason, c.is_estimate, c.typed_source,
            ]
            for c in reading.changes
        ],
    }  # fmt: skip


def _salt(request: HttpRequest) -> str:
    return f"reporting.form.{request.user.pk}"


@login_required
@require_POST
def form_confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write what was previewed: all of it, or nothing."""
    require(may_run_reporting(request.user))
    found = selectors.report_by_public_id(public_id, request.user)
    try:
        plain = signing.loads(request.POST.get("to", ""), salt=_salt(request), max_age=HOUR)
    except signing.BadSignature as error:
        raise Invalid("Bản xem trước đã quá một giờ: hãy gửi lại tệp.") from error
    papers = found.forms.select_related("report__agency", "report__period")
    paper = papers.filter(public_id=plain["form"]).first()
    if paper is None:
        raise Invalid("Bản xem trước là của báo cáo khác: hãy gửi lại tệp.")
    figures = {row.public_id: row for row in found.figures.select_related("asked__version")}
    changes = [
        FigureChange(
            figures[code], decision, revision, None if stated is None else Decimal(stated),
            reason, is_estimate, source,
        )
        for code, decision, revision, stated, reason, is_estimate, source in plain["figures"]
        if code in figures
    ]  # fmt: skip
    report_form_take_in(
        form=paper,
        changes=changes,
        words=[FormWords(*one) for one in plain["words"]],
        nothing=plain["nothing"],
        sha256=plain["sha256"],
        by=cast(Account, request.user),
    )
    messages.success(request, "Đã ghi biểu mẫu vào báo cáo. Hãy soát lại.")
    return redirect(reverse("reporting:check", args=[public_id]))


@login_required
@require_POST
def note_signed(request: HttpRequest, public_id: str) -> HttpResponse:
    """Note the signed paper, which approves and sends the report."""
    require(may_run_reporting(request.user))
    found = selectors.report_by_public_id(public_id, request.user)
    form = SignedForm(request.POST)
    if not form.is_valid():
        return _page(request, found, signed=form, status=422)
    try:
        report_note_signed(report=found, by=cast(Account, request.user), **form.cleaned_data)
    except NotReady as error:
        messages.error(request, error.sentence)
        return redirect(reverse("reporting:check", args=[public_id]))
    except Invalid as error:
        for name, sentence in error.fields.items():
            form.add_error(name, sentence)
        return _page(request, found, signed=form, status=422)
    messages.success(request, "Đã ghi nhận bản có chữ ký. Báo cáo chờ tiếp nhận.")
    return redirect(reverse("reporting:report", args=[public_id]))
