"""Writing a draft and changing it; on a conflict both versions show, nothing is overwritten."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.casework.corrections import selectors, services
from nepso.casework.corrections.facts import CorrectionFacts, SourceFacts
from nepso.casework.corrections.forms import (
    TEXTS,
    CorrectionForm,
    initial_of,
    source_forms,
    sources_of,
)
from nepso.casework.corrections.kinds import Area
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.policies import may_change, may_keep_corrections, may_write
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.selectors import agency_by_public_id
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.ui.forms import tell


@login_required
def write(request: HttpRequest) -> HttpResponse:
    """The form of a new correction."""
    require(may_keep_corrections(request.user))
    agencies = selectors.agencies_writing(request.user)
    if request.method != "POST":
        return _form_page(request, CorrectionForm(agencies=agencies), source_forms())
    form = CorrectionForm(request.POST, agencies=agencies)
    sources = source_forms(request.POST)
    if not _both_valid(form, sources):
        return _form_page(request, form, sources, status=422)
    agency = agency_by_public_id(form.cleaned_data["agency"])
    require(may_write(request.user, agency))
    try:
        stored = services.correction_write(
            agency=agency,
            facts=_facts(form, sources),
            is_checkable=form.cleaned_data["is_checkable"],
            by=cast(Account, request.user),
        )
    except Invalid as error:
        tell(form, error)
        return _form_page(request, form, sources, status=422)
    messages.success(request, "Đã lưu bản nháp. Hãy đọc lại rồi gửi duyệt.")
    return redirect("corrections:correction", public_id=stored.public_id)


@login_required
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft."""
    require(may_keep_corrections(request.user))
    found = selectors.correction_by_public_id(public_id, request.user)
    require(may_change(request.user, found))
    if request.method != "POST":
        form = CorrectionForm(initial=initial_of(found))
        return _form_page(request, form, source_forms(given=sources_of(found)), found)
    form, sources = CorrectionForm(request.POST), source_forms(request.POST)
    if not _both_valid(form, sources):
        return _form_page(request, form, sources, found, status=422)
    try:
        services.correction_edit(
            correction=found,
            revision=form.cleaned_data["revision"] or 0,
            facts=_facts(form, sources),
            is_checkable=form.cleaned_data["is_checkable"],
            by=cast(Account, request.user),
        )
    except services.CorrectionConflict as conflict:
        both = _both(_facts(form, sources), conflict.current)
        data = request.POST.copy()
        data["revision"] = str(conflict.current.revision)
        form = CorrectionForm(data)
        return _form_page(request, form, sources, found, status=409, conflict=both)
    except Invalid as error:
        tell(form, error)
        return _form_page(request, form, sources, found, status=422)
    messages.success(request, "Đã lưu bản nháp.")
    return redirect("corrections:correction", public_id=public_id)


@login_required
@require_POST
def write_anew(request: HttpRequest, public_id: str) -> HttpResponse:
    """A draft with the text of a published one, to come in its place."""
    require(may_keep_corrections(request.user))
    found = selectors.correction_by_public_id(public_id, request.user)
    draft = services.correction_write_anew(correction=found, by=cast(Account, request.user))
    messages.info(request, "Sửa bản nháp này rồi gửi duyệt: khi được duyệt, nó thay bản đang đăng.")
    return redirect("corrections:edit", public_id=draft.public_id)


def _form_page(
    request: HttpRequest,
    form: CorrectionForm,
    sources: Any,
    correction: Correction | None = None,
    *,
    status: int = 200,
    conflict: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:
    values = {"form": form, "sources": sources, "correction": correction, "conflict": conflict}
    return render(request, "corrections/write.html", values, status=status)


def _both_valid(form: CorrectionForm, sources: Any) -> bool:
    """Whether both can be read; a source that cannot is told in the summary above the form."""
    is_valid = form.is_valid()
    if sources.is_valid():
        return is_valid
    for number, row in enumerate(sources.forms, 1):
        for sentence in [text for texts in row.errors.values() for text in texts]:
            form.add_error(None, f"Nguồn {number}: {sentence}")
    if not form.non_field_errors():
        form.add_error(None, "Phần nguồn gửi lên không đọc được: hãy tải lại trang rồi nhập lại.")
    return False


def _facts(form: CorrectionForm, sources: Any) -> CorrectionFacts:
    return cast(CorrectionFacts, {**form.facts(), "sources": sources.facts()})


def _both(typed: CorrectionFacts, current: Correction) -> list[tuple[str, str, str]]:
    """(field, stored, typed) of what differs between the stored version and the typed one."""
    labels = CorrectionForm.base_fields
    rows = [
        (str(labels[name].label), getattr(current, name), str(typed.get(name, "")))
        for name in TEXTS
        if getattr(current, name).strip() != str(typed.get(name, "")).replace("\r\n", "\n").strip()
    ]
    areas = dict(Area.choices)
    shown = [(label, areas.get(a, a), areas.get(b, b)) for label, a, b in rows]
    stored = _as_lines(cast(list[SourceFacts], sources_of(current)))
    mine = _as_lines(list(typed["sources"]))
    return shown if stored == mine else [*shown, ("Nguồn", stored, mine)]


def _as_lines(sources: list[SourceFacts]) -> str:
    return "\n".join(
        f"{s['title']}, {s['publisher']}, {s['document_number']} {s['url']}, "
        f"xem ngày {s['seen_on']:%d/%m/%Y}"
        for s in sources
    )
