"""The link by which somebody confirms that an address is theirs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from nepso.casework.intake.codes import code_shown
from nepso.casework.intake.kinds import AddressKind
from nepso.casework.intake.models import NoticeAddress
from nepso.casework.intake.services import notice_address_confirm
from nepso.casework.intake.services.addresses import gives_code
from nepso.casework.intake.views_following import kept_to_itself
from nepso.casework.intake.views_public import in_chosen_language, languages
from nepso.foundation.vault.keys import keyed_hash


@kept_to_itself
@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@in_chosen_language
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the one mail that asks. Opening it does nothing (a mail scanner opens links);
    the button confirms. It holds neither the code nor what this is about."""
    done = request.method == "POST"
    awaited = _awaited(token)
    code = notice_address_confirm(token=token) if done else ""
    values = {
        "done": done,
        "known": done or awaited is not None,
        "carries_answer": awaited is not None and awaited.carries_answer,
        "gives_code": awaited is not None and gives_code(awaited.submission),
        "code": code_shown(code) if code else "",
        **languages(request),
    }
    status = 200 if values["known"] else 404
    return render(request, "intake/confirm_address.html", values, status=status)


def _awaited(token: str) -> NoticeAddress | None:
    hashed = keyed_hash("intake.notice_address", token)
    rows = NoticeAddress.objects.filter(kind=AddressKind.EMAIL, token_hash=hashed)
    return rows.select_related("submission").first()
