"""One version beside the one before it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nepso.kernel.policy import require
from nepso.outreach.products import selectors
from nepso.outreach.products.diffing import differences
from nepso.outreach.products.facts import LABELS, words_of_fact
from nepso.outreach.products.policies import may_keep_products, may_write
from nepso.outreach.products.presenting import tasks_of
from nepso.outreach.products.richtext import rich_html


@login_required
def version(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """What it said then, and what changed in it."""
    require(may_keep_products(request.user))
    found = selectors.product_by_public_id(public_id, request.user)
    require(may_write(request.user, found.agency))
    rows = found.versions.select_related("written_by", "approved_by")
    shown = get_object_or_404(rows, number=number)
    before = rows.filter(number__lt=number).order_by("-number").first()
    facts = shown.facts
    short = [n for n in LABELS if n not in ("source", "plan_tasks")]
    told = [(LABELS[name], words_of_fact(name, facts.get(name))) for name in short]
    values = {
        "product": found,
        "version": shown,
        "before": before,
        "outside": shown.links.filter(decision="approve").select_related("issued_by").first(),
        "after": rows.filter(number__gt=number).order_by("number").first(),
        "changes": differences(before.facts, facts) if before else [],
        "lines": [line for line in told if line[1]],
        "tasks": tasks_of(facts["plan_tasks"], request.user),
        "text": rich_html(facts["source"]),
    }
    return render(request, "products/version.html", values)
