"""The list of postings, one posting, and what is done with it."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.files.services import photo_keep
from nepso.foundation.files.serving import file_response
from nepso.kernel.errors import Conflict, Invalid, NepsoError, TooLarge
from nepso.kernel.policy import require
from nepso.outreach.distribution import selectors, services
from nepso.outreach.distribution.forms_postings import OutForm, PlanForm, ProofForm, ReachForm
from nepso.outreach.distribution.kinds import Form, ProofKind
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.policies import may_distribute, may_work_on_posting
from nepso.outreach.distribution.ports import posting_panels
from nepso.outreach.distribution.presenting import posting_page_values, posting_row
from nepso.outreach.distribution.scope import is_own, scope_tabs
from nepso.outreach.distribution.selectors import PostingFilters
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.presenting import tasks_of
from nepso.ui.forms import revision_seen, tell

_RECEIVED = {
    False: "Đã nhận minh chứng. Lượt đăng được ghi thành hoạt động.",
    True: "Đã nhận liên kết. Liên kết được tính khi máy đọc được tên trang, khi có ảnh chụp màn "
    "hình, hoặc khi một người khác đã mở xem.",
}


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """What runs, what waits for proof, of all or of one's own."""
    require(may_distribute(request.user))
    own = is_own(request.GET, request.user)
    filters = PostingFilters.read(request.GET, own=own)
    page = selectors.postings_page(
        request.user,
        filters,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    values = {
        "filters": filters,
        "tabs": scope_tabs(request.GET, own=own),
        "page": page,
        "rows": [posting_row(one) for one in page.rows],
        "due": [posting_row(one) for one in selectors.postings_due(request.user)],
        "states": POSTING_STATES.choices,
        "forms": Form.choices,
        "communes": selectors.communes(),
        "years": [str(timezone.localdate().year - back) for back in range(4)],
    }
    return render(request, "distribution/postings.html", values)


@login_required
def posting(request: HttpRequest, public_id: str) -> HttpResponse:
    """A posting's page."""
    require(may_distribute(request.user))
    return posting_page(request, selectors.posting_by_public_id(public_id, request.user))


def _when(found: Posting) -> dict[str, Any]:
    """Its times as the form shows them: an end that is not shown would be lost with the move."""
    planned = timezone.localtime(found.planned_at)
    shown: dict[str, Any] = {"day": planned.date(), "time": planned.time()}
    if found.until is not None:
        until = timezone.localtime(found.until)
        shown |= {"until_day": until.date(), "until_time": until.time()}
    return shown


def posting_page(
    request: HttpRequest, found: Posting, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page, perhaps with a form that was not taken."""
    values = {
        **posting_page_values(found, request.user),
        "panels": posting_panels(found, request.user),
        "tasks": tasks_of(found.plan_tasks, request.user),
        "out_form": OutForm(kind=found.outlet.kind),
        "plan_form": PlanForm(initial=_when(found)),
        "proof_form": ProofForm(),
        "reach_form": ReachForm(
            initial={
                "measured": found.reach_measured,
                "source": found.reach_source,
                "estimated": found.reach_estimated,
                "basis": found.reach_basis,
                "revision": found.revision,
            }
        ),
        **more,
    }
    return render(request, "distribution/posting.html", values, status=status)


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """It went out, failed, is dropped, or runs at another time."""
    require(may_distribute(request.user))
    found = selectors.posting_by_public_id(public_id, request.user)
    step = request.POST.get("buoc", "")
    out_form = OutForm(request.POST, kind=found.outlet.kind)
    plan_form = PlanForm(request.POST)
    form = {"da-dang": out_form, "doi-gio": plan_form}.get(step)
    more: dict[str, Any] = {}
    if form is not None:
        more = {"out_form" if step == "da-dang" else "plan_form": form, "opened": step}
        if not form.is_valid():
            return posting_page(request, found, status=422, **more)
    try:
        sentence = _step(request, found, step, out_form, plan_form)
    except services.Careful as error:
        more["plan_form"] = PlanForm(request.POST, warned=True)
        return _anew(request, public_id, error, cautions=error.cautions, **more)
    except (Invalid, Conflict) as error:
        if form is not None and isinstance(error, Invalid):
            tell(form, error)
        return _anew(request, public_id, error, wrong=error.sentence, **more)
    messages.success(request, sentence)
    return redirect("distribution:posting", public_id=public_id)


def _step(
    request: HttpRequest, found: Posting, step: str, out_form: OutForm, plan_form: PlanForm
) -> str:
    by, reason = cast(Account, request.user), request.POST.get("ly_do", "")
    if step == "khong-duoc":
        services.posting_fail(posting=found, reason=reason, by=by)
        return "Đã ghi là không đăng được."
    facts: dict[str, Any] = {"posting": found, "revision": revision_seen(request), "by": by}
    if step == "da-dang":
        services.posting_put_out(**facts, **out_form.facts())
        return "Đã ghi là đã đăng. Hãy thêm minh chứng khi có."
    if step == "doi-gio":
        services.posting_replan(**facts, **plan_form.times())
        return "Đã đổi giờ đăng."
    if step == "bo":
        services.posting_drop(**facts, reason=reason)
        return "Đã bỏ khỏi lịch."
    raise Invalid("Không rõ bước tiếp theo: hãy tải lại trang rồi bấm lại.")


def _anew(request: HttpRequest, public_id: str, error: NepsoError, **more: Any) -> HttpResponse:
    fresh = selectors.posting_by_public_id(public_id, request.user)
    status = 409 if isinstance(error, Conflict) else 422
    return posting_page(request, fresh, status=status, **more)


@login_required
@require_POST
def prove(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a proof; a photo is made anew before it is kept."""
    require(may_distribute(request.user))
    found = selectors.posting_by_public_id(public_id, request.user)
    require(may_work_on_posting(request.user, found))
    form = ProofForm(request.POST, request.FILES)
    if not form.is_valid():
        return posting_page(request, found, status=422, proof_form=form)
    given, by = form.cleaned_data, cast(Account, request.user)
    try:
        stored = None
        if given["kind"] == ProofKind.PHOTO and given["photo"]:
            stored = photo_keep(content=given["photo"], name=given["photo"].name, by=by)
        facts = {name: given[name] for name in ("kind", "url", "plays", "text")}
        proof = services.proof_give(posting=found, stored=stored, by=by, **facts)
    except (Invalid, TooLarge, Conflict) as error:
        if isinstance(error, Conflict):
            return _anew(request, public_id, error, wrong=error.sentence, proof_form=form)
        if not getattr(error, "fields", None):
            form.add_error("photo", error.sentence)
        else:
            tell(form, error)
        return posting_page(request, found, status=422, proof_form=form)
    messages.success(request, _RECEIVED[proof.counts_since is None])
    return redirect("distribution:posting", public_id=public_id)


@login_required
@require_POST
def see_proof(request: HttpRequest, public_id: str) -> HttpResponse:
    """A second person opened the link of a proof."""
    require(may_distribute(request.user))
    found = selectors.link_by_public_id(public_id, request.user)
    services.proof_see(proof=found, by=cast(Account, request.user))
    messages.success(request, "Đã ghi là bạn đã mở xem: liên kết được tính là minh chứng.")
    return redirect("distribution:posting", public_id=found.posting.public_id)


@login_required
@require_POST
def reach(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell how many it reached."""
    require(may_distribute(request.user))
    found = selectors.posting_by_public_id(public_id, request.user)
    form = ReachForm(request.POST)
    if not form.is_valid():
        return posting_page(request, found, status=422, reach_form=form, opened="tiep-can")
    given = dict(form.cleaned_data)
    revision = given.pop("revision")
    try:
        services.reach_tell(
            posting=found, revision=revision, facts=cast(services.ReachFacts, given),
            by=cast(Account, request.user),
        )  # fmt: skip
    except (Invalid, Conflict) as error:
        tell(form, error)
        return _anew(request, public_id, error, reach_form=form, opened="tiep-can")
    messages.success(request, "Đã ghi lượt tiếp cận.")
    return redirect("distribution:posting", public_id=public_id)


@login_required
def proof_file(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The photo of a proof, for those who see the posting."""
    require(may_distribute(request.user))
    found = selectors.proof_by_public_id(public_id, request.user)
    assert found.stored is not None
    return file_response(found.stored, thumbnail=request.GET.get("nho") == "1")


@login_required
def coverage(request: HttpRequest) -> HttpResponse:
    """Communes against the eight forms, for one year."""
    require(may_distribute(request.user))
    this_year = timezone.localdate().year
    asked = request.GET.get("nam", "")
    is_year = asked.isascii() and asked.isdecimal() and len(asked) == 4
    year = int(asked) if is_year and dt.MINYEAR < int(asked) <= this_year else this_year
    values = {
        "table": selectors.coverage(year),
        "year": year,
        "years": range(this_year, this_year - 4, -1),
    }
    return render(request, "distribution/coverage.html", values)
