"""What a person sees after too many wrong passwords, and the line that tells of it."""

from __future__ import annotations

import math
from typing import Any

from axes.helpers import get_cool_off
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now

LOCKED = act("accounts.locked", "bị tạm khóa đăng nhập vì sai mật khẩu nhiều lần")


def typed_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """The name that was typed, by which failures are counted (AXES_USERNAME_CALLABLE)."""
    given = credentials or {}
    typed = request.POST.get("login") or given.get("username") or given.get("email")
    return typed.strip().lower() if typed else None


def locked_out(
    request: HttpRequest, original_response: Any = None, credentials: Any = None, **more: Any
) -> HttpResponse:
    """A page with status 429 that says when to try again (RFC 6585, Retry-After)."""
    wait = get_cool_off(request)
    seconds = int(wait.total_seconds()) if wait else 900
    _note_once(typed_name(request, credentials), seconds)
    values = {"minutes": math.ceil(seconds / 60), "again_at": now() + wait if wait else None}
    response = render(request, "accounts/locked_out.html", values, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def _note_once(typed: str | None, seconds: int) -> None:
    """One audit line for one lock, however often the locked door is tried."""
    if not typed or not cache.add(f"accounts.locked:{typed}", True, timeout=seconds):
        return
    account = Account.objects.filter(Q(username=typed) | Q(email=typed)).first()
    if account is not None:
        with transaction.atomic():
            record(LOCKED, by=None, on=account)
