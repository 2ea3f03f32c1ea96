"""Keeping the texts that replies start from."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.casework.intake.harms import Harm
from nepso.casework.replies import selectors
from nepso.casework.replies.forms import TemplateForm
from nepso.casework.replies.kinds import ReplyOutcome
from nepso.casework.replies.plain import remarks_on
from nepso.casework.replies.policies import may_keep_templates
from nepso.casework.replies.services import template_keep
from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.ui.forms import tell


@login_required
def templates(request: HttpRequest) -> HttpResponse:
    """Every text by harm and outcome."""
    require(may_keep_templates(request.user))
    rows = [
        (
            one,
            Harm(one.harm).label if one.harm else "Mọi loại việc",
            ReplyOutcome(one.outcome).label,
        )
        for one in selectors.templates_all()
    ]
    return render(request, "replies/templates.html", {"rows": rows})


@login_required
def template(request: HttpRequest, key: str) -> HttpResponse:
    """Change a text, or with the key "moi" add one."""
    require(may_keep_templates(request.user))
    chosen = None if key == "moi" else selectors.template_of(key)
    row = chosen.row if chosen else None
    code = (row.code if row else chosen.key) if chosen else ""
    initial = {"revision": row.revision if row else 0, "is_active": True}
    if chosen is not None:
        shown = {n: getattr(chosen, n) for n in ("title", "harm", "outcome", "text", "is_active")}
        initial |= shown
    form = TemplateForm(request.POST or None, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                template_keep(
                    template=row, code=code, by=cast(Account, request.user), **form.cleaned_data
                )
            except (Conflict, Invalid) as error:
                tell(form, error)
                status = 409 if isinstance(error, Conflict) else 422
            else:
                messages.success(request, "Đã lưu mẫu.")
                return redirect("replies:templates")
    values = {
        "form": form,
        "chosen": chosen,
        "remarks": remarks_on(str(form["text"].value() or "")),
    }
    return render(request, "replies/template.html", values, status=status)
