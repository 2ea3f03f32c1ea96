"""A small province with officers, a head and a desk, and a kind of due thing made of a list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import pytest

from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.models import Agency
from nepso.foundation.notices import kinds, ports
from nepso.foundation.notices.kinds import NoticeKind
from nepso.foundation.notices.ladders import Receiver, ladder
from nepso.foundation.notices.ports import DueThing, Reminders
from nepso.foundation.notices.services import notice_give

WORKING_DAY = dt.date(2026, 11, 25)  # a Wednesday; the 24th rests


@dataclass
class Province:
    """People by name; ``things`` are what is due, ``done`` the ids of those that are done."""

    agency: Agency
    people: dict[str, Account]
    things: list[DueThing] = field(default_factory=list)
    done: set[str] = field(default_factory=set)

    def add(self, about: str, due_on: dt.date, **facts) -> None:
        self.things.append(
            DueThing(about, f"Việc {about}", f"/viec/{about}/", due_on, self.agency.pk,
                     self.agency.name, **facts)
        )  # fmt: skip

    def give(self, name: str, sentence: str = "Có một việc mới.", **facts):
        facts.setdefault("key", sentence)
        return notice_give(
            to=self.people[name], kind="tests.due", sentence=sentence, link="/viec/x/", **facts
        )

    def fresh(self, name: str) -> Account:
        return Account.objects.get(pk=self.people[name].pk)


@pytest.fixture
def province(db, monkeypatch):
    agency = Agency.objects.create(code="xa", name="UBND xã Ba Bể", kind="commune", path="/0/")
    Agency.objects.filter(pk=agency.pk).update(path=f"/{agency.pk}/")
    people = {}
    for name, role in (
        ("officer", Role.FOCAL_OFFICER),
        ("second", Role.FOCAL_OFFICER),
        ("head", Role.AGENCY_HEAD),
        ("desk", Role.LEAD_DESK),
    ):
        people[name] = Account.objects.create(
            username=name, full_name=f"Người {name}", email=f"{name}@vi-du.vn"
        )
        Membership.objects.create(account=people[name], agency=agency, role=role)
    made = Province(agency, people)

    def still_needed(asked):
        return {question for question in asked if question.about not in made.done}

    def due_things(first, last):
        return [t for t in made.things if first <= t.due_on <= last and t.about not in made.done]

    monkeypatch.setattr(kinds, "_KINDS", {})
    monkeypatch.setattr(ports, "_reminders", {})
    kind = NoticeKind("tests.due", "Thời hạn thử", noun="việc", still_needed=still_needed)
    lists = dict.fromkeys(Receiver, "notices:list")
    ports.reminders_join(
        Reminders(kind, ladder("officer:-10,-3,0,3;head:5;desk:10"), due_things, lists)
    )
    return made


@pytest.fixture
def clock(monkeypatch):
    """Hold the time: ``clock(day, hour)``."""

    def at(day: dt.date, hour: int = 8) -> None:
        moment = dt.datetime(
            day.year, day.month, day.day, hour, tzinfo=dt.timezone(dt.timedelta(hours=7))
        )
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return at
