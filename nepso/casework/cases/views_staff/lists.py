"""My queue: one card a case, what is overdue first, the next step on the card."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from nepso.casework.cases import selectors
from nepso.casework.cases.policies import may_have_cases
from nepso.casework.cases.presenting import case_cards
from nepso.casework.cases.selectors import CaseFilters
from nepso.casework.cases.selectors.listing import MOST_COUNTED, VIEWS
from nepso.casework.cases.states import CASE
from nepso.casework.intake.harms import Harm
from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.kernel.policy import require

_TABS = {
    "toi": "Chờ tôi",
    "co-quan": "Của cơ quan",
    "tat-ca": "Tất cả đang xử lý",
    "khep": "Đã khép",
}


@never_cache
@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """The cases of one tab."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    filters = CaseFilters.read(request.GET)
    view = filters.xem if filters.xem in VIEWS else "toi"
    page = selectors.cases_page(
        person,
        filters,
        view=view,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    values = {
        "title": "Hồ sơ xử lý",
        "filters": filters,
        "view": view,
        "page": page,
        "cards": case_cards(page.rows, person),
        "tabs": _tabs(person, view, filters),
        "states": [(s.code, s.label) for s in CASE.states if _shown(s.code, view)],
        "harms": Harm.choices,
        "offered": list(selectors.referrals_offered_to(person)[:20]),
    }
    return render(request, "cases/queue.html", values)


def _shown(code: str, view: str) -> bool:
    return code in CASE.group("closed" if view == "khep" else "live")


def _tabs(person: Account, view: str, filters: CaseFilters) -> list[dict[str, Any]]:
    tabs = []
    for code, label in _TABS.items():
        count: int | str = ""
        if code in ("toi", "co-quan"):
            count = selectors.bounded(selectors.cases_of_view(person, code))
            count = f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else count
        url = f"?{filters.query(xem=code)}"
        tabs.append({"label": label, "url": url, "current": code == view, "count": count})
    late = selectors.cases_of_view(person, "co-quan").filter(due_at__lt=now())
    if number := selectors.bounded(late):
        url = f"?{filters.query(xem='co-quan', qua_han='1')}"
        tabs.append({"label": "Quá hạn", "url": url, "current": False, "count": number})
    return tabs
