"""A case and the systems of other agencies: what was sent, what they told, sending it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nepso.casework.cases.consents import fields_for
from nepso.casework.cases.peers.forms import SendForm
from nepso.casework.cases.peers.selectors import filings_of_case, peers_for
from nepso.casework.cases.peers.services import peer_filing_make
from nepso.casework.cases.peers.states import PEER_FILING, PEER_TELLING
from nepso.casework.cases.policies import may_handle_case, may_have_cases
from nepso.casework.cases.selectors import case_by_public_id
from nepso.casework.cases.services import case_read_note
from nepso.casework.intake.kinds import FieldGroup
from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.ui.forms import tell


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def systems(request: HttpRequest, public_id: str) -> HttpResponse:
    """Where the case was sent and what came back; its handler may send it."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    case = case_by_public_id(public_id, person)
    case_read_note(case=case, page="systems", by=person)
    known = peers_for(case) if may_handle_case(person, case) and case.is_live else []
    groups = {peer.pk: fields_for(case, peer.agency) for peer in known}
    there = {f.peer_id for f in case.peer_filings.filter(state__in=PEER_FILING.group("live"))}
    peers = [p for p in known if FieldGroup.TEXT in groups[p.pk] and p.pk not in there]
    given = request.POST if request.method == "POST" else None
    form = SendForm(
        given,
        peers=peers,
        may_send_contact=any(FieldGroup.CONTACT in groups[p.pk] for p in peers),
        initial={"revision": case.revision},
    )
    if given is not None:
        require(may_handle_case(person, case))
        if form.is_valid():
            chosen = next(p for p in peers if p.public_id == form.cleaned_data["peer"])
            try:
                peer_filing_make(
                    case=case,
                    revision=form.cleaned_data["revision"],
                    peer=chosen,
                    with_contact=form.cleaned_data.get("with_contact", False),
                    by=person,
                )
                messages.success(request, f"Đang gửi cho hệ thống của {chosen.agency}.")
                return redirect("peers:systems", public_id=public_id)
            except Invalid as error:
                tell(form, error)
    filings = list(filings_of_case(case))
    values = {
        "case": case,
        "form": form,
        "peers": [(peer, _groups(groups[peer.pk])) for peer in known if peer.pk not in there],
        "may_send": bool(peers) and not case.is_restricted,
        "filings": [(f, PEER_FILING.state(f.state)) for f in filings],
        "tellings": [
            (one, PEER_TELLING.state(one.state)) for f in filings for one in f.tellings.all()
        ],
    }
    return render(request, "peers/systems.html", values, status=422 if form.errors else 200)


def _groups(names: frozenset[str]) -> str:
    sent = [FieldGroup(name).label for name in sorted(names) if name != FieldGroup.MATERIAL]
    return ", ".join(str(label).lower() for label in sent)
