"""One submission: what was filed, what the machine points out, and the forms that decide."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.casework.corrections.selectors import correction_matches
from nepso.casework.intake.forms import NOT_KNOWN
from nepso.casework.intake.models import Material, Submission
from nepso.casework.intake.selectors import materials_ready, thread_of
from nepso.casework.intake.services import material_destroy, material_redact
from nepso.casework.triage import selectors
from nepso.casework.triage.evidence import pieces_of
from nepso.casework.triage.forms import NamingForm
from nepso.casework.triage.models import Naming, TriageItem, Urgency
from nepso.casework.triage.offering import Offering
from nepso.casework.triage.policies import may_decide_item, may_read_item
from nepso.casework.triage.presenting import (
    answer_lines,
    contact_lines,
    data_lines,
    excerpt_shown,
    filed_facts,
    suggested_harms,
)
from nepso.casework.triage.ringing import is_ringing
from nepso.casework.triage.services import (
    hold_lift,
    item_read,
    text_redact,
    triage_claim,
    triage_release,
)
from nepso.casework.triage.services.claiming import claimed_by_other
from nepso.casework.triage.states import TRIAGE_STATES
from nepso.casework.triage.urgency import urgency_reasons
from nepso.foundation.accounts.models import Account
from nepso.foundation.files.selectors import stored_by_public_id
from nepso.foundation.files.serving import file_response
from nepso.kernel.errors import Invalid, NotFound
from nepso.kernel.policy import require

BOX_FIELDS = (
    ("trai", "Từ trái"),
    ("tren", "Từ trên"),
    ("rong", "Rộng"),
    ("cao", "Cao"),
)


@login_required
def item(request: HttpRequest, public_id: str) -> HttpResponse:
    """The page of one submission."""
    found = selectors.item_of(public_id)
    require(may_read_item(request.user, found))
    item_read(item=found, by=cast(Account, request.user))
    return page(request, found)


def page(
    request: HttpRequest,
    found: TriageItem,
    *,
    bound: dict[str, Any] | None = None,
    naming: NamingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, with a form that was sent and did not hold in the place of its empty one."""
    person, submission = cast(Account, request.user), found.submission
    suggestion = selectors.suggestion_of(submission)
    alike = selectors.alike_ones(submission, person)
    may_decide = may_decide_item(person, found)
    namings = list(submission.namings.select_related("agency", "by").order_by("-id"))
    values = {
        "item": found,
        "submission": submission,
        "state": TRIAGE_STATES.state(found.state),
        "pieces": pieces_of(submission.text, suggestion),
        "suggestion": suggestion,
        "harms": suggested_harms(suggestion),
        "urgency_reasons": urgency_reasons(submission, suggestion),
        "answers": answer_lines(suggestion),
        "data": data_lines(submission),
        "facts": filed_facts(submission),
        "reporter": contact_lines(submission),
        "alike": [(one, excerpt_shown(one.item)) for one in alike],
        "corrections": correction_matches(submission.text),
        "materials": list(materials_ready(submission)),
        "thread": list(thread_of(submission)),
        "decisions": selectors.decisions_of(submission),
        "holder": claimed_by_other(found, person),
        "is_ringing": found.urgency == Urgency.DANGER and is_ringing(submission),
        "is_mine": found.claimed_by_id == person.pk,
        "forms": Offering(submission, suggestion, alike).all(bound or {}) if may_decide else [],
        "may_decide": may_decide,
        "naming": naming or NamingForm(initial={"agency": _named(submission, namings)}),
        "namings": namings,
        "box_fields": BOX_FIELDS,
    }
    return render(request, "triage/item.html", values, status=status)


def _named(submission: Submission, namings: list[Naming]) -> str:
    """What the form of the agency complained of begins with."""
    if submission.complained_of is not None:
        return str(submission.complained_of.code)
    return NOT_KNOWN if namings else ""


@login_required
@require_POST
def step(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take in hand, give back, or say that it is no spam."""
    found = selectors.item_of(public_id)
    require(may_read_item(request.user, found))
    acts = {
        "cam": (triage_claim, "Bạn đang xem phản ánh này; người khác thấy điều đó."),
        "tra": (triage_release, "Đã trả phản ánh về danh sách chung."),
        "khong-rac": (hold_lift, "Đã đưa phản ánh vào danh sách chờ phân loại."),
    }
    if request.POST.get("buoc") not in acts:
        raise Invalid("Không rõ bước cần làm: hãy quay lại và bấm nút trên trang.")
    do, sentence = acts[request.POST["buoc"]]
    do(item=found, by=cast(Account, request.user))
    messages.success(request, sentence)
    return redirect("triage:item", public_id)


@login_required
@require_POST
def redact(request: HttpRequest, public_id: str) -> HttpResponse:
    """Black out the ticked pieces of personal data for everybody who reads it after us."""
    found = selectors.item_of(public_id)
    require(may_read_item(request.user, found))
    chosen = request.POST.getlist("che")
    made = text_redact(item=found, chosen=chosen, by=cast(Account, request.user))
    messages.success(request, f"Cơ quan khác sẽ không thấy {len(made.pieces)} chỗ đã che.")
    return redirect("triage:item", public_id)


@login_required
def picture(request: HttpRequest, public_id: str, material: str) -> HttpResponseBase:
    """The bytes of a screenshot, once somebody asked to see it."""
    found = selectors.item_of(public_id)
    require(may_read_item(request.user, found))
    stored = stored_by_public_id(_material(found, material).stored)
    if stored is None:
        raise NotFound("Ảnh này không còn: hãy tải lại trang của phản ánh.")
    return file_response(stored)


@login_required
@require_POST
def picture_redact(request: HttpRequest, public_id: str, material: str) -> HttpResponse:
    """Black out one box of a screenshot, given in parts of a hundred, for good."""
    found = selectors.item_of(public_id)
    require(may_decide_item(request.user, found))
    try:
        box = [float(request.POST.get(name, "")) / 100 for name, _ in BOX_FIELDS]
    except ValueError as error:
        raise Invalid("Hãy điền bốn số từ 0 đến 100 cho chỗ cần che.") from error
    material_redact(
        material=_material(found, material), boxes=[box], by=cast(Account, request.user)
    )
    messages.success(request, "Đã che vĩnh viễn chỗ ấy trên ảnh.")
    return redirect("triage:item", public_id)


@login_required
@require_POST
def picture_destroy(request: HttpRequest, public_id: str, material: str) -> HttpResponse:
    """Destroy a screenshot that must not be kept."""
    found = selectors.item_of(public_id)
    require(may_decide_item(request.user, found))
    material_destroy(material=_material(found, material), by=cast(Account, request.user))
    messages.success(request, "Đã hủy ảnh.")
    return redirect("triage:item", public_id)


def _material(found: TriageItem, public_id: str) -> Material:
    """The picture, of this submission only."""
    one = materials_ready(found.submission).filter(public_id=public_id).first()
    if one is None:
        raise NotFound("Ảnh này không còn: hãy tải lại trang của phản ánh.")
    return one
