"""The queue, and how often people held what the machine suggested."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nepso.casework.triage import selectors
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.policies import may_triage
from nepso.casework.triage.presenting import queue_lines
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.search.selectors import words_of
from nepso.kernel.errors import Invalid
from nepso.kernel.keyset import Page
from nepso.kernel.policy import require

MOST_ASKED = 200
NOTHING_FOUND = "Không có phản ánh nào trong danh sách này có các từ ấy."
# What stands in the address → which rows; its title; what is said when it is empty.
LISTS = {
    "": ("waiting", "Chờ phân loại", "Không còn phản ánh nào chờ phân loại."),
    "tam-giu": ("held", "Tạm giữ, nghi thư rác", "Không có phản ánh nào bị tạm giữ."),
    "hoi-lai": ("asked", "Đang hỏi lại", "Không có phản ánh nào chờ người dân trả lời."),
    "da-xong": ("decided", "Đã phân loại", "Chưa có phản ánh nào được phân loại."),
}


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """One list of the queue, urgent first, then the oldest."""
    require(may_triage(request.user))
    name = request.GET.get("danh-sach", "")
    name = name if name in LISTS else ""
    which, title, empty = LISTS[name]
    asked = request.GET.get("q", "").strip()[:MOST_ASKED]
    page, told = _page(request, which, asked)
    values = {
        "name": name,
        "asked": asked,
        "told": told,
        "title": title,
        "empty": NOTHING_FOUND if asked else empty,
        "page": page,
        "lines": queue_lines(page.rows, request.user),
        "tabs": _tabs(request.user, name),
        "urgent": selectors.urgent_untaken(request.user),
    }
    return render(request, "triage/list.html", values)


def _page(request: HttpRequest, which: str, asked: str) -> tuple[Page[TriageItem], str]:
    """The lines to show, and a sentence where what was asked for is not searched for."""
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    try:
        if words_of(asked):
            return selectors.queue_found(request.user, which, asked, after=after), ""
    except Invalid as error:
        return Page([], "", ""), error.sentence
    return selectors.queue_page(request.user, which, after=after, before=before), ""


@login_required
def urgent(request: HttpRequest) -> HttpResponse:
    """What may be a danger and nobody took, for the page that asks anew every minute."""
    require(may_triage(request.user))
    values = {"urgent": selectors.urgent_untaken(request.user)}
    return render(request, "triage/_urgent.html", values)


def _tabs(person: Person, current: str) -> list[dict[str, Any]]:
    counts = selectors.waiting_counts(person)
    counted = {"waiting": counts.total, "held": counts.held}
    address = reverse("triage:list")
    return [
        {
            "label": title,
            "url": f"{address}?danh-sach={name}" if name else address,
            "current": name == current,
            "count": counted.get(which, ""),
        }
        for name, (which, title, _) in LISTS.items()
    ]


@login_required
def agreement(request: HttpRequest) -> HttpResponse:
    """How often a person held what was suggested, harm by harm. Counts, nobody's name."""
    require(may_triage(request.user))
    lines = selectors.agreement_lines()
    decided = sum(line.decided for line in lines)
    agreed = sum(line.agreed for line in lines)
    share = agreed / decided if decided else 0
    values = {"lines": lines, "decided": decided, "agreed": agreed, "share": share}
    return render(request, "triage/agreement.html", values)
