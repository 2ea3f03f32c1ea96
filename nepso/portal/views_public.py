"""Public pages: no login, no script, no name of an officer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nepso.casework.corrections.selectors import corrections_latest
from nepso.foundation.rulebook.selectors import code_in_force
from nepso.outreach.campaigns.selectors import campaigns_running
from nepso.outreach.distribution.selectors import statements_latest
from nepso.outreach.screens.selectors import alerts_holding
from nepso.portal.audiences import GROUPS
from nepso.portal.page_meta import FeedLink, PageMeta
from nepso.portal.ports import Wanted, published
from nepso.portal.public_plan import outline, public_pieces
from nepso.portal.public_search import public_hits
from nepso.programme.plans.selectors import version_binding
from nepso.programme.reporting.following.standing import clauses_shown, whole_shown
from nepso.ui.caching import for_everybody, shown_until

LONGEST_QUERY = 200
CORRECTIONS_ON_HOME, ARTICLES_ON_HOME, CAMPAIGNS_ON_HOME = 3, 4, 3
STATEMENTS_ON_HOME = 2
ALERTS_ON_HOME = 2
# A recall is seen within a minute.
_cached = for_everybody(60)


@_cached
def home(request: HttpRequest) -> HttpResponse:
    """What is urgent now; report, check, learn; then news, corrections, how far the plan is."""
    version, alerts = version_binding(), alerts_holding()[:ALERTS_ON_HOME]
    feeds = (
        FeedLink("Tin và bài mới", reverse("portal:news_feed", args=["atom"])),
        FeedLink("Đính chính thông tin sai", reverse("corrections:feed")),
        FeedLink("Thu hồi và cải chính", reverse("distribution:statement_feed")),
    )
    said = "Phản ánh điều gây hại trên mạng, kiểm tra trước khi tin, đọc Bộ Quy tắc ứng xử."
    values = {
        "version": version,
        "overall": whole_shown() if version else None,
        "code": code_in_force(),
        "articles": published().page(Wanted(), size=ARTICLES_ON_HOME).rows,
        "groups": GROUPS,
        "alerts": alerts,
        "campaigns": campaigns_running(CAMPAIGNS_ON_HOME),
        "corrections": corrections_latest(CORRECTIONS_ON_HOME),
        "statements": statements_latest(STATEMENTS_ON_HOME),
        "meta": PageMeta("Nếp Số", said, reverse("portal:home"), feeds=feeds),
    }
    answer = render(request, "portal/home.html", values)
    if alerts:
        shown_until(answer, min(one.expires_at for one in alerts))
    return answer


@for_everybody(300)
def plan(request: HttpRequest) -> HttpResponse:
    """The adopted plan in full, with how much of each clause is done."""
    version = version_binding()
    values: dict[str, Any] = {"version": version}
    if version is not None:
        facts = clauses_shown()
        values |= {
            "overall": facts.whole,
            "outline": outline(version, deepest=2),
            "pieces": [
                (piece, facts.clause(piece.clause) if piece.kind == "heading" else None)
                for piece in public_pieces(version)
            ],
        }
    return render(request, "portal/plan.html", values)


def search(request: HttpRequest) -> HttpResponse:
    """Search over everything public, with or without tone marks; what is typed is kept nowhere."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    values = {
        "query": query,
        "page": public_hits(query, after=request.GET.get("after", "")),
        "is_first": not request.GET.get("after"),
    }
    return render(request, "portal/search.html", values)
