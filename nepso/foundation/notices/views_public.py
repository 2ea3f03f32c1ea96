"""Leaving the daily mail by the link in it: no sign-in, the signed link is the right."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from nepso.foundation.notices.mailing import account_of_token
from nepso.foundation.notices.models import MailChoice
from nepso.foundation.notices.services import mail_choice_set


@csrf_exempt  # RFC 8058: mail programs post without a cookie; the token alone is the right
def no_more_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once on GET, since mail scanners follow links; POST ends the daily mail."""
    account = account_of_token(token)
    if request.method == "POST":
        mail_choice_set(account=account, way=MailChoice.Way.NONE, by=None)
    return render(request, "notices/no_more_mail.html", {"ended": request.method == "POST"})
