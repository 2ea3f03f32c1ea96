"""One duty: its words in the document, its facts, whom it names, its links, its history."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nepso.foundation.agencies.selectors import group_members
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.plans.cards import cards_of
from nepso.programme.plans.cutting import cut_at, cut_places
from nepso.programme.plans.forms import DutyForm, duty_initial
from nepso.programme.plans.kinds import DeadlineKind, DutyKind
from nepso.programme.plans.matching import names_offered
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.policies import may_read_version, may_review_plans
from nepso.programme.plans.selectors import (
    document_pieces,
    duties_in_review,
    duty_changes,
    duty_neighbour,
    review_progress,
)
from nepso.programme.plans.selectors.review import EVERY_STATE
from nepso.programme.plans.services import (
    duty_add,
    duty_edit,
    duty_mark_words_only,
    duty_merge,
    duty_split,
)
from nepso.programme.plans.states import DROPPED, IN_REVIEW
from nepso.programme.plans.suggesting_days import day_suggested
from nepso.programme.plans.views_staff.asking import (
    duty_or_404,
    person_of,
    revision_from,
    version_or_404,
)

AROUND = 2


@login_required
@require_http_methods(["GET", "POST"])
def duty(request: HttpRequest, duty_id: str) -> HttpResponse:
    """The workplace of one duty; posting saves its wording and facts."""
    person = person_of(request)
    require(may_review_plans(person))
    found = duty_or_404(request, duty_id)
    if request.method == "GET":
        return _page(request, found, DutyForm(initial=_initial(request, found)))
    form = DutyForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=400)
    confirm = request.POST.get("luu") == "xac-nhan"
    try:
        saved = duty_edit(
            duty=found,
            facts=form.facts(),
            confirm=confirm,
            revision=revision_from(request),
            by=person,
        )
    except Invalid as error:
        _tell(form, error)
        return _page(request, found, form, status=error.status)
    except Conflict as error:
        return _page(request, found, form, status=error.status, conflict=error.sentence)
    messages.success(request, f"Đã lưu{' và xác nhận' if confirm else ''} {saved.place}.")
    return redirect(_next_address(saved) if confirm else _address(saved))


def _initial(request: HttpRequest, found: Duty) -> dict[str, Any]:
    """The stored facts, with the suggested date where the person came to take it; not yet saved."""
    initial = duty_initial(found)
    suggested = day_suggested(found)
    if suggested is not None and request.GET.get("han") == suggested.isoformat():
        initial |= {"deadline_kind": DeadlineKind.DATE, "deadline_on": suggested}
    return initial


def _tell(form: Any, error: Invalid) -> None:
    for name, sentence in error.fields.items():
        form.add_error(name if name in form.fields else None, sentence)
    if not error.fields:
        form.add_error(None, error.sentence)


def _address(found: Duty, anchor: str = "") -> str:
    return reverse("plans:duty", args=[found.public_id]) + anchor


def _next_address(found: Duty) -> str:
    """After a confirmation the next waiting duty, the doubtful first; at the end the review."""
    following = duties_in_review(found.version).first()
    if following is not None:
        return _address(following)
    return reverse("plans:review", args=[found.version.public_id])


def _page(
    request: HttpRequest, found: Duty, form: DutyForm, *, status: int = 200, conflict: str = ""
) -> HttpResponse:
    stored = duties_in_review(found.version, EVERY_STATE).get(pk=found.pk)
    stored.version = found.version
    card = cards_of([stored])[0]
    context = {
        "version": found.version,
        "duty": stored,
        "card": card,
        "form": form,
        "conflict": conflict,
        "stored": _stored(stored) if conflict else [],
        "pieces": _around(found.version, stored),
        "before": duty_neighbour(stored, forward=False),
        "after": duty_neighbour(stored, forward=True),
        "progress": review_progress(found.version),
        "is_open": found.version.state == IN_REVIEW,
        "groups": [
            (line.party, group_members(line.party.group), set(line.party.excluded.all()))
            for line in [*card.leads, *card.partners]
            if line.party.group
        ],
        "measures": _measures(found.version, stored),
        **_carrying(found.version, stored),
        "names": names_offered() if found.version.state == IN_REVIEW else [],
    }
    return render(request, "plans/duty.html", context, status=status)


def _stored(stored: Duty) -> list[tuple[str, str]]:
    """The stored version beside the one that was typed."""
    shown = DutyForm(initial=duty_initial(stored))
    rows = []
    for bound in shown:
        value = bound.initial
        if isinstance(value, dt.date):
            value = value.strftime("%d/%m/%Y")
        choices = dict(getattr(bound.field, "choices", ()))
        rows.append((str(bound.label), str(choices.get(value, value if value is not None else ""))))
    return [(label, value or "(trống)") for label, value in rows]


def _around(version: PlanVersion, stored: Duty) -> list[Any]:
    """The paragraphs of the duty with two on each side."""
    pieces = document_pieces(version)
    places = [i for i, p in enumerate(pieces) if any(r.duty == stored for r in p.runs)]
    if not places:
        return []
    return pieces[max(0, places[0] - AROUND) : places[-1] + AROUND + 1]


def _measures(version: PlanVersion, stored: Duty) -> list[Duty]:
    if stored.kind == DutyKind.MEASURE:
        return []
    linked = {link.measure_id for link in stored.measure_links.all()}
    rows = version.duties.filter(kind=DutyKind.MEASURE).exclude(pk__in=linked)
    return list(rows.exclude(state=DROPPED).defer("compiled").order_by("order"))


def _carrying(version: PlanVersion, stored: Duty) -> dict[str, Any]:
    """Of a measure: the duties confirmed to carry it out, and those that a person may choose."""
    if stored.kind != DutyKind.MEASURE:
        return {}
    links = stored.duty_links.filter(is_confirmed=True).exclude(duty__state=DROPPED)
    carriers = list(links.select_related("duty").order_by("duty__order"))
    rows = version.duties.exclude(kind=DutyKind.MEASURE).exclude(state=DROPPED)
    rows = rows.exclude(pk__in=[link.duty_id for link in carriers])
    return {"carriers": carriers, "may_carry": list(rows.defer("compiled").order_by("order"))}


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, version_id: str) -> HttpResponse:
    """Add a duty from a passage of the document (``?tu=…&den=…``) or freely worded."""
    person = person_of(request)
    require(may_review_plans(person))
    version = version_or_404(request, version_id)
    form = DutyForm(request.POST or None, initial=_passage(request, version))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                made = duty_add(version=version, facts=form.facts(), by=person)
            except (Invalid, Conflict) as error:
                _tell(form, error if isinstance(error, Invalid) else Invalid(error.sentence))
                status = error.status
            else:
                messages.success(request, f"Đã thêm nhiệm vụ ở {made.place}.")
                return redirect(_address(made))
    context = {"version": version, "form": form}
    return render(request, "plans/add.html", context, status=status)


def _passage(request: HttpRequest, version: PlanVersion) -> dict[str, Any]:
    start, end = request.GET.get("tu", ""), request.GET.get("den", "")
    if not (start.isdigit() and end.isdigit()):
        return {"kind": DutyKind.ASSIGNMENT}
    words = " ".join(version.text[int(start) : int(end)].split())
    for mark in ("- ", "+ ", "• "):
        words = words.removeprefix(mark)
    clause = request.GET.get("muc", "")
    return {"text": words, "clause": clause, "kind": DutyKind.ASSIGNMENT}


@login_required
@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Choose where to cut a duty in two."""
    person = person_of(request)
    require(may_review_plans(person))
    found = duty_or_404(request, duty_id)
    error = ""
    if request.method == "POST":
        try:
            first, _ = duty_split(
                duty=found, at=_cut(request, found), revision=revision_from(request), by=person
            )
        except Invalid as refused:
            error = refused.sentence
        else:
            messages.success(request, "Đã tách thành hai nhiệm vụ: hãy xem lại từng nhiệm vụ.")
            return redirect(_address(first))
    context = {
        "version": found.version,
        "duty": found,
        "places": cut_places(found.text),
        "error": error,
        "typed": request.POST.get("tu_chu", ""),
    }
    return render(request, "plans/split.html", context, status=400 if error else 200)


