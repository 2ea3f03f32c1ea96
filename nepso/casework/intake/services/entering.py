"""Staff enter what came by desk, telephone, letter, Zalo, 1022 or C-ThaiNguyen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from nepso.casework.intake.facts import Filed, Filing
from nepso.casework.intake.policies import may_enter
from nepso.casework.intake.services.filing import submission_file
from nepso.foundation.accounts.models import Account
from nepso.kernel.policy import require


def submission_enter(*, facts: Filing, by: Account) -> Filed:
    """Store one for somebody else; the code is theirs, and is given to them. Raises NotAllowed,
    Invalid."""
    require(may_enter(by))
    return submission_file(facts=replace(facts, entered_by=by))


@transaction.atomic
def submissions_enter(*, rows: Sequence[Filing], by: Account) -> list[Filed]:
    """All of a spreadsheet or none. The same spreadsheet again is the same submissions: each row's
    token is of the file and its number. Raises NotAllowed, Invalid."""
    return [submission_enter(facts=facts, by=by) for facts in rows]
