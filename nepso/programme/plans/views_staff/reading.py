"""Reading plans: the list, a version as text, its versions, two versions compared."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.programme.plans.comparing import compare_duties, compare_texts
from nepso.programme.plans.forms import DescribeForm
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.policies import may_read_plans, may_read_version, may_review_plans
from nepso.programme.plans.selectors import (
    document_pieces,
    duties_of,
    plans_listed,
    review_progress,
    shown_versions,
    version_by_public_id,
    version_changes,
    versions_of,
)
from nepso.programme.plans.services import plan_make_programme, version_describe
from nepso.programme.plans.states import ADOPTED, IN_REVIEW, VERSION_STATES
from nepso.programme.plans.views_staff.asking import person_of, plan_or_404, version_or_404


@login_required
@require_GET
def plan_list(request: HttpRequest) -> HttpResponse:
    """All plans with their versions and where each stands."""
    person = person_of(request)
    require(may_read_plans(person))
    context = {
        "plans": [
            (plan, [(v, VERSION_STATES.state(v.state)) for v in shown_versions(plan)])
            for plan in plans_listed(person)
        ],
        "may_review": bool(may_review_plans(person)),
    }
    return render(request, "plans/list.html", context)


@login_required
@require_GET
def plan(request: HttpRequest, plan_id: str) -> HttpResponse:
    """One plan and its versions."""
    person = person_of(request)
    require(may_read_plans(person))
    found = plan_or_404(plan_id)
    versions = [(v, VERSION_STATES.state(v.state)) for v in versions_of(found, person)]
    if not versions:
        raise NotFound("Không có kế hoạch này, hoặc bạn không được xem.")
    may_review = bool(may_review_plans(person))
    is_open = any(v.state in VERSION_STATES.group("open") for v, _ in versions)
    binding = next((v for v, _ in versions if v.state == ADOPTED), None)
    context = {
        "plan": found,
        "versions": versions,
        "binding": binding,
        "may_review": may_review,
        "may_amend": may_review and binding is not None and not is_open,
        "readable": VERSION_STATES.group("readable"),
        "may_make_programme": may_review and binding is not None and not found.is_programme,
    }
    return render(request, "plans/plan.html", context)


@login_required
@require_POST
def make_programme(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Make this the plan that the public page, the dashboards and the reports are about."""
    person = person_of(request)
    require(may_review_plans(person))
    found = plan_or_404(plan_id)
    plan_make_programme(plan=found, by=person)
    messages.success(request, "Đã đặt làm kế hoạch chính.")
    return redirect("plans:plan", plan_id=plan_id)


@login_required
@require_GET
def read(request: HttpRequest, version_id: str) -> HttpResponse:
    """A version as text: its outline, and each duty's sentence leading to the duty."""
    person = person_of(request)
    version = version_or_404(request, version_id)
    require(may_read_version(person, version))
    duties = list(duties_of(version))
    context = {
        "version": version,
        "state": VERSION_STATES.state(version.state),
        "pieces": document_pieces(version, duties),
        "outline": [c for c in version.clauses.all() if c.label.count(".") < 2],
        "duties": duties,
        "progress": review_progress(version),
        "may_review": bool(may_review_plans(person)),
        "changes": version_changes(version),
    }
    return render(request, "plans/read.html", context)


@login_required
@require_GET
def compare(request: HttpRequest, version_id: str) -> HttpResponse:
    """Two versions of a plan: word by word for each duty, and for the whole text."""
    person = person_of(request)
    version = version_or_404(request, version_id)
    require(may_read_version(person, version))
    others = [v for v in versions_of(version.plan, person) if v.pk != version.pk]
    wanted = request.GET.get("voi", "")
    earlier = next((v for v in others if v.public_id == wanted), None)
    earlier = earlier or next((v for v in others if v.number < version.number), None)
    if earlier is None:
        raise NotFound("Kế hoạch này chưa có phiên bản khác để so sánh.")
    old = version_by_public_id(person, earlier.public_id)
    assert old is not None
    rows = compare_duties(list(duties_of(old)), list(duties_of(version)))
    context = {
        "version": version,
        "old": old,
        "others": others,
        "rows": rows,
        "unchanged": sum(row.kind == "same" for row in rows),
        "paragraphs": compare_texts(_paragraphs(old), _paragraphs(version)),
    }
    return render(request, "plans/compare.html", context)


def _paragraphs(version: PlanVersion) -> list[str]:
    return [" ".join(piece.text.split()) for piece in document_pieces(version, [])]


@login_required
@require_http_methods(["GET", "POST"])
def describe(request: HttpRequest, version_id: str) -> HttpResponse:
    """Fill in what the document's heading leaves blank."""
    person = person_of(request)
    require(may_review_plans(person))
    version = version_or_404(request, version_id)
    if version.state != IN_REVIEW:
        raise Conflict("Bản kế hoạch này không còn được rà soát nên không sửa được.")
    initial = {
        "title": version.plan.title,
        "symbol": version.symbol,
        "issuer": version.issuer,
        "issued_on": version.issued_on,
    }
    form = DescribeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            version_describe(version=version, by=person, **form.cleaned_data)
        except Invalid as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, "Đã lưu thông tin chung của kế hoạch.")
            return redirect("plans:review", version.public_id)
    status = 400 if form.errors else 200
    return render(request, "plans/describe.html", {"version": version, "form": form}, status=status)
