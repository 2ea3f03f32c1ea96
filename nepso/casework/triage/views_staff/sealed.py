"""What is sealed, for the appeal officer alone."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.casework.intake.selectors import thread_of
from nepso.casework.triage import selectors
from nepso.casework.triage.models import Seal
from nepso.casework.triage.policies import may_read_seal, may_read_sealed
from nepso.casework.triage.services import seal_read
from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import NotFound
from nepso.kernel.policy import require


@login_required
def sealed(request: HttpRequest) -> HttpResponse:
    """What stands sealed, by the day it goes. No line shows a word of it."""
    require(may_read_sealed(request.user))
    rows = selectors.seals_standing(request.user)[:200]
    return render(request, "triage/sealed.html", {"rows": rows})


@login_required
def sealed_one(request: HttpRequest, public_id: str) -> HttpResponse:
    """One sealed submission; that it was read is written down."""
    require(may_read_sealed(request.user))
    rows = Seal.objects.filter(erased_at__isnull=True).select_related("submission__complained_of")
    seal = rows.filter(submission__public_id=public_id).first()
    if seal is None:
        raise NotFound("Không có phản ánh niêm phong này, hoặc nội dung đã bị xóa.")
    require(may_read_seal(request.user, seal.submission))
    submission = seal_read(submission=seal.submission, by=cast(Account, request.user))
    values = {
        "seal": seal,
        "submission": submission,
        "thread": list(thread_of(submission)),
        "decisions": selectors.decisions_of(submission),
    }
    return render(request, "triage/sealed_one.html", values)
