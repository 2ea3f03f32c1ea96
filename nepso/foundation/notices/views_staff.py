"""The inbox of an officer."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.notices.forms import MailChoiceForm
from nepso.foundation.notices.policies import may_have_notices
from nepso.foundation.notices.selectors import inbox, mail_choice_of, notice_by_public_id
from nepso.foundation.notices.services import mail_choice_set, notice_read, notices_read_all
from nepso.kernel.policy import require


@login_required
def inbox_page(request: HttpRequest) -> HttpResponse:
    """Notices, newest first; ``?xem=tat-ca`` also those read."""
    require(may_have_notices(request.user))
    person = cast(Account, request.user)
    everything = request.GET.get("xem") == "tat-ca"
    page = inbox(
        person,
        unread_only=not everything,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    values = {"page": page, "everything": everything, "tabs": _tabs(everything, person)}
    return render(request, "notices/list.html", values)


@require_POST
@login_required
def open_notice(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mark a notice read and go where it leads."""
    notice = notice_by_public_id(public_id, request.user)
    require(may_have_notices(request.user))
    notice_read(notice=notice, by=cast(Account, request.user))
    return redirect(notice.link)


@require_POST
@login_required
def read_one(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mark a notice read and stay."""
    notice = notice_by_public_id(public_id, request.user)
    require(may_have_notices(request.user))
    notice_read(notice=notice, by=cast(Account, request.user))
    return redirect("notices:list")


@require_POST
@login_required
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark every notice read."""
    require(may_have_notices(request.user))
    count = notices_read_all(by=cast(Account, request.user))
    messages.success(request, f"Đã đánh dấu {count} thông báo là đã đọc.")
    return redirect("notices:list")


@login_required
def mail_choice(request: HttpRequest) -> HttpResponse:
    """Choose how to be told by e-mail."""
    require(may_have_notices(request.user))
    person = cast(Account, request.user)
    given = request.POST if request.method == "POST" else None
    form = MailChoiceForm(given, initial={"way": mail_choice_of(person)})
    if given is not None and form.is_valid():
        mail_choice_set(account=person, way=form.cleaned_data["way"], by=person)
        messages.success(request, "Đã lưu cách nhận thư.")
        return redirect("notices:list")
    values = {"form": form, "address": person.email}
    return render(request, "notices/mail_choice.html", values, status=422 if form.errors else 200)


def _tabs(everything: bool, person: Account) -> list[dict[str, Any]]:
    here = reverse("notices:list")
    return [
        {
            "label": "Chưa đọc",
            "url": here,
            "current": not everything,
            "count": person.notices_unread or None,
        },
        {"label": "Tất cả", "url": f"{here}?xem=tat-ca", "current": everything},
    ]
