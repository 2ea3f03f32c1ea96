"""Which tasks of its own agency a posting serves: search, press, without script."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.distribution import selectors, services
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.policies import may_distribute, may_work_on_posting
from nepso.outreach.products.ports import plan_tasks
from nepso.outreach.products.presenting import tasks_of
from nepso.ui.forms import revision_seen


@login_required
def tasks(request: HttpRequest, public_id: str) -> HttpResponse:
    """The tasks it serves, and a search for more."""
    require(may_distribute(request.user))
    found = selectors.posting_by_public_id(public_id, request.user)
    require(may_work_on_posting(request.user, found))
    if request.method != "POST":
        return _page(request, found)
    try:
        services.posting_serve(
            posting=found,
            revision=revision_seen(request),
            plan_tasks=_after(request, found),
            by=cast(Account, request.user),
        )
    except (Conflict, Invalid) as error:
        fresh = selectors.posting_by_public_id(public_id, request.user)
        status = 422 if isinstance(error, Invalid) else 409
        return _page(request, fresh, wrong=error.sentence, status=status)
    messages.success(request, "Đã lưu.")
    return HttpResponseRedirect(request.get_full_path())


def _after(request: HttpRequest, found: Posting) -> list[str]:
    one, button = request.POST.get("la", ""), request.POST.get("buoc", "")
    rest = [other for other in found.plan_tasks if other != one]
    if button == "bo":
        return rest
    if button != "them" or one not in plan_tasks().named([one], request.user):
        raise Invalid("Không tìm thấy nhiệm vụ này: hãy tìm lại.")
    return [*rest, one]


def _page(
    request: HttpRequest, found: Posting, *, wrong: str = "", status: int = 200
) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:200]
    held = set(found.plan_tasks)
    values = {
        "posting": found,
        "is_last_task_out": selectors.is_last_task_out(found),
        "wrong": wrong,
        "words": words,
        "tasks": tasks_of(found.plan_tasks, request.user),
        "offered": [t for t in plan_tasks().found(words, request.user) if t.public_id not in held],
    }
    return render(request, "distribution/posting_tasks.html", values, status=status)
