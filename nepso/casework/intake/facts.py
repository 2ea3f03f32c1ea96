"""What a filing consists of, whatever way it came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from nepso.casework.intake.kinds import CameBy, FieldGroup, Recipient, ReporterKind
from nepso.casework.intake.models import Submission
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.files.quarantine import Quarantined

MOST_LINKS, MOST_TEXT, MOST_LINE, MOST_MATERIALS = 10, 8_000, 300, 3


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """How to reach the reporter, if they want that."""

    name: str = ""
    email: str = ""
    telephone: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.telephone)


@dataclass(frozen=True, slots=True)
class Filing:
    """The facts of one submission. ``form_token`` is unique: the same one twice is one submission.

    ``consents`` holds what was given; anything else was not.
    """

    harm: str
    form_token: str
    text: str = ""
    links: tuple[str, ...] = ()
    kind: str = ReporterKind.PERSON
    standing: str = ""
    seen_on: dt.date | None = None
    wanted: str = ""
    wanted_line: str = ""
    answers: Mapping[str, bool] = field(default_factory=dict)
    commune: Agency | None = None
    complained_of: Agency | None = None
    answer_by: str = ""
    came_by: str = CameBy.WEB
    entered_by: Account | None = None
    contact: ContactFacts = field(default_factory=ContactFacts)
    consents: frozenset[tuple[Recipient, FieldGroup]] = frozenset()
    materials: tuple[Quarantined, ...] = ()
    held_reason: str = ""


class Filed(NamedTuple):
    """What ``submission_file`` gives back; ``code`` is shown now and never kept.

    ``printed`` is what ``filed_hash`` is of, for the receipt; "" when it was stored before.
    """

    submission: Submission
    code: str
    is_new: bool
    printed: str = ""
