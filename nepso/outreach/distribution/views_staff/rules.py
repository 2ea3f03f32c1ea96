"""The rules by which texts are made: what holds for each kind of outlet, and changing one."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agency_by_public_id
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.outreach.distribution import selectors, services
from nepso.outreach.distribution.forms import RuleForm, rule_initial
from nepso.outreach.distribution.kinds import OUTLET_KINDS, PARTS, OutletKind
from nepso.outreach.distribution.making.limits import LIMITS
from nepso.outreach.distribution.making.source import default_rule
from nepso.outreach.distribution.policies import may_distribute, may_set_rule
from nepso.outreach.distribution.sources import rule_of
from nepso.outreach.products.selectors import agencies_writing
from nepso.ui.forms import tell


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """What holds for each kind, for all agencies or one."""
    require(may_distribute(request.user))
    agency = _agency(request)
    own, general = selectors.rules_of(agency), selectors.rules_of(None)
    rows = []
    for kind, label in OUTLET_KINDS:
        stored = own.get(kind) or general.get(kind)
        rule = rule_of(stored) if stored else default_rule(kind)
        whose = "Của cơ quan" if agency and kind in own else "Chung" if stored else "Mặc định"
        rows.append({"kind": kind, "label": label, "rule": rule, "whose": whose})
    values = {"rows": rows, "agency": agency, "agencies": agencies_writing(request.user)}
    return render(request, "distribution/rules.html", values)


@login_required
def edit(request: HttpRequest, kind: str) -> HttpResponse:
    """One rule; the next texts are made by it."""
    require(may_distribute(request.user))
    if kind not in OutletKind.values:
        raise NotFound("Không có loại kênh này: hãy chọn lại trong danh sách.")
    agency = _agency(request)
    require(may_set_rule(request.user, agency))
    if request.method != "POST":
        return _page(request, kind, agency, _form_of(kind, agency))
    form = RuleForm(request.POST)
    if not form.is_valid():
        return _page(request, kind, agency, form, status=422)
    try:
        services.rule_set(
            kind=kind,
            agency=agency,
            revision=form.cleaned_data["revision"] or 0,
            facts=form.facts(),
            by=cast(Account, request.user),
        )
    except Invalid as error:
        tell(form, error)
        return _page(request, kind, agency, form, status=422)
    except Conflict as error:
        fresh = _form_of(kind, agency)
        return _page(request, kind, agency, fresh, status=409, wrong=error.sentence)
    messages.success(request, "Đã lưu quy tắc: những bản làm từ nay theo quy tắc này.")
    return _page(request, kind, agency, _form_of(kind, agency))


def _agency(request: HttpRequest) -> Agency | None:
    asked = request.GET.get("co_quan", "")
    if asked:
        return agency_by_public_id(asked)
    return None if may_set_rule(request.user, None) else _first(request)


def _first(request: HttpRequest) -> Agency | None:
    return next(iter(agencies_writing(request.user)), None)


def _form_of(kind: str, agency: Agency | None) -> RuleForm:
    own = selectors.rules_of(agency).get(kind)
    stored = own or selectors.rules_of(None).get(kind)
    rule = rule_of(stored) if stored else default_rule(kind)
    return RuleForm(initial=rule_initial(rule, own))


def _page(
    request: HttpRequest,
    kind: str,
    agency: Agency | None,
    form: RuleForm,
    *,
    status: int = 200,
    wrong: str = "",
) -> HttpResponse:
    named = [part for part in PARTS[kind] if (kind, part.name) in LIMITS]
    limits = [(part.label, LIMITS[kind, part.name]) for part in named]
    values = {
        "form": form,
        "label": OutletKind(kind).label,
        "agency": agency,
        "limits": limits,
        "wrong": wrong,
    }
    return render(request, "distribution/rule.html", values, status=status)
