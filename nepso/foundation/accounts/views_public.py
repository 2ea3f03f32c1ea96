"""Signing in: by password, or by a one-time slip."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nepso.foundation.accounts import demonstration
from nepso.foundation.accounts.forms_sign_in import PasswordChooseForm, SlipForm
from nepso.foundation.accounts.held import FIELD, held_from_text
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import (
    accounts_demonstrated,
    slip_is_local,
    slip_opens,
    slip_refusal,
)
from nepso.foundation.accounts.services import password_choose, slip_use
from nepso.foundation.accounts.views_ended import send_again
from nepso.kernel.errors import Invalid, NotAllowed, TooMany
from nepso.ui.forms import tell

_BACKEND = "nepso.foundation.accounts.backend.AccountBackend"


class SignIn(LoginView):  # type: ignore[misc]
    """allauth's sign-in, with the demonstration accounts beside it in demo mode."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What was typed before the session ended is sent again, not lost, once signed in."""
        self.held = held_from_text(request.POST.get(FIELD, ""))
        was_in = request.user.is_authenticated
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        if self.held and (was_in or response.status_code == 302) and request.user.is_authenticated:
            return send_again(request, self.held)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        shown = accounts_demonstrated()
        context["demonstrated"] = [(a, demonstration.SHOWN[a.username]) for a in shown]
        context["password"] = demonstration.PASSWORD if shown else ""
        context["held"], context["field"] = self.held, FIELD
        context["next"] = self.get_next_url() or ""
        return context


def configuration_sign_in(request: HttpRequest) -> HttpResponse:
    """The configuration site sends here whom it does not let in: to sign in, or, signed in
    already, to read why not (sent on, they would be sent back without end)."""
    if request.user.is_authenticated:
        raise NotAllowed("Trang cấu hình chỉ dành cho quản trị hệ thống; tài khoản này không mở.")
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{resolve_url(settings.LOGIN_URL)}{'?' if query else ''}{query}")


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest) -> HttpResponse:
    """Sign in by the code of a slip. Opening the link spends nothing (previews open links);
    only the link that ``nepso run`` printed on this very machine opens at once."""
    typed = request.POST.get("code") or request.GET.get("ma", "")
    if request.method == "GET" and settings.NEPSO_MODE != "production" and slip_is_local(typed):
        return _enter(request, slip_use(code=typed).account)
    if request.method != "POST":
        if isinstance(request.user, Account) and typed:
            return redirect(settings.LOGIN_REDIRECT_URL)
        form = SlipForm(initial={"code": typed})
        # A link opened once more says at once that it is spent, before anything is typed.
        why = slip_refusal(typed) if typed and not slip_opens(typed) else ""
        return render(request, "accounts/slip.html", {"form": form, "why": why})
    if not ratelimit.consume(request, action="slip"):
        raise TooMany("Bạn đã thử mã phiếu quá nhiều lần: hãy chờ 10 phút.", retry_after=600)
    form = SlipForm(request.POST)
    if form.is_valid():
        try:
            used = slip_use(code=form.cleaned_data["code"])
        except Invalid as error:
            tell(form, error)
        else:
            return _enter(request, used.account)
    return render(request, "accounts/slip.html", {"form": form}, status=422)


def _enter(request: HttpRequest, account: Account) -> HttpResponse:
    login(request, account, backend=_BACKEND)
    return redirect(settings.LOGIN_REDIRECT_URL)


@never_cache
@sensitive_post_parameters("password", "again")
@login_required
def choose_password(request: HttpRequest) -> HttpResponse:
    """Choose a password after signing in by slip; without a slip, the ordinary change page."""
    account = request.user
    if not isinstance(account, Account) or not account.must_change_password:
        return redirect("account_change_password")
    form = PasswordChooseForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        try:
            password_choose(account=account, password=form.cleaned_data["password"], by=account)
        except Invalid as error:
            tell(form, error)
        else:
            login(request, account, backend=_BACKEND)
            return redirect(_wanted(request))
    status = 422 if form.is_bound else 200
    return render(request, "accounts/password_choose.html", {"form": form}, status=status)


def _wanted(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if safe else resolve_url(settings.LOGIN_REDIRECT_URL)
