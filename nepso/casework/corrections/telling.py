"""Telling the people whose turn it is: a line in their inbox, without the text itself."""

from __future__ import annotations

from django.urls import reverse

from nepso.casework.corrections.kinds import TOLD
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.policies import may_decide
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import reachable_at
from nepso.foundation.notices.services.giving import notice_give


def tell_reviewers(correction: Correction, by: Account) -> None:
    """Somebody else is to read it: the heads of the agency, else the lead desk."""
    reachable = reachable_at([correction.agency_id])
    heads = reachable.heads.get(correction.agency_id, [])
    able = [one for one in heads if one != by and may_decide(one, correction)]
    for person in able or [one for one in reachable.desk if one != by]:
        _tell(person, correction, "Có một đính chính chờ bạn đọc lại và duyệt.")


def tell_writer(correction: Correction, sentence: str) -> None:
    """What became of what they sent."""
    if correction.submitted_by is not None:
        _tell(correction.submitted_by, correction, sentence)


def _tell(person: Account, correction: Correction, sentence: str) -> None:
    notice_give(
        to=person,
        kind=TOLD.code,
        key=f"{correction.public_id}.{correction.revision}",
        sentence=sentence,
        link=reverse("corrections:correction", args=[correction.public_id]),
        abouts=[correction.public_id],
    )
