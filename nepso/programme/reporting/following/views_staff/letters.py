"""Letters that urge: choose agencies, look at one, make all, fetch the ZIP, fill in the number."""

from __future__ import annotations

from typing import Any, cast

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.selectors import lead_agency
from nepso.foundation.jobs.selectors import job_by_public_id
from nepso.foundation.jobs.states import FAILED as JOB_FAILED
from nepso.foundation.letters import letterhead_of
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.selectors import add_working_days
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid, NotFound
from nepso.kernel.policy import require
from nepso.programme.reporting.following import selectors, services
from nepso.programme.reporting.following.forms import LetterForm, SignForm
from nepso.programme.reporting.following.letter_facts import facts_of
from nepso.programme.reporting.following.letters import first_pdf
from nepso.programme.reporting.following.policies import may_follow_up
from nepso.programme.reporting.following.services.letters import MOST_AT_ONCE
from nepso.programme.reporting.following.states import LETTER_STATES, MAKING
from nepso.programme.reporting.models import PeriodicReport, UrgedAgency, UrgingLetter

DAYS_GIVEN = 3


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """Letters that were made, the latest first."""
    require(may_follow_up(request.user))
    cursors = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = selectors.letters_page(request.user, **cursors)
    rows = [(letter, LETTER_STATES.state(letter.state)) for letter in page.rows]
    return render(request, "reporting/following/letters.html", {"page": page, "rows": rows})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Choose late agencies and say what is said; "Xem trước" gives the first letter as PDF."""
    require(may_follow_up(request.user))
    period = selectors.period_followed(request.GET.get("ky", ""))
    if period is None:
        raise NotFound("Chưa có kỳ báo cáo nào mở: hãy mở một kỳ ở trang kỳ báo cáo.")
    reports = selectors.reports_to_urge(request.user, period, most=MOST_AT_ONCE)
    ticked = set(request.POST.getlist("bao_cao"))
    chosen = [report for report in reports if report.public_id in ticked]
    form = LetterForm(request.POST or None, initial=_usual())
    if request.method == "POST" and form.is_valid():
        answer = _answered(request, form, period, chosen)
        if answer is not None:
            return answer
    values = {
        "period": period,
        "form": form,
        "late": selectors.days_late(period),
        "rows": [(r, request.method != "POST" or r.public_id in ticked) for r in reports],
        "is_cut": len(reports) == MOST_AT_ONCE,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "reporting/following/letter_new.html", values, status=status)


def _usual() -> dict[str, Any]:
    lines = letterhead_of(lead_agency()).signed_by
    return {
        "way": "each",
        "asked_on": add_working_days(today(), DAYS_GIVEN),
        "authority": "\n".join(lines),
    }


def _answered(
    request: HttpRequest, form: LetterForm, period: Period, chosen: list[PeriodicReport]
) -> HttpResponse | None:
    by, said = cast(Account, request.user), form.said()
    try:
        if "xem_truoc" in request.POST:
            services.words_checked(said, chosen)
            letter = services.letter_unsaved(period=period, said=said, by=by)
            late = selectors.days_late(period) or 0
            urged = [UrgedAgency(report=report, days_late=late) for report in chosen]
            return _inline(first_pdf(facts_of(letter, urged)))
        letter = services.letter_make(period=period, reports=chosen, said=said, by=by)
    except Invalid as error:
        _told(form, error)
        return None
    return redirect("reporting:letter", letter.public_id)


def _told(form: django_forms.Form, error: Invalid) -> None:
    for name, sentence in (error.fields or {"": error.sentence}).items():
        form.add_error(name or None, sentence)


def _inline(pdf: bytes) -> HttpResponse:
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="xem-truoc.pdf"'
    return answer


@login_required
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """One letter: how far it is, its files, number and day after signing."""
    require(may_follow_up(request.user))
    found = selectors.letter_by_public_id(public_id, request.user)
    job = job_by_public_id(found.job) if found.state == MAKING else None
    if request.headers.get("HX-Request") == "true":
        if job is None or job.state == JOB_FAILED:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(
            request, "reporting/following/_letter_progress.html", {"letter": found, "job": job}
        )
    form = SignForm(request.POST or None, initial={"first": found.number, "on": found.signed_on})
    if request.method == "POST" and form.is_valid() and _signed(request, found, form):
        return redirect("reporting:letter", public_id)
    urged = found.urged.select_related("report__agency")
    values = {
        "letter": found,
        "state": LETTER_STATES.state(found.state),
        "job": job,
        "is_stuck": job is not None and job.state == JOB_FAILED,
        "form": form,
        "urged": urged,
        "is_made": found.state in LETTER_STATES.group("made"),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "reporting/following/letter.html", values, status=status)


def _signed(request: HttpRequest, found: UrgingLetter, form: SignForm) -> bool:
    try:
        services.letter_sign(letter=found, by=cast(Account, request.user), **form.cleaned_data)
    except Invalid as error:
        _told(form, error)
        return False
    messages.success(request, "Đã ghi số và ngày ký. Các tệp đang được lập lại với số, ngày này.")
    return True


@login_required
@require_POST
def remake(request: HttpRequest, public_id: str) -> HttpResponse:
    """Try again after the job gave up."""
    require(may_follow_up(request.user))
    found = selectors.letter_by_public_id(public_id, request.user)
    services.letter_remake(letter=found, by=cast(Account, request.user))
    return redirect("reporting:letter", public_id)


@login_required
def fetch(request: HttpRequest, public_id: str) -> FileResponse:
    """The ZIP with a DOCX and a PDF of each letter."""
    require(may_follow_up(request.user))
    found = selectors.letter_by_public_id(public_id, request.user)
    if found.state not in LETTER_STATES.group("made"):
        raise NotFound("Công văn chưa lập xong tệp: hãy chờ rồi mở lại.")
    try:
        packed = default_storage.open(found.stored)
    except FileNotFoundError as error:
        raise NotFound("Không tìm thấy tệp trong kho: hãy báo người quản trị.") from error
    day = timezone.localdate(found.created_at)
    name = f"don-doc-{found.period.code}-{day:%Y%m%d}.zip"
    return FileResponse(packed, as_attachment=True, filename=name, content_type="application/zip")
