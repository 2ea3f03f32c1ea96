"""The real plan of Thái Nguyên, brought in, decided and adopted through the same services.

The decisions made here are demonstration: the audit trail and each duty's history name the
account that ran it. A second run changes nothing.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from nepso.foundation.accounts.models import Account
from nepso.programme.plans.kinds import DutyKind
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.services import (
    ReceivedDocument,
    duty_confirm,
    duty_confirm_all_certain,
    duty_mark_words_only,
    measure_link_decide,
    plan_receive,
    plan_version_adopt,
    version_compile,
)
from nepso.programme.plans.states import ADOPTED, COMPILING, IN_REVIEW, PROPOSED, SUPERSEDED

PLAN_FILE = Path(__file__).resolve().parents[3] / "demo" / "ke-hoach-thai-nguyen.txt"

# design.md, *Boundaries*: (clause, bullet) of the duties that agencies account for in words only.
WORDS_ONLY = (("II.2.a", None), ("IV.1", 2), ("IV.2", None), ("IV.6", 1), ("IV.8", 3))

# (clause, bullet) of a duty and the clause of the measure that its own words carry out. What
# agencies account for in words only is linked to nothing: nobody counts it.
CARRIED_OUT = (
    ("IV.1", 1, "II.1.1"),
    ("IV.3", 2, "II.1.2.d"),
    ("IV.3", 2, "II.1.2.g"),
    ("IV.3", 3, "II.1.2.đ"),
    ("IV.3", 3, "II.1.2.h"),
    ("IV.3", 4, "II.3"),
    ("IV.3", 5, "II.2.b"),
    ("IV.4", 1, "II.2.b"),
    ("IV.4", 1, "II.2.d"),
    ("IV.5", 2, "II.1.2.e"),
    ("IV.6", 2, "II.2.c"),
    ("IV.9", 1, "II.1.2.a"),
    ("IV.9", 3, "II.3"),
)


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
    """Words only where the boundaries say so; which duty carries out which measure; every
    duty confirmed as it was read."""
    for clause, bullet in WORDS_ONLY:
        duty = Duty.objects.select_related("version").get(
            version=version, clause=clause, bullet=bullet
        )
        if not duty.words_only:
            duty_mark_words_only(duty=duty, words_only=True, revision=None, by=by)
    for clause, bullet, carried in CARRIED_OUT:
        measure_link_decide(
            duty=version.duties.select_related("version").get(clause=clause, bullet=bullet),
            measure=version.duties.get(clause=carried, kind=DutyKind.MEASURE),
            is_confirmed=True,
            revision=None,
            by=by,
        )
    duty_confirm_all_certain(version=version, by=by)
    for duty in version.duties.filter(state=PROPOSED).select_related("version"):
        duty_confirm(duty=duty, revision=None, by=by)
