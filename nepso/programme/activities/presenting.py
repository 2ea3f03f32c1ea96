"""How an activity, its tasks and its evidence read: words and colours, ready for a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from nepso.programme.activities.kinds import Form, ItemKind, PeopleShown
from nepso.programme.activities.models import Activity, EvidenceClaim, EvidenceItem
from nepso.programme.activities.selectors.listing import ActivityListing
from nepso.programme.activities.states import ACTIVITY_STATES, CLAIM_STATES
from nepso.programme.register.models import PlanTask
from nepso.programme.register.periods import period_label
from nepso.programme.register.presenting import place_of, short

_STATES = {state.code: state for state in ACTIVITY_STATES.states}
_CLAIMS = {state.code: state for state in CLAIM_STATES.states}
_FORMS = dict(Form.choices)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One line of a list; ``alike`` is how many others it looks like."""

    activity: Activity
    url: str
    form: str
    state: str
    colour: str
    items: int
    alike: int

    @property
    def ticked_as(self) -> str:
        """The value of its box in a list: what was seen, and in which revision."""
        return f"{self.activity.public_id}:{self.activity.revision}"


def activity_rows(listing: ActivityListing) -> list[ActivityRow]:
    """The lines of a page; no query."""
    pattern = reverse("activities:activity", args=["0" * 16])
    return [
        ActivityRow(
            activity=row,
            url=pattern.replace("0" * 16, row.public_id),
            form=str(_FORMS[row.form]),
            state=_STATES[row.state].label,
            colour=_STATES[row.state].colour,
            items=listing.items.get(row.pk, 0),
            alike=listing.alike.get(row.pk, 0),
        )
        for row in listing.rows
    ]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One item as an activity shows it; ``photo_url`` only of a photo, ``open_url`` where there is
    something behind it to open."""

    claim: EvidenceClaim
    item: EvidenceItem
    url: str
    kind: str
    state: str
    colour: str
    facts: str
    people: str
    photo_url: str
    open_url: str


def claim_cards(claims: Iterable[EvidenceClaim]) -> list[ClaimCard]:
    """The evidence of an activity, photos first."""
    cards = [_card(claim) for claim in claims]
    return sorted(cards, key=lambda card: not card.photo_url)


def _card(claim: EvidenceClaim) -> ClaimCard:
    item, state = claim.item, _CLAIMS[claim.state]
    is_photo = item.is_photo and item.stored_id is not None
    return ClaimCard(
        claim=claim,
        item=item,
        url=reverse("activities:item", args=[item.public_id]),
        kind=item.kind_label,
        state=state.label,
        colour=state.colour,
        facts=" · ".join(item_facts(item)),
        people=str(PeopleShown(claim.people_shown).label) if item.is_photo else "",
        photo_url=reverse("activities:thumbnail", args=[item.public_id]) if is_photo else "",
        open_url=item.url or (file_url(item) if item.stored_id else ""),
    )


def file_url(item: EvidenceItem) -> str:
    """Where the bytes of an item are handed out."""
    return reverse("activities:file", args=[item.public_id])


def item_facts(item: EvidenceItem) -> list[str]:
    """What is said of an item beyond its title, each a few words."""
    facts = []
    if item.value is not None:
        facts.append(f"{_number(item.value)} {item.unit}".strip())
        facts.append(f"Nguồn: {item.source}")
    if item.kind == ItemKind.OFFICIAL_DOCUMENT and item.dated_on:
        facts.append(f"Số {item.number}, ngày {item.dated_on:%d/%m/%Y}, {item.issuer}")
    if item.kind == ItemKind.LINK and item.seen_on:
        facts.append(f"Xem ngày {item.seen_on:%d/%m/%Y}")
    return facts


def _number(value: object) -> str:
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def task_label(task: PlanTask) -> str:
    """One task in a list to choose from."""
    period = f" ({period_label(task.occurrence)})" if task.occurrence else ""
    return f"{place_of(task)}: {short(task.duty.text, 110)}{period}"


def task_groups(
    tasks: Sequence[PlanTask], agency_id: int
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices for a select, those of the agency itself first, then by the agency they belong to."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for task in tasks:
        own = task.agency_id == agency_id
        name = "Nhiệm vụ của cơ quan" if own else f"Nhiệm vụ của {task.agency}"
        groups.setdefault(name, []).append((task.public_id, task_label(task)))
    return list(groups.items())
