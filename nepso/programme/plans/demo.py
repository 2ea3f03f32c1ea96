"""The real plan of Thái Nguyên, brought in, decided and adopted through the same services.

The decisions made here are demonstration: the audit trail and each duty's history name the
account that ran it. A second run changes nothing.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from nepso.foundation.accounts.models import Account
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.services import (
    ReceivedDocument,
    duty_confirm,
    duty_confirm_all_certain,
    duty_mark_words_only,
    plan_receive,
    plan_version_adopt,
    version_compile,
)
from nepso.programme.plans.states import ADOPTED, COMPILING, IN_REVIEW, PROPOSED, SUPERSEDED

PLAN_FILE = Path(__file__).resolve().parents[3] / "demo" / "ke-hoach-thai-nguyen.txt"

# design.md, *Boundaries*: (clause, bullet) of the duties that agencies account for in words only.
WORDS_ONLY = (("II.2.a", None), ("IV.1", 2), ("IV.2", None), ("IV.6", 1), ("IV.8", 3))


def load_plan(*, by: Account) -> PlanVersion:
    """The plan's version in force; received, compiled, decided and adopted where it was not yet.

    An interrupted run is taken up where it stopped. Raises Conflict when something stays
    undecided, which then is a fault of the demonstration data.
    """
    version = _received(by)
    if version.state == COMPILING:
        version = version_compile(version=version)
    if version.state == IN_REVIEW:
        _decide(version, by)
        version = plan_version_adopt(version=version, revision=None, keep_general=True, by=by)
    return version


def _received(by: Account) -> PlanVersion:
    data = PLAN_FILE.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    known = PlanVersion.objects.filter(
        sha256=digest, state__in=(COMPILING, IN_REVIEW, ADOPTED, SUPERSEDED)
    )
    return known.order_by("pk").first() or plan_receive(
        received=ReceivedDocument(PLAN_FILE.name, data), by=by
    )


def _decide(version: PlanVersion, by: Account) -> None:
    """Words only where the boundaries say so; every duty confirmed as it was read."""
    for clause, bullet in WORDS_ONLY:
        duty = Duty.objects.select_related("version").get(
            version=version, clause=clause, bullet=bullet
        )
        if not duty.words_only:
            duty_mark_words_only(duty=duty, words_only=True, revision=None, by=by)
    duty_confirm_all_certain(version=version, by=by)
    for duty in version.duties.filter(state=PROPOSED).select_related("version"):
        duty_confirm(duty=duty, revision=None, by=by)
