"""Adding evidence of every kind, taking it off, refusing one item, saying who is shown."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Invalid, NotFound, TooLarge
from nepso.kernel.policy import require
from nepso.programme.activities import selectors
from nepso.programme.activities.forms_evidence import FORMS, LABELS, new_item
from nepso.programme.activities.kinds import ItemKind
from nepso.programme.activities.models import Activity, EvidenceClaim
from nepso.programme.activities.policies import (
    may_change,
    may_decide,
    may_read_activities,
    may_say_people,
)
from nepso.programme.activities.services import (
    evidence_add,
    evidence_drop,
    evidence_people_say,
    evidence_refuse,
)
from nepso.programme.activities.taking import file_take, photos_take
from nepso.ui.forms import tell


@login_required
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """One tab a kind of evidence; what was typed stays on an error."""
    require(may_read_activities(request.user))
    found = selectors.activity_by_public_id(public_id, request.user)
    require(may_change(request.user, found))
    kind = request.GET.get("loai", "anh")
    make = FORMS.get(kind)
    if make is None:
        raise NotFound("Không có loại minh chứng này: hãy chọn trong các thẻ.")
    form = make(request.POST, request.FILES) if request.method == "POST" else make()
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _taken(request, found, form):
            return redirect("activities:activity", public_id=public_id)
    here = reverse("activities:evidence_add", args=[public_id])
    tabs = [
        {"label": LABELS[code], "url": f"{here}?loai={code}", "current": code == kind}
        for code in FORMS
    ]
    values = {"activity": found, "form": form, "tabs": tabs, "multipart": form.is_multipart()}
    return render(request, "activities/evidence_add.html", values, status=status)


def _taken(request: HttpRequest, activity: Activity, form: forms.Form) -> bool:
    person, given = cast(Account, request.user), form.cleaned_data
    kind: ItemKind = form.kind  # type: ignore[attr-defined]
    try:
        if kind == ItemKind.PHOTO:
            return _photos(request, activity, form)
        if kind == ItemKind.FILE:
            file_take(activity, given["file"], title=given["title"], by=person)
        else:
            evidence_add(activity=activity, new=new_item(form, kind), by=person)
    except (Invalid, TooLarge) as error:
        tell(form, error)
        return False
    messages.success(request, "Đã thêm minh chứng.")
    return True


def _photos(request: HttpRequest, activity: Activity, form: Any) -> bool:
    given = form.cleaned_data
    uploads = [*given["camera"], *given["photos"]]
    wrong = photos_take(
        activity, uploads, people_shown=given["people_shown"], by=cast(Account, request.user)
    )
    if len(wrong) == len(uploads):
        for sentence in wrong:
            form.add_error("photos", sentence)
        return False
    for sentence in wrong:
        messages.warning(request, sentence)
    messages.success(request, f"Đã thêm {len(uploads) - len(wrong)} ảnh.")
    return True


def _claim(request: HttpRequest, public_id: str, item: str) -> EvidenceClaim:
    found = selectors.activity_by_public_id(public_id, request.user)
    rows = EvidenceClaim.objects.select_related("activity__agency", "item")
    claim = rows.filter(activity=found, item__public_id=item).first()
    if claim is None:
        raise NotFound("Minh chứng này không còn trong hoạt động: hãy tải lại trang.")
    return claim


@login_required
@require_POST
def drop(request: HttpRequest, public_id: str, item: str) -> HttpResponse:
    """Take one item off while the activity is the agency's own paper."""
    require(may_read_activities(request.user))
    claim = _claim(request, public_id, item)
    require(may_change(request.user, claim.activity))
    evidence_drop(claim=claim, by=cast(Account, request.user))
    messages.success(request, f"Đã bỏ minh chứng “{claim.item.title}”.")
    return redirect("activities:activity", public_id=public_id)


@login_required
@require_POST
def refuse(request: HttpRequest, public_id: str, item: str) -> HttpResponse:
    """Refuse one item with a reason; the rest is still to be decided."""
    require(may_read_activities(request.user))
    claim = _claim(request, public_id, item)
    require(may_decide(request.user, claim.activity))
    reason = request.POST.get("ly_do", "")
    evidence_refuse(claim=claim, reason=reason, by=cast(Account, request.user))
    messages.success(request, f"Đã ghi không nhận minh chứng “{claim.item.title}”.")
    return redirect("activities:activity", public_id=public_id)


@login_required
@require_POST
def people(request: HttpRequest, public_id: str, item: str) -> HttpResponse:
    """Say who is shown on a photo."""
    require(may_read_activities(request.user))
    claim = _claim(request, public_id, item)
    require(may_say_people(request.user, claim.activity))
    said = request.POST.get("nguoi", "")
    evidence_people_say(claim=claim, people_shown=said, by=cast(Account, request.user))
    messages.success(request, "Đã ghi về người trong ảnh.")
    return redirect("activities:activity", public_id=public_id)
