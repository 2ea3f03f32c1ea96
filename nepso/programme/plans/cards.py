"""A duty as its card shows it: whom it names and who is meant, and every doubt as a sentence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nepso.foundation.agencies.selectors import Candidate, NameIndex
from nepso.kernel.folding import fold
from nepso.kernel.states import State
from nepso.programme.plans.doubts import deadline_doubt, doubts_without_names
from nepso.programme.plans.kinds import Part
from nepso.programme.plans.matching import candidates_for
from nepso.programme.plans.models import Duty, DutyParty, MeasureLink
from nepso.programme.plans.selectors.review import CERTAIN_FROM, NEEDS_LEAD, names_unmatched
from nepso.programme.plans.states import DUTY_STATES
from nepso.programme.plans.suggesting_days import day_suggested


@dataclass(frozen=True)
class PartyLine:
    """One name as printed, and the candidates where nobody knows yet who is meant."""

    party: DutyParty
    candidates: list[Candidate]
    namesakes: int = 0  # other places of this version with the same name, unmatched as well

    @property
    def is_exact(self) -> bool:
        """Whether the best candidate has this very name, so that all namesakes may follow."""
        return bool(self.candidates) and self.candidates[0].is_exact


@dataclass(frozen=True)
class DutyCard:
    """Everything a card draws, so that the template asks the database nothing."""

    duty: Duty
    leads: list[PartyLine]
    partners: list[PartyLine]
    doubts: list[str]
    confirmed_links: list[MeasureLink]
    open_links: list[MeasureLink]

    @property
    def lines(self) -> list[PartyLine]:
        """Everybody whom the duty names, who leads it first."""
        return [*self.leads, *self.partners]

    @property
    def day_suggested(self) -> dt.date | None:
        """A date for an unclear deadline that a person may take."""
        return day_suggested(self.duty)

    @property
    def state(self) -> State:
        return DUTY_STATES.state(self.duty.state)


def cards_of(duties: Sequence[Duty]) -> list[DutyCard]:
    """Cards for duties with prefetched parties and links; four queries more for open names."""
    parties = [party for duty in duties for party in duty.parties.all()]
    is_open = any(not party.is_matched for party in parties)
    index = NameIndex() if is_open else None
    places = names_unmatched(duties[0].version_id) if is_open else Counter()
    return [_card(duty, index, places) for duty in duties]


def _card(duty: Duty, index: NameIndex | None, places: Counter[str]) -> DutyCard:
    lines = [
        PartyLine(party, candidates_for(index, party.name, 3), places[fold(party.name)] - 1)
        if index and not party.is_matched
        else PartyLine(party, [])
        for party in duty.parties.all()
    ]
    leads = [line for line in lines if line.party.part == Part.LEAD]
    links = list(duty.measure_links.all())
    return DutyCard(
        duty=duty,
        leads=leads,
        partners=[line for line in lines if line.party.part == Part.COORDINATING],
        doubts=_doubts(duty, leads),
        confirmed_links=[link for link in links if link.is_confirmed],
        open_links=[link for link in links if link.decided_by_id is None],
    )


def _doubts(duty: Duty, leads: Sequence[PartyLine]) -> list[str]:
    """The compiler's own doubts, and what follows from the facts as they stand now.

    Where both speak of one name or of the deadline, only the latter is told: it says what to do.
    """
    open_names = {line.party.name for line in leads if not line.party.is_matched}
    compiled = doubts_without_names(duty.doubts, open_names)
    unsure = deadline_doubt(duty)
    if unsure:
        compiled = [doubt for doubt in compiled if doubt["code"] != "deadline"]
    found = [doubt["sentence"] for doubt in compiled]
    if duty.kind in NEEDS_LEAD and not leads:
        found.append("Chưa có cơ quan thực hiện: hãy thêm cơ quan.")
    for line in leads:
        if line.party.is_matched:
            continue
        if line.party.is_group:
            found.append(f"“{line.party.name}” là một nhóm chưa khớp: hãy chọn nhóm hoặc cơ quan.")
        else:
            found.append(f"“{line.party.name}” chưa khớp với cơ quan nào: hãy chọn cơ quan.")
    if unsure:
        found.append(unsure)
    if duty.confidence < CERTAIN_FROM and not found:
        found.append("Máy không chắc đây là một nhiệm vụ: hãy đọc lại câu này.")
    return list(dict.fromkeys(found))
