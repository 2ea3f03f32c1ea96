"""Whom a duty names, and which measures it carries out: small forms of the duty's page."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.foundation.agencies.selectors import (
    NameIndex,
    agency_by_public_id,
    group_by_public_id,
    group_members,
)
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.programme.plans.kinds import DutyKind, Part
from nepso.programme.plans.matching import candidates_for
from nepso.programme.plans.models import Duty, DutyParty
from nepso.programme.plans.policies import may_review_plans
from nepso.programme.plans.selectors import duties_of
from nepso.programme.plans.services import (
    measure_link_decide,
    party_add,
    party_exclude_members,
    party_match,
    party_remove,
)
from nepso.programme.plans.views_staff.asking import duty_or_404, person_of
from nepso.programme.plans.views_staff.duty_page import duty_page_refused
from nepso.ui.forms import revision_seen


def _back(request: HttpRequest, duty: Duty, anchor: str) -> HttpResponse:
    """To the review page where the form says it came from there, else to the duty's page."""
    if request.POST.get("ve") == "ra-soat":
        return redirect(
            reverse("plans:review", args=[duty.version.public_id]) + f"#viec-{duty.public_id}"
        )
    return redirect(reverse("plans:duty", args=[duty.public_id]) + anchor)


def _meant(value: str) -> tuple[Agency | None, AgencyGroup | None]:
    """``a:<public id>`` an agency, ``g:<public id>`` a group, else what the typed name means."""
    kind, _, key = value.partition(":")
    agency = agency_by_public_id(key) if kind == "a" else None
    group = group_by_public_id(key) if kind == "g" else None
    if agency or group:
        return agency, group
    best = candidates_for(NameIndex(), value, 1)
    if not best or not best[0].is_likely:
        raise Invalid(
            f"Không có cơ quan hay nhóm nào tên “{value}”: hãy ghi đúng tên trong danh mục cơ quan."
            if value.strip()
            else "Hãy ghi tên cơ quan trong danh mục, hoặc chọn một tên được gợi ý."
        )
    return best[0].agency, best[0].group


def _party(duty: Duty, public_id: str) -> DutyParty:
    party = duty.parties.filter(public_id=public_id).select_related("group").first()
    if party is None:
        raise NotFound("Tên này không còn trong nhiệm vụ: hãy tải lại trang.")
    party.duty = duty
    return party


@login_required
@require_POST
def party(request: HttpRequest, duty_id: str, party_id: str) -> HttpResponse:
    """Match a name, say it is outside, take the match back, or remove the name."""
    person = person_of(request)
    require(may_review_plans(person))
    duty = duty_or_404(request, duty_id)
    row = _party(duty, party_id)
    try:
        _party_decide(request, row, person)
    except (Invalid, Conflict) as refused:
        return duty_page_refused(request, duty, "co-quan", refused, party_id=party_id)
    return _back(request, duty, "#co-quan")


def _party_decide(request: HttpRequest, row: DutyParty, person: Account) -> None:
    """The one act that the pressed button means, and what to say of it."""
    revision, act = revision_seen(request), request.POST.get("viec", "")
    everywhere = request.POST.get("ca_ban") == "1"
    if act == "bot":
        party_remove(party=row, revision=revision, by=person)
        messages.success(request, f"Đã bớt “{row.name}”.")
    elif act == "bo-khop":
        party_match(party=row, revision=revision, by=person)
        messages.success(request, f"“{row.name}” trở lại chưa khớp.")
    elif act == "ngoai":
        party_match(party=row, is_outside=True, same_name=everywhere, revision=revision, by=person)
        messages.success(request, f"Đã ghi “{row.name}” là ngoài hệ thống.")
    else:
        agency, group = _meant(request.POST.get("la", "") or request.POST.get("ten", ""))
        count = party_match(
            party=row, agency=agency, group=group, same_name=everywhere, revision=revision,
            by=person,
        )  # fmt: skip
        messages.success(request, f"Đã khớp {count} chỗ “{row.name}” với {agency or group}.")


@login_required
@require_POST
def members(request: HttpRequest, duty_id: str, party_id: str) -> HttpResponse:
    """Which members of a group this duty is for: those ticked stay, the others are left out."""
    person = person_of(request)
    require(may_review_plans(person))
    duty = duty_or_404(request, duty_id)
    row = _party(duty, party_id)
    kept = set(request.POST.getlist("thanh_vien"))
    everyone = list(group_members(row.group)) if row.group else []
    excluded = [agency for agency in everyone if agency.public_id not in kept]
    party_exclude_members(party=row, excluded=excluded, revision=revision_seen(request), by=person)
    messages.success(
        request, f"Nhiệm vụ này dành cho {len(everyone) - len(excluded)} thành viên của nhóm."
    )
    return _back(request, duty, "#co-quan")


@login_required
@require_POST
def add_party(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Name one more agency, group or body."""
    person = person_of(request)
    require(may_review_plans(person))
    duty = duty_or_404(request, duty_id)
    try:
        name = _party_named(request, duty, person)
    except (Invalid, Conflict) as refused:
        return duty_page_refused(request, duty, "co-quan", refused)
    messages.success(request, f"Đã thêm “{name}”.")
    return _back(request, duty, "#co-quan")


def _party_named(request: HttpRequest, duty: Duty, person: Account) -> str:
    """Add the name that was typed, with whom it means where that is likely."""
    name = request.POST.get("ten", "").strip()
    if not name:
        raise Invalid("Hãy ghi tên cơ quan hoặc nhóm.")
    part = request.POST.get("part", "")
    if part not in Part.values:
        raise Invalid("Hãy chọn thực hiện hay phối hợp.")
    best = candidates_for(NameIndex(), name, 1)
    known = best[0] if best and best[0].is_likely else None
    party_add(
        duty=duty,
        part=part,
        name=name,
        agency=known.agency if known else None,
        group=known.group if known else None,
        revision=revision_seen(request),
        by=person,
    )
    return name


@login_required
@require_POST
def link(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Yes or no: this duty carries out that measure."""
    person = person_of(request)
    require(may_review_plans(person))
    shown = duty_or_404(request, duty_id)
    is_confirmed = request.POST.get("viec") == "dung"
    duty, measure, revision = _ends_of_link(request, shown)
    measure_link_decide(
        duty=duty, measure=measure, is_confirmed=is_confirmed, revision=revision, by=person
    )
    messages.success(
        request,
        f"Đã liên kết: {duty.place} thực hiện giải pháp {measure.place}."
        if is_confirmed
        else f"Đã ghi: {duty.place} không thực hiện giải pháp {measure.place}.",
    )
    return _back(request, shown, "#giai-phap")


def _ends_of_link(request: HttpRequest, shown: Duty) -> tuple[Duty, Duty, int | None]:
    """The duty, the measure and the duty's revision; a measure's own page names the duty.

    That page does not show the duty, so it has no revision of it to compare.
    """
    rows = duties_of(shown.version)
    if shown.kind == DutyKind.MEASURE:
        carrier = rows.filter(public_id=request.POST.get("nhiem_vu", "")).first()
        if carrier is None:
            raise Invalid("Hãy chọn một nhiệm vụ của cơ quan trong danh sách.")
        carrier.version = shown.version
        return carrier, shown, None
    measure = rows.filter(public_id=request.POST.get("giai_phap", "")).first()
    if measure is None:
        raise Invalid("Hãy chọn một nhiệm vụ, giải pháp trong danh sách.")
    return shown, measure, revision_seen(request)
