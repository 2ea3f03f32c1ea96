"""What is held before a submission (``intake.ports.Before``): its case, then its place in triage.

Every act of an office holds the case first; what its reporter does with the code then keeps the
same order.
"""

from __future__ import annotations

from django.db import transaction

from nepso.casework.cases.models import CaseFile
from nepso.casework.intake.models import Submission
from nepso.casework.triage.holding import place_hold


def case_and_place_hold(submission: Submission) -> None:
    """Hold both until the transaction ends. Where the submission came to another case while this
    waited (opened, merged, parted), both are let go of and it begins anew: a second case taken
    after the place would be the other order again."""
    while True:
        before = transaction.savepoint()
        held = _case_held(submission)
        place_hold(submission)
        if held == _case_key(submission):
            transaction.savepoint_commit(before)
            return
        transaction.savepoint_rollback(before)


def _case_key(submission: Submission) -> int | None:
    rows = CaseFile.objects.filter(links__submission=submission)
    return rows.values_list("pk", flat=True).first()


def _case_held(submission: Submission) -> int | None:
    rows = CaseFile.objects.select_for_update(of=("self",)).filter(links__submission=submission)
    return rows.values_list("pk", flat=True).first()
