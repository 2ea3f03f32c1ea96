"""The rules by which texts are made: what holds, what waits for another person, changing one."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

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
from nepso.outreach.distribution.models import RuleChange
from nepso.outreach.distribution.policies import may_distribute, may_set_rule
from nepso.outreach.distribution.rules_shown import change_waiting, changes_decided
from nepso.outreach.distribution.selectors.rules import RULE_FOR_ALL, rule_address
from nepso.outreach.distribution.sources import rule_for, rule_of
from nepso.outreach.distribution.states import WAITING
from nepso.outreach.products.selectors import agencies_writing
from nepso.ui.forms import revision_seen, tell


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """What holds for each kind, for all agencies or one; first what waits for this person."""
    require(may_distribute(request.user))
    agency = _agency(request)
    own, general = selectors.rules_of(agency), selectors.rules_of(None)
    waiting = selectors.kinds_waiting(agency)
    rows = []
    for kind, label in OUTLET_KINDS:
        stored = own.get(kind) or general.get(kind)
        rule = rule_of(stored) if stored else default_rule(kind)
        whose = "Của cơ quan" if agency and kind in own else "Chung" if stored else "Mặc định"
        row = {"kind": kind, "label": label, "rule": rule, "whose": whose}
        rows.append({**row, "waits": kind in waiting})
    values = {
        "rows": rows,
        "agency": agency,
        "agencies": agencies_writing(request.user),
        "for_all": RULE_FOR_ALL,
        "waiting": [
            {"change": one, "url": rule_address(one)}
            for one in selectors.rule_changes_waiting(cast(Account, request.user))
        ],
    }
    return render(request, "distribution/rules.html", values)


@login_required
def edit(request: HttpRequest, kind: str) -> HttpResponse:
    """One rule: what waits, what holds, and a form that sends a change to another person."""
    require(may_distribute(request.user))
    if kind not in OutletKind.values:
        raise NotFound("Không có loại kênh này: hãy chọn lại trong danh sách.")
    agency = _agency(request)
    if request.method != "POST":
        return _page(request, kind, agency)
    require(may_set_rule(request.user, agency))
    form = RuleForm(request.POST)
    if not form.is_valid():
        return _page(request, kind, agency, form=form, status=422)
    try:
        services.rule_change_write(
            kind=kind,
            agency=agency,
            revision=form.cleaned_data["revision"] or 0,
            facts=form.facts(),
            by=cast(Account, request.user),
        )
    except Invalid as error:
        tell(form, error)
        return _page(request, kind, agency, form=form, status=422)
    except Conflict as error:
        return _page(
            request, kind, agency, form=_anew(request, kind, agency), status=409,
            wrong=error.sentence,
        )  # fmt: skip
    messages.success(
        request, "Đã gửi duyệt: quy tắc cũ còn dùng đến khi một người khác đọc và duyệt."
    )
    return _page(request, kind, agency)


def _anew(request: HttpRequest, kind: str, agency: Agency | None) -> RuleForm:
    """What was typed, to be sent again by who has seen what another wrote meanwhile."""
    changes = selectors.rule_changes(kind, agency)
    return RuleForm({**request.POST.dict(), "revision": changes[0].revision if changes else 0})


@login_required
@require_POST
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Approve what waits, refuse it with a reason, or take one's own back."""
    require(may_distribute(request.user))
    found = selectors.rule_change_by_public_id(public_id)
    try:
        sentence = _decided(request, found)
    except (Invalid, Conflict) as error:
        given = request.POST.get("ly_do", "")
        status = 422 if isinstance(error, Invalid) else 409
        return _page(
            request, found.kind, found.agency, status=status, wrong=error.sentence, reason=given
        )
    messages.success(request, sentence)
    return redirect(rule_address(found))


def _decided(request: HttpRequest, found: RuleChange) -> str:
    step = request.POST.get("buoc", "")
    facts: dict[str, Any] = {
        "change": found,
        "revision": revision_seen(request),
        "by": cast(Account, request.user),
    }
    if step == "duyet":
        seen = request.POST.get("dang_dung", "")
        services.rule_change_approve(**facts, in_force=seen)
        return "Đã duyệt: những bản làm từ nay theo quy tắc này; bản đã làm không tự đổi."
    if step == "khong-duyet":
        services.rule_change_refuse(**facts, reason=request.POST.get("ly_do", ""))
        return "Đã ghi là không duyệt: quy tắc cũ còn dùng."
    if step == "rut":
        services.rule_change_withdraw(**facts)
        return "Đã rút đề nghị: quy tắc cũ còn dùng."
    raise Invalid("Không rõ bước tiếp theo: hãy tải lại trang rồi bấm lại.")


def _agency(request: HttpRequest) -> Agency | None:
    asked = request.GET.get("co_quan", "")
    if asked == RULE_FOR_ALL:
        return None
    if asked:
        return agency_by_public_id(asked)
    return None if may_set_rule(request.user, None) else _first(request)


def _first(request: HttpRequest) -> Agency | None:
    return next(iter(agencies_writing(request.user)), None)


def _page(
    request: HttpRequest,
    kind: str,
    agency: Agency | None,
    *,
    form: RuleForm | None = None,
    status: int = 200,
    **more: str,
) -> HttpResponse:
    changes = selectors.rule_changes(kind, agency)
    last = changes[0] if changes else None
    waits = last if last is not None and last.state == WAITING else None
    named = [part for part in PARTS[kind] if (kind, part.name) in LIMITS]
    rule = rule_for(agency, kind)
    first = rule_initial(waits.facts if waits else rule, last.revision if last else 0)
    values = {
        "form": form or RuleForm(initial=first),
        "may_set": may_set_rule(request.user, agency),
        "kind": kind,
        "label": OutletKind(kind).label,
        "agency": agency,
        "list_query": agency.public_id if agency else RULE_FOR_ALL,
        "limits": [(part.label, LIMITS[kind, part.name]) for part in named],
        "waiting": change_waiting(waits, request.user) if waits else None,
        "decided": changes_decided([one for one in changes if one is not waits]),
        **more,
    }
    return render(request, "distribution/rule.html", values, status=status)
