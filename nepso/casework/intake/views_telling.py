"""Telling reporters what was answered, by the way that they chose, and noting that it was done."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from nepso.casework.intake.delivered import (
    contact_for,
    days_agreed,
    deliveries_of,
    to_tell_page,
    told_by_public_id,
    tries_of,
    who_calls,
)
from nepso.casework.intake.kinds import ANSWERED_BY, AnswerBy
from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import may_tell
from nepso.casework.intake.ports import telling_opened
from nepso.casework.intake.services import delivery_record
from nepso.casework.intake.states import DELIVERY
from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.ui.forms import DateField, tell

BY_NUMBER = (AnswerBy.TELEPHONE, AnswerBy.ZALO)
REACHED, NOT_REACHED = "roi", "chua"


class TellingForm(forms.Form):
    """What became of one try."""

    way = forms.ChoiceField(
        label="Đã báo bằng cách nào",
        choices=[row for row in ANSWERED_BY.items() if row[0] != AnswerBy.EMAIL],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn đã báo bằng cách nào."},
    )
    told_at = forms.DateTimeField(
        label="Lúc nào",
        input_formats=["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(format="%d/%m/%Y %H:%M"),
        help_text="Ví dụ: 27/11/2026 08:30.",
        error_messages={
            "invalid": "Hãy ghi ngày và giờ, ví dụ 27/11/2026 08:30.",
            "required": "Hãy ghi lúc đã báo.",
        },
    )
    is_reached = forms.ChoiceField(
        label="Kết quả",
        choices=[(REACHED, "Đã báo được cho chính người phản ánh"), (NOT_REACHED, "Chưa báo được")],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn kết quả."},
    )
    next_on = DateField(
        label="Ngày báo lại", required=False, help_text="Chỉ ghi khi chưa báo được."
    )


@login_required
@never_cache
@require_safe
def telling_list(request: HttpRequest) -> HttpResponse:
    """Whose answer a person has still to bring them."""
    require(may_tell(request.user))
    after, before = request.GET.get("sau", ""), request.GET.get("truoc", "")
    page = to_tell_page(request.user, after=after, before=before)
    shown = [one.pk for one in page.rows]
    told, days = deliveries_of(shown), days_agreed(shown)
    rows = [
        (one, [t for t in told[one.pk] if t.is_for_a_person], days.get(one.pk)) for one in page.rows
    ]
    return render(request, "intake/to_tell.html", {"page": page, "rows": rows})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def telling(request: HttpRequest, public_id: str) -> HttpResponse:
    """What to tell one reporter, how, and noting it."""
    require(may_tell(request.user))
    person = cast(Account, request.user)
    submission = told_by_public_id(public_id, person)
    case_url = telling_opened(submission, person)
    if request.method != "POST":
        chosen = "" if submission.answer_by == AnswerBy.EMAIL else submission.answer_by
        form = TellingForm(initial={"way": chosen, "told_at": now()})
        return _page(request, submission, form, case_url, 200)
    form = TellingForm(request.POST)
    if form.is_valid():
        try:
            _recorded(request, submission, form.cleaned_data, person)
            return redirect("intake:telling_list")
        except (Conflict, Invalid) as error:
            tell(form, error)
            return _page(
                request, submission, form, case_url, 409 if isinstance(error, Conflict) else 422
            )
    return _page(request, submission, form, case_url, 422)


def _recorded(
    request: HttpRequest, submission: Submission, given: dict[str, Any], person: Account
) -> None:
    reached = given["is_reached"] == REACHED
    delivery_record(
        submission=submission,
        way=given["way"],
        told_at=given["told_at"],
        is_reached=reached,
        next_on=given["next_on"],
        by=person,
    )
    messages.success(request, "Đã ghi: đã báo." if reached else "Đã ghi: sẽ báo lại.")


def _page(
    request: HttpRequest, submission: Submission, form: TellingForm, case_url: str, status: int
) -> HttpResponse:
    told = deliveries_of([submission.pk])[submission.pk]
    values = {
        "submission": submission,
        "form": form,
        "waiting": [t for t in told if t.delivery.state in DELIVERY.group("not_there")],
        # Not "contact": that is whom this installation names in its footer.
        "reporter": contact_for(request.user, submission),
        "case_url": case_url,
        "callers": who_calls(submission) if submission.answer_by in BY_NUMBER else None,
        "tries": [(one, ANSWERED_BY[one.way]) for one in tries_of(submission)],
        "chosen": ANSWERED_BY.get(submission.answer_by, "Tự xem bằng mã"),
    }
    return render(request, "intake/telling.html", values, status=status)
