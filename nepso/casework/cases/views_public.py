"""Without an account: a body outside answers with its code; everybody reads what is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nepso.casework.cases.forms import OutsideOpenForm, OutsideReplyForm
from nepso.casework.cases.models import OutsideRequest
from nepso.casework.cases.retention import ASKED_FOR, RULES
from nepso.casework.cases.services import outside_open, outside_reply
from nepso.casework.cases.states import REPLIED
from nepso.casework.cases.terms import DAYS, URGENT_DAYS
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.ui.forms import tell


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def outside_answer(request: HttpRequest) -> HttpResponse:
    """Number and code open the request; its answer is sent from the same page. By POST only, so
    that the code stands in no address, log or referrer."""
    if request.method != "POST":
        number = request.GET.get("so", "")[:20]
        return _open(request, OutsideOpenForm(initial={"number": number}))
    opening = OutsideOpenForm(request.POST)
    if not opening.is_valid():
        return _open(request, opening, status=422)
    given = opening.cleaned_data
    try:
        found = outside_open(number=given["number"], code=given["code"])
    except NotFound as error:
        opening.add_error("code", error.sentence)
        return _open(request, opening, status=404)
    if found.state == REPLIED:
        return _page(request, {"answered": True})
    return _answer(request, found)


def _answer(request: HttpRequest, found: OutsideRequest) -> HttpResponse:
    """The request with the form of its answer; the answer itself when it was typed."""
    is_typed = "answer" in request.POST
    form = OutsideReplyForm(request.POST if is_typed else None, initial=request.POST.dict())
    if is_typed and form.is_valid():
        try:
            outside_reply(**form.cleaned_data)
        except Invalid as error:
            tell(form, error)
        except Conflict:
            found.refresh_from_db(fields=["state"])
            if found.state != REPLIED:
                raise  # ended meanwhile: it was not taken
            return _page(request, {"answered": True})  # sent twice
        else:
            return _page(request, {"answered": True})
    return _page(request, {"outside": found, "form": form}, status=422 if is_typed else 200)


def _open(request: HttpRequest, form: OutsideOpenForm, status: int = 200) -> HttpResponse:
    return _page(request, {"form": form, "opening": True}, status=status)


def _page(request: HttpRequest, values: dict[str, object], status: int = 200) -> HttpResponse:
    return render(request, "cases/outside_answer.html", values, status=status)


def retention(request: HttpRequest) -> HttpResponse:
    """How long what was reported is kept, and how soon it is answered, by harm."""
    rows = [(rule.harm.label, DAYS[rule.harm], _span(rule.days), rule.why) for rule in RULES]
    values = {"rows": rows, "urgent_days": URGENT_DAYS, "asked_for": ASKED_FOR}
    return render(request, "cases/retention.html", values)


def _span(days: int) -> str:
    years, rest = divmod(days, 365)
    return f"{years} năm" if years and not rest else f"{days} ngày"
