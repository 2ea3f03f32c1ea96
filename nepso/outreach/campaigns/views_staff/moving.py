"""One posting moved from the calendar: by its script, or by a form without script."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.campaigns.calendar.filters import CalendarFilters
from nepso.outreach.campaigns.calendar.moving import posting_put_back, posting_shift, undo_of
from nepso.outreach.campaigns.views_staff.calendar import UNDO
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.policies import may_distribute, may_work_on_posting
from nepso.outreach.distribution.selectors import posting_by_public_id
from nepso.outreach.distribution.services import Careful
from nepso.ui.forms import ClockField, DateField, revision_seen, tell


class MoveForm(forms.Form):
    """Another day and hour; ``knowing`` once the machine has told something."""

    day = DateField(label="Dời sang ngày", error_messages={"required": "Chưa có ngày: hãy ghi."})
    time = ClockField(label="Giờ", help_text="Ví dụ 17:30.")
    knowing = forms.BooleanField(label="Đã biết những điều máy nhắc, vẫn dời", required=False)

    def __init__(self, *args: Any, warned: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not warned and not self.data.get("knowing"):
            del self.fields["knowing"]

    def moment(self) -> dt.datetime:
        """The time in Việt Nam."""
        given = self.cleaned_data
        return timezone.make_aware(dt.datetime.combine(given["day"], given["time"]))


@login_required
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Move it, or take its last move back. A GET shows the form and changes nothing."""
    require(may_distribute(request.user))
    found = posting_by_public_id(public_id, request.user)
    require(may_work_on_posting(request.user, found))
    if request.method != "POST":
        at = timezone.localtime(found.planned_at)
        return _form_page(request, found, MoveForm(initial={"day": at.date(), "time": at.time()}))
    if request.POST.get("buoc") == "hoan-tac":
        return _put_back(request, found)
    form = MoveForm(request.POST)
    if not form.is_valid():
        told = " ".join(str(one) for errors in form.errors.values() for one in errors)
        return _refused(request, found, form, told, 422)
    try:
        moved, undo = posting_shift(
            posting=found, revision=revision_seen(request), to=form.moment(),
            by=cast(Account, request.user), knowing=bool(form.cleaned_data.get("knowing")),
        )  # fmt: skip
    except Careful as error:
        form = MoveForm(request.POST, warned=True)
        told = error.sentence
        return _refused(request, found, form, told, 409, cautions=error.cautions)
    except (Conflict, Invalid) as error:
        tell(form, error)
        status = 409 if isinstance(error, Conflict) else 422
        return _refused(request, found, form, error.sentence, status)
    request.session[UNDO] = {**undo, "title": found.product.title[:200]}
    return _done(request, f"Đã dời “{found.product.title}” sang {_words(moved)}.")


def _put_back(request: HttpRequest, found: Posting) -> HttpResponse:
    undo = undo_of(request.session.get(UNDO))
    if undo is None or undo["posting"] != found.public_id:
        return _failed(request, "Không còn gì để hoàn tác: lần dời đã quá nửa giờ.")
    try:
        back = posting_put_back(posting=found, undo=undo, by=cast(Account, request.user))
    except (Conflict, Invalid) as error:
        request.session.pop(UNDO, None)
        return _failed(request, error.sentence)
    request.session.pop(UNDO, None)
    return _done(request, f"Đã trả “{found.product.title}” về {_words(back)}.")


def _words(posting: Posting) -> str:
    return f"{timezone.localtime(posting.planned_at):%H:%M ngày %d/%m/%Y}"


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _back(request: HttpRequest) -> str:
    """The calendar as it was looked at: only its own words are taken over."""
    return reverse("campaigns:calendar") + _seen(request).address()


def _seen(request: HttpRequest) -> CalendarFilters:
    asked = request.POST.get("ve") or request.GET.get("ve", "")
    return CalendarFilters.read(QueryDict(asked[:500]))


def _done(request: HttpRequest, sentence: str) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"sentence": sentence})
    messages.success(request, sentence)
    return redirect(_back(request))


def _failed(request: HttpRequest, sentence: str) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"sentence": sentence}, status=409)
    messages.warning(request, sentence)
    return redirect(_back(request))


def _refused(
    request: HttpRequest,
    found: Posting,
    form: MoveForm,
    sentence: str,
    status: int,
    *,
    cautions: list[str] | None = None,
) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"sentence": sentence, "cautions": cautions or []}, status=status)
    fresh = posting_by_public_id(found.public_id, request.user)
    return _form_page(request, fresh, form, status=status, cautions=cautions)


def _form_page(
    request: HttpRequest, found: Posting, form: MoveForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    seen = _seen(request).address().removeprefix("?")
    values = {"posting": found, "form": form, "back": _back(request), "ve": seen, **more}
    return render(request, "campaigns/move.html", values, status=status)
