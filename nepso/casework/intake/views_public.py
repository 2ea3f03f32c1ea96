"""Reporting without an account: choose the harm, tell, look it over, send.

Nothing is stored before the last step: what was typed travels in the form itself. No session, no
script needed. Nothing here is cached or logged with an address.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from nepso.casework.corrections.addresses import public_path
from nepso.casework.corrections.selectors import correction_matches
from nepso.casework.intake.form_tokens import WORK_BITS, token_new, token_read
from nepso.casework.intake.forms import CONSENT_FIELD, ElsewhereForm, FilingForm
from nepso.casework.intake.harm_pages import (
    ELSEWHERE,
    OTHER_CODE,
    HarmPage,
    harm_page,
    harm_pages,
)
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.pace import crowd
from nepso.casework.intake.receipts import receipt
from nepso.casework.intake.receiving import PICTURES_FIELD, filed_from
from nepso.casework.intake.services import turned_away_count
from nepso.casework.intake.steps import MEND, REVIEW, SEND
from nepso.kernel.errors import Invalid, NotFound, TooLarge
from nepso.ui.caching import kept_nowhere

View = Callable[..., HttpResponse]
LANGUAGE_FIELD = "tieng"


def in_chosen_language(view: View) -> View:
    """Shows a page in the language asked for (``?tieng=``), of those that have a catalogue."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.POST.get(LANGUAGE_FIELD) or request.GET.get(LANGUAGE_FIELD, "")
        if not asked or asked not in dict(settings.LANGUAGES):
            return view(request, *args, **kwargs)  # nothing else chooses one: Vietnamese it is
        with translation.override(asked):
            return view(request, *args, **kwargs)

    return shown


@require_safe
@in_chosen_language
def choose(request: HttpRequest, business: bool = False) -> HttpResponse:
    """Choose the harm, on a page of its own: example, what is not meant, what to keep, who."""
    values = {"pages": harm_pages(), "business": business, **languages(request)}
    return render(request, "intake/choose.html", values)


@kept_nowhere
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_chosen_language
def report(request: HttpRequest, harm: str, business: bool = False) -> HttpResponse:
    """Tell what happened, look it over, send."""
    page = harm_page(harm)
    if page is None:
        raise NotFound("Không có mục này: hãy chọn lại trong danh sách.")
    if request.method != "POST":
        if page.harm == Harm.SOMETHING_ELSE and OTHER_CODE not in request.GET:
            return _elsewhere(request, ElsewhereForm(), page, 200)
        form = FilingForm(page=page, business=business)
        return _form(request, form, token_new(), 200)
    if "which" in request.POST:
        return _somewhere(request, page, business)
    return _posted(request, page, business)


def _posted(request: HttpRequest, page: HarmPage, business: bool) -> HttpResponse:
    signed, step = request.POST.get("to", ""), request.POST.get("buoc", REVIEW)
    if step == MEND:
        typed = {name: request.POST.get(name, "") for name in FilingForm.base_fields}
        initial = {**typed, "answers": request.POST.getlist("answers")}
        form = FilingForm(page=page, business=business, initial=initial)
        return _form(request, form, signed or token_new(), 200)
    form = FilingForm(request.POST, page=page, business=business)
    if not form.is_valid():
        return _form(request, form, signed, 422)
    if step != SEND:
        return _review(request, form, signed, "", 200)
    return _sent(request, form, signed)


def _sent(request: HttpRequest, form: FilingForm, signed: str) -> HttpResponse:
    token = token_read(signed)
    if token is None:
        told = "Trang này mở đã quá lâu: hãy xem lại rồi bấm gửi một lần nữa."
        return _review(request, form, token_new(), told, 422)
    try:
        filed = filed_from(request, form, token, signed)
    except (Invalid, TooLarge) as error:
        return _review(request, form, signed, error.sentence, error.status)
    response = HttpResponse(receipt(filed, form.page.harm))
    response["Referrer-Policy"] = "no-referrer"
    return response


def _form(request: HttpRequest, form: FilingForm, signed: str, status: int) -> HttpResponse:
    values = {
        "form": form,
        "page": form.page,
        "to": signed,
        "pictures_lost": _pictures_lost(request),
        **languages(request),
    }
    return render(request, "intake/form.html", values, status=status)


def _review(
    request: HttpRequest, form: FilingForm, signed: str, told: str, status: int
) -> HttpResponse:
    given = set(request.POST.getlist(CONSENT_FIELD))
    matches = correction_matches(form.cleaned_data["text"])
    values = {
        "answered": [(public_path(m.correction), m.correction.claim, m.why) for m in matches],
        "form": form,
        "page": form.page,
        "to": signed,
        "told": told,
        "recipients": recipients_asked(form.page, given, bool(form.contact)),
        "contact_asked": bool(form.contact),
        "chosen": form.chosen,
        "pictures_lost": _pictures_lost(request),
        "coordinator_contact": f"{Recipient.COORDINATOR}:{FieldGroup.CONTACT}" in given,
        "work_bits": WORK_BITS if crowd.is_too_much() else 0,
        **languages(request),
    }
    return render(request, "intake/review.html", values, status=status)


def _pictures_lost(request: HttpRequest) -> bool:
    """Whether pictures came with what is shown again: no browser lets them be put back."""
    return bool(request.FILES.getlist(PICTURES_FIELD))


def recipients_asked(
    page: HarmPage, given: set[str], has_contact: bool
) -> list[tuple[Recipient, list[tuple[str, FieldGroup, bool]]]]:
    """Each recipient with what is asked for it: (value of the box, what, ticked)."""
    groups = [FieldGroup.TEXT]
    if page.takes_pictures:
        groups.append(FieldGroup.MATERIAL)
    if has_contact:
        groups.append(FieldGroup.CONTACT)
    return [
        (recipient, [(v := f"{recipient}:{group}", group, v in given) for group in groups])
        for recipient in page.recipients
    ]


def _elsewhere(
    request: HttpRequest, form: ElsewhereForm, page: HarmPage, status: int
) -> HttpResponse:
    values = {"form": form, "page": page, **languages(request)}
    return render(request, "intake/elsewhere.html", values, status=status)


def _somewhere(request: HttpRequest, page: HarmPage, business: bool) -> HttpResponse:
    """Told where it belongs before anything is typed: counted, nothing else is kept."""
    form = ElsewhereForm(request.POST)
    if not form.is_valid():
        return _elsewhere(request, form, page, 422)
    which = form.cleaned_data["which"]
    if which == OTHER_CODE:
        return _form(request, FilingForm(page=page, business=business), token_new(), 200)
    found = next(one for one in ELSEWHERE if one.code == which)
    turned_away_count(reason=found.reason)
    values = {"found": found, **languages(request)}
    return render(request, "intake/turned_away.html", values)


def languages(request: HttpRequest) -> dict[str, Any]:
    """The languages to choose from, when there are several."""
    if len(settings.LANGUAGES) == 1:
        return {}
    return {"languages": settings.LANGUAGES, "language": translation.get_language()}
