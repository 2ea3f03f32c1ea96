"""The editor: paragraphs by heading, near-identical ones together, one paragraph rewritten."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting.consolidated import tokens
from nepso.programme.reporting.consolidated.forms import PassageForm
from nepso.programme.reporting.consolidated.selectors import (
    figures_of,
    passage_by_public_id,
    passages_page,
    section_counts,
)
from nepso.programme.reporting.consolidated.services import (
    ParagraphChanged,
    passage_add,
    passage_keep,
    passage_keep_only,
    passage_move,
    passage_rewrite,
    passages_keep_firsts,
)
from nepso.programme.reporting.consolidated.views_staff.asking import (
    around,
    person_of,
    report_asked,
)
from nepso.programme.reporting.consolidated.views_staff.showing import (
    gathered_cards,
    shown_numbers,
)
from nepso.programme.reporting.kinds import Section
from nepso.programme.reporting.models import ConsolidatedParagraph
from nepso.programme.reporting.policies import may_consolidate
from nepso.ui.forms import tell


@login_required
@require_GET
def edit(request: HttpRequest, report_id: str) -> HttpResponse:
    """One heading of the report: its paragraphs in order, with their sources."""
    require(may_consolidate(request.user))
    report = report_asked(request, report_id)
    section = request.GET.get("muc", "")
    section = section if section in Section.values else Section.DIRECTION.value
    cursors = {name: request.GET.get(name, "") for name in ("after", "before")}
    page, gathered = passages_page(report, section, **cursors)
    counts = section_counts(report)
    values = {
        **around(request, report, "edit"),
        "section": next(c for c in counts if c.code == section),
        "sections": [
            {
                "label": c.label,
                "url": f"?muc={c.code}",
                "current": c.code == section,
                "count": c.waiting,
            }
            for c in counts
        ],
        "page": page,
        "cards": gathered_cards(report, gathered),
        "add_form": PassageForm(initial={"revision": 0}),
    }
    return render(request, "reporting/consolidated/edit.html", values)


@login_required
@require_http_methods(["GET", "POST"])
def passage(request: HttpRequest, passage_id: str) -> HttpResponse:
    """One paragraph: the source's words beside the editor's; two editors see both versions."""
    require(may_consolidate(request.user))
    found = passage_by_public_id(passage_id, person_of(request))
    initial = {"text": found.text, "revision": found.revision}
    form = PassageForm(request.POST or None, initial=initial)
    status, other = 200, ""
    if request.method == "POST" and form.is_valid():
        try:
            passage_rewrite(passage=found, by=person_of(request), **form.cleaned_data)
        except ParagraphChanged as error:
            status, other = 409, error.current.text
            form = PassageForm(initial={**form.cleaned_data, "revision": error.current.revision})
        except Invalid as error:
            tell(form, error)
        else:
            messages.success(request, "Đã lưu đoạn.")
            return redirect(_place(found))
    if form.is_bound and form.errors:
        status = 400
    values = {
        **around(request, found.report, "edit"),
        "passage": found,
        "form": form,
        "other": other,
        "back": _place(found),
        "numbers": shown_numbers(figures_of(found.report), found.report),
        "typed": tokens.typed_numbers(found.text),
    }
    return render(request, "reporting/consolidated/passage.html", values, status=status)


@login_required
@require_POST
def passage_act(request: HttpRequest, passage_id: str) -> HttpResponse:
    """Keep, leave out, keep only this of its group, move up or down: one button each."""
    require(may_consolidate(request.user))
    found = passage_by_public_id(passage_id, person_of(request))
    by, what = person_of(request), request.POST.get("viec", "")
    if what in ("giu", "bo"):
        passage_keep(passage=found, keep=what == "giu", by=by)
        said = "Đã lấy lại đoạn." if what == "giu" else "Đã bỏ đoạn khỏi báo cáo; lời vẫn còn."
    elif what == "chi-giu":
        dropped = passage_keep_only(passage=found, by=by)
        said = f"Đã giữ đoạn này, bỏ {len(dropped)} đoạn gần trùng; lấy lại được từng đoạn."
    elif what in ("len", "xuong"):
        passage_move(passage=found, up=what == "len", by=by)
        said = "Đã xếp lại đoạn."
    else:
        raise Invalid("Không rõ phải làm gì với đoạn này: hãy tải lại trang.")
    messages.success(request, said)
    back = request.POST.get("ve", "")
    return redirect(back if _is_ours(back) else _place(found))


def _is_ours(back: str) -> bool:
    """Whether the way back lies in the editor itself."""
    return back.startswith(reverse("consolidated:list"))


def _place(found: ConsolidatedParagraph) -> str:
    edit_url = reverse("consolidated:edit", args=[found.report.public_id])
    return f"{edit_url}?muc={found.section}#doan-{found.public_id}"


@login_required
@require_POST
def add(request: HttpRequest, report_id: str) -> HttpResponse:
    """A paragraph of one's own at the end of a heading."""
    require(may_consolidate(request.user))
    report = report_asked(request, report_id)
    section, text = request.POST.get("muc", ""), request.POST.get("text", "")
    try:
        made = passage_add(report=report, section=section, text=text, by=person_of(request))
    except Invalid as error:
        messages.error(request, error.sentence)
        return redirect(f"{reverse('consolidated:edit', args=[report.public_id])}?muc={section}")
    messages.success(request, "Đã thêm đoạn.")
    return redirect(_place(made))


@login_required
@require_POST
def keep_firsts(request: HttpRequest, report_id: str) -> HttpResponse:
    """Of every near-identical group of a heading keep the first; each can be taken in again."""
    require(may_consolidate(request.user))
    report = report_asked(request, report_id)
    section = request.POST.get("muc", "")
    dropped = passages_keep_firsts(report=report, section=section, by=person_of(request))
    messages.success(request, f"Đã bỏ {dropped} đoạn gần trùng; lời vẫn còn, lấy lại được.")
    return redirect(f"{reverse('consolidated:edit', args=[report.public_id])}?muc={section}")
