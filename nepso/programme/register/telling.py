"""Telling people what the register gives them: a line in their inbox and in the digest."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import reachable_at
from nepso.foundation.notices.kinds import NoticeKind, kind_joins
from nepso.foundation.notices.services import notice_give
from nepso.kernel.clock import now
from nepso.programme.plans.models import PlanVersion
from nepso.programme.register.models import PlanTask
from nepso.programme.register.states import WITHDRAWN

GIVEN = NoticeKind("register.given", "Nhiệm vụ được giao", noun="nhiệm vụ")
kind_joins(GIVEN)


def tell_given(version: PlanVersion) -> int:
    """Every agency that a version gives tasks, to its officers, its heads where it has none; once a
    version. Returns how many people were told; what the agency itself had before is nothing new."""
    given = PlanTask.objects.filter(version=version, agency__isnull=False)
    before = PlanTask.objects.filter(goes_on_in=OuterRef("pk"), agency=OuterRef("agency"))
    new = given.exclude(Exists(before))
    counted = new.exclude(state=WITHDRAWN).order_by().values_list("agency_id").annotate(Count("pk"))
    number = {agency: count for agency, count in counted if agency is not None}
    people, told = reachable_at(set(number)), 0
    for agency, count in sorted(number.items()):
        for person in people.taking(agency):
            told += _tell(
                person,
                f"{version.public_id}.{agency}",
                f"Kế hoạch “{version.plan.title}” giao {count} nhiệm vụ mới cho cơ quan bạn.",
            )
    return told


def tell_assigned(person: Account, number: int, by: Account | None) -> None:
    """Somebody else made this person responsible for so many tasks."""
    if number and person != by:
        sentence = f"Bạn được giao phụ trách {number} nhiệm vụ: hãy xem và ghi bước tiếp theo."
        _tell(person, f"{person.public_id}.{now().isoformat()}", sentence)


def _tell(person: Account, key: str, sentence: str) -> bool:
    link = reverse("register:mine")
    given = notice_give(to=person, kind=GIVEN.code, key=key, sentence=sentence, link=link)
    return given is not None
