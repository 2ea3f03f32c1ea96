"""The words of a report: paragraphs under its headings."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.fields import public_id as new_key
from nepso.kernel.policy import require
from nepso.programme.reporting import selectors
from nepso.programme.reporting.forms import ParagraphForm, initial_of, section_label
from nepso.programme.reporting.models import Paragraph, PeriodicReport
from nepso.programme.reporting.policies import may_read_report, may_write_report
from nepso.programme.reporting.presenting import tabs_of, words_url
from nepso.programme.reporting.services import (
    ParagraphConflict,
    paragraph_add,
    paragraph_adopt,
    paragraph_move,
    paragraph_remove,
    paragraph_save,
    paragraphs_suggest,
)
from nepso.programme.reporting.states import REPORT_STATES
from nepso.ui.forms import tell


@login_required
def words(request: HttpRequest, public_id: str) -> HttpResponse:
    """All headings with their paragraphs."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_read_report(request.user, found))
    is_written = found.state in REPORT_STATES.group("written")
    values = {
        "report": found,
        "tabs": tabs_of(found, "reporting:words"),
        "sections": selectors.report_sections(found),
        "may_write": is_written and bool(may_write_report(request.user, found)),
    }
    return render(request, "reporting/words.html", values)


@login_required
def paragraph_new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write a paragraph under a heading; the same draft sent twice is one paragraph."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_write_report(request.user, found))
    section = request.POST.get("de_muc") or request.GET.get("de_muc", "")
    if not section and request.method == "GET":
        return redirect("reporting:words", found.public_id)  # the heading is chosen there
    if not section_label(section):
        raise NotFound("Không có đề mục này trong báo cáo: hãy mở lại phần lời.")
    if request.method != "POST":
        form = ParagraphForm(report=found, initial={"draft_key": new_key()})
        return _form_page(request, found, form, section)
    form = ParagraphForm(request.POST, report=found)
    if not form.is_valid():
        return _form_page(request, found, form, section, status=422)
    try:
        paragraph_add(
            report=found,
            section=section,
            text=form.cleaned_data["text"],
            plan_tasks=form.chosen_tasks(),
            draft_key=form.cleaned_data["draft_key"],
            by=cast(Account, request.user),
        )
    except (Invalid, Conflict) as error:
        return _refused(request, found, form, section, error)
    messages.success(request, "Đã thêm đoạn.")
    return redirect(words_url(found, section))


def _refused(  # noqa: PLR0917 - what the page needs, and the error
    request: HttpRequest,
    report: PeriodicReport,
    form: ParagraphForm,
    section: str,
    error: Invalid | Conflict,
    paragraph: Paragraph | None = None,
) -> HttpResponse:
    """The form back with what was typed and the sentence where it belongs."""
    tell(form, error)
    return _form_page(request, report, form, section, paragraph=paragraph, status=error.status)


def _form_page(
    request: HttpRequest,
    report: PeriodicReport,
    form: ParagraphForm,
    section: str,
    *,
    paragraph: Paragraph | None = None,
    conflict: Paragraph | None = None,
    status: int = 200,
) -> HttpResponse:
    values: dict[str, Any] = {
        "report": report,
        "form": form,
        "section": section,
        "label": section_label(section),
        "paragraph": paragraph,
        "conflict": conflict,
        "back": words_url(report, section),
    }
    return render(request, "reporting/paragraph.html", values, status=status)


def _paragraph(request: HttpRequest, public_id: str) -> Paragraph:
    rows = Paragraph.objects.select_related("report__agency", "report__period", "changed_by")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy đoạn này, có thể đã bị bỏ: hãy mở lại phần lời của báo cáo.")
    require(may_write_report(request.user, found.report))
    return found


@login_required
def paragraph(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change one paragraph; two people at once see both versions and lose none."""
    found = _paragraph(request, public_id)
    require(may_write_report(request.user, found.report))
    report, section = found.report, found.section
    if request.method != "POST":
        form = ParagraphForm(report=report, initial=initial_of(found))
        return _form_page(request, report, form, section, paragraph=found)
    form = ParagraphForm(request.POST, report=report)
    if not form.is_valid():
        return _form_page(request, report, form, section, paragraph=found, status=422)
    try:
        paragraph_save(
            paragraph=found,
            text=form.cleaned_data["text"],
            plan_tasks=form.chosen_tasks(),
            revision=form.cleaned_data["revision"] or 0,
            by=cast(Account, request.user),
        )
    except ParagraphConflict as error:
        data = request.POST.copy()
        data["revision"] = str(error.current.revision)
        form = ParagraphForm(data, report=report)
        return _form_page(
            request, report, form, section, paragraph=found, conflict=error.current, status=409
        )
    except (Invalid, Conflict) as error:
        return _refused(request, report, form, section, error, found)
    messages.success(request, "Đã lưu đoạn.")
    return redirect(words_url(report, section))


def _revision(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    if not text.isdecimal():
        raise Invalid("Yêu cầu thiếu phiên bản: hãy tải lại trang rồi bấm lại.")
    return int(text)


@login_required
@require_POST
def remove(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a paragraph out."""
    found = _paragraph(request, public_id)
    require(may_write_report(request.user, found.report))
    paragraph_remove(paragraph=found, revision=_revision(request), by=cast(Account, request.user))
    messages.success(request, "Đã bỏ đoạn.")
    return redirect(words_url(found.report, found.section))


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Move a paragraph one place up or down under its heading."""
    found = _paragraph(request, public_id)
    require(may_write_report(request.user, found.report))
    way = "up" if request.POST.get("cach") == "len" else "down"
    paragraph_move(paragraph=found, way=way, by=cast(Account, request.user))  # type: ignore[arg-type]
    return redirect(words_url(found.report, found.section))


@login_required
@require_POST
def adopt(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make the machine's words the agency's own."""
    found = _paragraph(request, public_id)
    require(may_write_report(request.user, found.report))
    paragraph_adopt(paragraph=found, revision=_revision(request), by=cast(Account, request.user))
    messages.success(request, "Đã nhận đoạn làm lời của cơ quan.")
    return redirect(words_url(found.report, found.section))


@login_required
@require_POST
def suggest(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let the machine write from the figures and the narratives of tasks."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_write_report(request.user, found))
    touched = paragraphs_suggest(report=found, by=cast(Account, request.user))
    if touched:
        said = f"Máy gợi ý {touched} đoạn: hãy đọc, sửa cho đúng hoặc bỏ."
        messages.success(request, said)
    else:
        messages.info(
            request, "Không có gợi ý mới: máy chỉ viết từ số liệu khác 0 và lời kể của nhiệm vụ."
        )
    return redirect(words_url(found, "II"))
