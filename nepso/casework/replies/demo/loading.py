"""The submissions of the filled province and what became of them, through the acts."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from nepso.casework.cases.services import case_of
from nepso.casework.intake.facts import ContactFacts, Filing
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.models import Submission
from nepso.casework.intake.retention import addresses_forget
from nepso.casework.intake.services import submission_file
from nepso.casework.replies.demo.bringing import bring
from nepso.casework.replies.demo.closed_year import load_closed_year
from nepso.casework.replies.demo.fates import FATES, Cast, Play
from nepso.casework.triage.models import Route, TriageItem
from nepso.casework.triage.services import Verdict, triage_claim, triage_decide
from nepso.foundation.accounts.demo import Staff, staff
from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid, lead_agency
from nepso.foundation.worktime.selectors import add_working_days
from nepso.kernel.clock import held_at, now, today

# Most agree that whoever handles it reads it; some keep how to reach them to themselves.
_CONSENTS = (
    frozenset((r, g) for r in Recipient for g in (FieldGroup.TEXT, FieldGroup.CONTACT)),
    frozenset((r, FieldGroup.TEXT) for r in Recipient),
    frozenset((r, FieldGroup.TEXT) for r in (Recipient.COORDINATOR, Recipient.HANDLING_AGENCY,
                                             Recipient.POLICE, Recipient.OTHER_AGENCY)),
)  # fmt: skip


@transaction.atomic
def load() -> None:
    """Once; a second time changes nothing. Agencies, people and routes must be there."""
    if Submission.objects.exists():
        return
    people = staff()
    reception = _named(Role.RECEPTION)
    written = _read()
    load_closed_year(
        written["campaign"],
        _filed,
        lambda submission, facts, by: _triaged(submission, {**facts, "fate": "answered"}, by),
        lambda agency: _cast(agency, people, reception),
        reception,
    )
    # In the order in which they came, so that numbers run with the days.
    for number, facts in enumerate(sorted(written["submission"], key=lambda one: -one["days"])):
        _one(number, facts, people, reception)
    addresses_forget()  # as the job does: what waited for an address that nobody confirmed


def _read() -> dict[str, list[dict[str, Any]]]:
    path = Path(__file__).parent / "submissions.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _named(role: Role) -> Account:
    rows = Membership.objects.filter(role=role, account__is_demonstration=True)
    return rows.select_related("account").order_by("pk")[0].account


def _one(number: int, facts: dict[str, Any], people: Staff, reception: Account) -> None:
    day = add_working_days(today(), -facts["days"])
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time(8, number % 50)))
    with held_at(moment):
        submission = _filed(number, facts)
    if facts["fate"] == "received":
        return
    with held_at(min(moment + dt.timedelta(minutes=25), now())):
        _triaged(submission, facts, reception)
    case = case_of(submission)
    if case is None:
        return
    submission.refresh_from_db()
    cast = _cast(case.agency, people, reception)
    FATES[facts["fate"]](Play(case, submission, day, cast))
    if "brought" in facts:
        bring(submission, facts["brought"], cast.officer)
    if facts["fate"] == "merged_pair":
        with held_at(min(moment + dt.timedelta(hours=3), now())):
            _pair(number, facts, submission, reception)


def _filed(number: int, facts: dict[str, Any], token: str = "") -> Submission:
    complained_of = _commune(number) if facts.get("complained_of") else None
    answer_by = facts.get("answer_by", "")
    return submission_file(
        facts=Filing(
            harm=facts["harm"],
            form_token=token or f"minh-hoa-{number}",
            text=facts["text"],
            links=tuple(facts.get("links", ())),
            kind=facts.get("kind", "person"),
            standing=facts.get("standing", ""),
            answers=dict.fromkeys(facts.get("answers", ()), True),
            commune=_commune(facts.get("commune", number + 7)),
            complained_of=complained_of,
            contact=ContactFacts(
                name="Người phản ánh",
                telephone=f"0208999{number:03}",
                email=f"nguoi-gui-{number}@thu.example" if answer_by == "email" else "",
            ),
            answer_by=answer_by,
            # Who wants to be called has to let somebody see where.
            consents=_CONSENTS[0 if answer_by else number % len(_CONSENTS)],
        )
    ).submission


def _commune(number: int) -> Agency:
    rows = agencies_valid().filter(kind__in=(AgencyKind.COMMUNE, AgencyKind.WARD))
    return rows[number % 40]


def _triaged(submission: Submission, facts: dict[str, Any], reception: Account) -> None:
    item = TriageItem.objects.get(submission=submission)
    item = triage_claim(item=item, by=reception)
    if facts["fate"] == "triage_refused":
        words = "Việc sửa đường do UBND xã giải quyết: bạn gọi trực xã hoặc đến bộ phận một cửa."
        verdict = Verdict("refuse", "elsewhere", explanation=words)
    else:
        agency = _agency_for(submission, facts)
        verdict = Verdict("accept", "clear_harm", harm=facts["harm"], agency=agency)
    triage_decide(item=item, verdict=verdict, by=reception)


def _agency_for(submission: Submission, facts: dict[str, Any]) -> Agency:
    route = Route.objects.filter(harm=facts["harm"], area=None).order_by("order", "id").first()
    agency = route.agency if route else lead_agency()
    if agency.pk == submission.complained_of_id:
        return lead_agency()
    return agency


def _cast(agency: Agency, people: Staff, reception: Account) -> Cast:
    police = agencies_valid().filter(kind=AgencyKind.POLICE, is_demonstration=False).first()
    other = police if police is not None and police != agency else lead_agency()
    return Cast(
        reception=reception,
        officer=people.officers[agency.pk],
        head=people.heads[agency.pk],
        appeals=_named(Role.APPEAL_OFFICER),
        other=other,
        other_officer=people.officers[other.pk],
    )


def _pair(number: int, facts: dict[str, Any], first: Submission, reception: Account) -> None:
    """A second reporter of the same thing, merged at triage."""
    text = "Tôi cũng bị trang này lừa lấy ảnh căn cước."
    second = _filed(number, {**facts, "text": text}, token=f"minh-hoa-{number}-2")
    item = triage_claim(item=TriageItem.objects.get(submission=second), by=reception)
    verdict = Verdict("merge", "same_link", into=first)
    triage_decide(item=item, verdict=verdict, by=reception)
