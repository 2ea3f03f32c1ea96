"""Background work of newsletters."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from nepso.foundation.jobs.registry import job
from nepso.foundation.notices.mailing import mail_leaves
from nepso.foundation.notices.sending import Line, Outcome
from nepso.kernel.retention import obey
from nepso.outreach.newsletter.models import Signup
from nepso.outreach.newsletter.retention import RULES
from nepso.outreach.newsletter.services import (
    issues_open,
    recalls_open,
    sendings_work,
    signup_drop,
    signup_token,
)
from nepso.outreach.newsletter.services.signing_up import is_over
from nepso.outreach.newsletter.wording import ask_mail


class NotAnswering(Exception):
    """The mail server does not answer; the job is tried again later."""


@job("newsletter.round", every=dt.timedelta(minutes=1), lease=dt.timedelta(minutes=5))
def sending_round() -> None:
    """Each minute: open what is due and what is recalled, send NEPSO_NEWSLETTER_A_MINUTE at most.
    Run again it does the rest."""
    recalls_open()
    issues_open()
    sendings_work(most=settings.NEPSO_NEWSLETTER_A_MINUTE)


@job("newsletter.ask", attempts=8)
def ask(signup: int) -> None:
    """Write the one letter that asks. Run twice the link of the later one confirms."""
    found = Signup.objects.filter(pk=signup).first()
    if found is None or is_over(found) or not mail_leaves():
        return
    with Line() as line:
        outcome = line.send(ask_mail(found, signup_token(signup=found)))
        if outcome == Outcome.NOT_SENT:
            raise NotAnswering
        if outcome == Outcome.REFUSED and line.is_address_refused:
            signup_drop(signup=found)


@job("newsletter.clear", every=dt.timedelta(days=1))
def clear() -> None:
    """Obey ``retention.py``; run twice it does nothing more."""
    obey(RULES)
