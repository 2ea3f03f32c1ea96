"""Telling officers what waits for them. The sentence may travel by e-mail: number and harm only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.policies import is_barred
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import accounts_receiving, reachable_at
from nepso.foundation.agencies.models import Agency
from nepso.foundation.notices.kinds import Asked, NoticeKind, kind_joins
from nepso.foundation.notices.services import notice_give
from nepso.kernel.clock import now


def _still_there(asked: Sequence[Asked]) -> set[Asked]:
    """Those of cases that are still there: nobody is sent to one that was sealed."""
    numbers = CaseFile.objects.filter(public_id__in={one.about for one in asked})
    there = set(numbers.values_list("public_id", flat=True))
    return {one for one in asked if one.about in there}


KIND = NoticeKind("cases.case", "Hồ sơ xử lý phản ánh", noun="hồ sơ", still_needed=_still_there)
kind_joins(KIND)


def people_of(agency: Agency) -> list[Account]:
    """Who takes what comes to an agency: its officers, else its heads; reception at the lead's."""
    if agency.is_lead_desk:
        found = accounts_receiving()
        if found:
            return found
    return reachable_at({agency.pk}).taking(agency.pk)


def tell(
    case: CaseFile,
    whom: Iterable[Account | None],
    sentence: str,
    *,
    by: Account | None,
    link: str = "",
) -> None:
    """One notice to each but the one who acted and who may not read it, being of the agency
    complained of; it leads to the case unless told."""
    link = link or reverse("cases:case", args=[case.public_id])
    key = f"{case.public_id}:{now().isoformat()}"
    for account in dict.fromkeys(whom):
        if account is None or account == by or is_barred(account, case.complained_of_id):
            continue
        notice_give(
            to=account,
            kind=KIND.code,
            key=key,
            sentence=f"{case}: {sentence}",
            link=link,
            abouts=[case.public_id],
            by=by,
        )


def tell_handlers(case: CaseFile, sentence: str, *, by: Account | None) -> None:
    """Whoever handles it; while nobody does, the agency's people."""
    tell(case, [case.handler] if case.handler else people_of(case.agency), sentence, by=by)
