"""What every view of plans does first: find what the address names, or answer 404 in words."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import NotFound
from nepso.programme.plans.doubts import deadline_doubt
from nepso.programme.plans.models import Duty, Plan, PlanVersion
from nepso.programme.plans.selectors import (
    duty_by_public_id,
    plan_by_public_id,
    version_by_public_id,
)
from nepso.programme.plans.states import CONFIRMED


def person_of(request: HttpRequest) -> Account:
    """The account that asks; the views are behind a sign-in."""
    return cast(Account, request.user)


def plan_or_404(public_id: str) -> Plan:
    """The plan of that address."""
    plan = plan_by_public_id(public_id)
    if plan is None:
        raise NotFound("Không có kế hoạch này: hãy mở lại từ danh sách kế hoạch.")
    return plan


def version_or_404(request: HttpRequest, public_id: str) -> PlanVersion:
    """The version of that address, when the person may see it."""
    version = version_by_public_id(person_of(request), public_id)
    if version is None:
        raise NotFound("Không có bản kế hoạch này, hoặc bạn không được xem.")
    return version


def duty_or_404(request: HttpRequest, public_id: str) -> Duty:
    """The duty of that address, when the person may see its version."""
    duty = duty_by_public_id(person_of(request), public_id)
    if duty is None:
        raise NotFound("Không có nhiệm vụ này, hoặc bạn không được xem.")
    return duty


def unsure_told(request: HttpRequest, duty: Duty) -> None:
    """Say what stays unsure about the deadline of a duty that a person stands for all the same."""
    unsure = deadline_doubt(duty) if duty.state == CONFIRMED else ""
    if unsure:
        messages.warning(request, f"{duty.place}: {unsure}")


def duty_address(found: Duty, anchor: str = "") -> str:
    """Where one duty is worked on."""
    return reverse("plans:duty", args=[found.public_id]) + anchor