def _cut(request: HttpRequest, found: Duty) -> int:
    """The chosen place, or where the typed words begin."""
    typed = request.POST.get("tu_chu", "").strip()
    if typed:
        return cut_at(found.text, typed)
    chosen = request.POST.get("at", "")
    if not chosen.isdigit():
        raise Invalid("Hãy chọn một chỗ tách.")
    return int(chosen)


@login_required
@require_POST
def merge(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Merge with the neighbour before or after."""
    person = person_of(request)
    require(may_review_plans(person))
    found = duty_or_404(request, duty_id)
    other = duty_neighbour(found, forward=request.POST.get("voi") != "truoc")
    if other is None:
        raise Invalid("Không có nhiệm vụ liền kề để gộp.")
    merged = duty_merge(
        duty=found, other=other, revision=revision_from(request), other_revision=None, by=person
    )
    messages.success(request, f"Đã gộp vào {merged.place}: hãy xem lại nội dung.")
    return redirect(_address(merged))


@login_required
@require_POST
def words_only(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Account in words only: no, the whole, or a part copied from the text."""
    person = person_of(request)
    require(may_review_plans(person))
    found = duty_or_404(request, duty_id)
    choice = request.POST.get("bang_loi", "")
    part = request.POST.get("words_only_part", "") if choice == "phan" else ""
    if choice == "phan" and not part.strip():
        raise Invalid("Hãy chép phần chỉ báo cáo bằng lời vào ô.")
    duty_mark_words_only(
        duty=found,
        words_only=choice in ("ca", "phan"),
        part=part,
        revision=revision_from(request),
        by=person,
    )
    messages.success(request, "Đã ghi cách báo cáo của nhiệm vụ.")
    return redirect(_address(found, "#bang-loi"))


@login_required
@require_GET
def history(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Who changed what and when, and what the machine had found."""
    found = duty_or_404(request, duty_id)
    require(may_read_version(person_of(request), found.version))
    context = {"version": found.version, "duty": found, "changes": duty_changes(found)}
    return render(request, "plans/history.html", context)
