"""The keys of an agency's machines: made, shown once, revoked."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Invalid, NotAllowed
from nepso.kernel.policy import require
from nepso.publicapi.forms import KeyForm
from nepso.publicapi.policies import may_keep_keys, may_see_keys
from nepso.publicapi.retention import CALL_DAYS
from nepso.publicapi.selectors import agencies_keyed_by, api_key_by_public_id, api_keys_page
from nepso.publicapi.services import api_key_make, api_key_revoke


@login_required
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The keys of the agencies that the person heads or administers."""
    require(may_see_keys(request.user))
    asked = request.GET
    page = api_keys_page(request.user, after=asked.get("after", ""), before=asked.get("before", ""))
    return render(request, "publicapi/keys.html", {"page": page, "call_days": CALL_DAYS})


@never_cache
@login_required
def key_new(request: HttpRequest) -> HttpResponse:
    """A form for a new key; the answer to it shows the key, this once."""
    require(may_see_keys(request.user))
    agencies = agencies_keyed_by(request.user)
    form = KeyForm(request.POST or None, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        agency = next(one for one in agencies if one.public_id == facts["agency"])
        try:
            row, key = api_key_make(
                agency=agency,
                label=facts["label"],
                scopes=facts["scopes"],
                by=cast(Account, request.user),
            )
        except (Invalid, NotAllowed) as error:
            form.add_error("scopes" if isinstance(error, NotAllowed) else None, error.sentence)
        else:
            return render(request, "publicapi/key_made.html", {"row": row, "key": key})
    return render(request, "publicapi/key_new.html", {"form": form})


@login_required
@require_POST
def key_end(request: HttpRequest, public_id: str) -> HttpResponse:
    """Revoke a key."""
    found = api_key_by_public_id(public_id, request.user)
    require(may_keep_keys(request.user, found.agency))
    api_key_revoke(key=found, by=cast(Account, request.user))
    messages.success(request, f"Đã thu hồi khóa {found.hint}… của {found.agency}.")
    return redirect("api_keys:list")
