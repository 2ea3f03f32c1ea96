"""Looking up: by POST, never cached, nothing kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nepso.casework.lookup.forms import DisputeForm, LookupForm
from nepso.casework.lookup.ports import report_form
from nepso.casework.lookup.selectors import (
    answers_or_advice,
    is_doubtful,
    item_listed,
    sources_page,
)
from nepso.casework.lookup.services import listing_dispute
from nepso.kernel.errors import Invalid, NotFound


@never_cache
@sensitive_post_parameters("text")
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """Paste a message; read what each link and number in it is, why, and what to do."""
    form = LookupForm(request.POST if request.method == "POST" else None)
    answers, status = [], 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                answers, status = answers_or_advice(form.cleaned_data["text"]), 200
            except Invalid as error:
                form.add_error("text", error.sentence)
    values = {
        "form": form,
        "answers": answers,
        "dispute": DisputeForm(),
        "report": report_form() if is_doubtful(answers) else None,
    }
    return render(request, "lookup/look_up.html", values, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that an entry is wrong: a choice of reasons, no name, no words."""
    item = item_listed(pk)
    if item is None:
        raise NotFound("Mục này không còn trong danh sách nào.")
    form = DisputeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        listing_dispute(item=item, reason=form.cleaned_data["reason"])
        return redirect("lookup:disputed")
    status = 422 if form.is_bound else 200
    return render(request, "lookup/dispute.html", {"form": form, "item": item}, status=status)


def disputed(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "lookup/disputed.html")


def lists(request: HttpRequest) -> HttpResponse:
    """The lists that are asked, each with its source and date."""
    living = [source for source in sources_page() if source.withdrawn_at is None]
    return render(request, "lookup/lists.html", {"sources": living})
