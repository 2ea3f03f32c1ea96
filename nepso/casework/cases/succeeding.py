"""What casework does when an agency ends in favour of another (``agencies.ports``, see wiring)."""

from __future__ import annotations

import datetime as dt

from nepso.casework.cases.models import CaseFile, Referral
from nepso.casework.cases.rows import each_by_itself
from nepso.casework.cases.services import case_left_behind, cases_follow, offers_come_back
from nepso.casework.cases.states import CASE, OFFERED
from nepso.casework.triage.services import routes_follow
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agency_today
from nepso.foundation.audit.services import Actor
from nepso.kernel.clock import today


def casework_follows(*, agency: Agency, successor: Agency, day: dt.date, by: Actor | None) -> None:
    """Routes change on the day; cases and offers move when it has come (else the hourly job), to
    whoever exists by then. Hours on call are a person's, whose roles follow of themselves."""
    person = by if isinstance(by, Account) else None
    routes_follow(agency=agency, successor=successor, day=day, by=person)
    if day <= today():
        cases_follow(agency=agency, successor=agency_today(successor), by=person)


def cases_follow_due() -> list[str]:
    """Mergers whose day has come meanwhile; where nobody succeeded, an offer comes back and a case
    goes to the coordinator. Returns the public ids of cases that failed. Safe to repeat."""
    ended = Agency.objects.filter(valid_to__lt=today(), successors__isnull=False).distinct()
    open_ones = CaseFile.objects.filter(state__in=CASE.group("live"))
    offered = Referral.objects.filter(state=OFFERED)
    busy = set(open_ones.values_list("agency", flat=True))
    busy |= set(open_ones.exclude(complained_of=None).values_list("complained_of", flat=True))
    busy |= set(offered.values_list("to_agency", flat=True))
    for agency in ended.filter(pk__in=busy):
        cases_follow(agency=agency, successor=agency_today(agency), by=None)
    gone = Agency.objects.filter(valid_to__lt=today(), successors__isnull=True)
    for agency in gone.filter(pk__in=offered.values("to_agency")):
        offers_come_back(agency=agency)
    left = open_ones.filter(agency__in=gone).order_by("id")
    return each_by_itself("case", left, case_left_behind)
