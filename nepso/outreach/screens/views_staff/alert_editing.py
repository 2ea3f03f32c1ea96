"""Changing an alert that waits; writing what is to take the place of one that runs."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, NepsoError, NotAllowed
from nepso.kernel.policy import require
from nepso.outreach.screens import selectors, services
from nepso.outreach.screens.forms_alerts import AlertForm, told_of_times
from nepso.outreach.screens.models import Alert
from nepso.outreach.screens.policies import may_change_alert, may_see_screens
from nepso.outreach.screens.states import WAITING
from nepso.ui.forms import tell


@login_required
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form of the one or the other; what was typed stays when somebody else was faster."""
    require(may_see_screens(request.user))
    found = selectors.alert_by_public_id(public_id, request.user)
    require(may_change_alert(request.user, found))
    if request.method != "POST":
        return _page(request, found, _form(found))
    form = _form(found, request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    act = services.alert_change if found.state == WAITING else services.alert_replace
    try:
        made = act(
            alert=found,
            revision=form.cleaned_data["revision"] or 0,
            facts=form.facts(),
            by=cast(Account, request.user),
        )
    except NotAllowed:
        raise
    except Conflict as error:
        return _refused(request, form, public_id, error)
    except NepsoError as error:
        tell(form, error)
        return _page(request, found, form, status=error.status)
    messages.success(request, "Đã lưu. Thông báo chờ một người khác phát.")
    return redirect("screens:alert", public_id=made.public_id)


def _form(found: Alert, data: QueryDict | None = None) -> AlertForm:
    form = AlertForm(data, initial=AlertForm.of(found), agencies=[found.agency])
    form.fields["agency"].disabled = True  # an alert stays its agency's
    return form


def _refused(
    request: HttpRequest, typed: AlertForm, public_id: str, error: Conflict
) -> HttpResponse:
    """What is stored now beside what was typed; sent again it goes over what was stored."""
    fresh = selectors.alert_by_public_id(public_id, request.user)
    data = request.POST.copy()
    data["revision"] = str(fresh.revision)
    form = _form(fresh, data)
    tell(form, error)
    return _page(request, fresh, form, status=409, both=_both(fresh, typed))


def _both(stored: Alert, typed: AlertForm) -> list[tuple[str, str, str]]:
    """(field, stored, typed) of everything on which the two differ, the end and the places too."""
    rows, mine, theirs = [], typed.told(), _stored(stored)
    for name, old in theirs.items():
        if old != mine[name]:
            rows.append((str(typed.fields[name].label), old, mine[name]))
    return rows


def _stored(alert: Alert) -> dict[str, str]:
    texts = ("event", "headline", "instruction", "description", "area", "web")
    return {
        **{name: getattr(alert, name) for name in texts},
        "category": alert.get_category_display(),
        "severity": alert.get_severity_display(),
        "urgency": alert.get_urgency_display(),
        "certainty": alert.get_certainty_display(),
        **told_of_times(alert.onset_at, alert.expires_at),
        "communes": ", ".join(sorted(one.name for one in alert.communes.all())),
    }


def _page(
    request: HttpRequest,
    found: Alert,
    form: AlertForm,
    *,
    status: int = 200,
    both: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:
    values = {"form": form, "alert": found, "replaces": found.state != WAITING, "both": both}
    return render(request, "screens/alert_write.html", values, status=status)
