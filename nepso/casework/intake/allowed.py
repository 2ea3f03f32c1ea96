"""Who may see what of a submission, as its reporter reads and changes it with the code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nepso.casework.intake.harm_pages import harm_page
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.models import Consent, Contact, Submission, ThreadEntry

# Beside the groups: words that the reporter wrote later and gave to one agency to read.
WORDS = "words"


@dataclass(frozen=True, slots=True)
class Box:
    """One group of what a recipient may have. ``value``: "police:text"; ``group`` None for words
    given one by one, which can be taken back here and given where they are written."""

    value: str
    group: FieldGroup | None
    is_given: bool


@dataclass(frozen=True, slots=True)
class Allowed:
    """One recipient with what it may see. The reception reads story and pictures in any case: only
    ``boxes`` are the reporter's to change."""

    recipient: Recipient
    boxes: list[Box]


def allowed_of(submission: Submission, thread: Iterable[ThreadEntry]) -> list[Allowed]:
    """Every recipient, with what there is to allow; two queries. ``thread``: the exchange."""
    rows = Consent.objects.filter(submission=submission)
    held = {(row.recipient, row.field_group): row for row in rows}
    words = {str(key).partition(":")[0] for entry in thread for key in entry.readers}
    groups = groups_of(submission)
    asked = recipients_asked(submission)
    found = []
    for recipient in Recipient:
        is_known = recipient in words or any(key[0] == recipient for key in held)
        if not (is_known or recipient in asked):
            continue
        boxes = [
            Box(f"{recipient}:{group}", group, row is not None and row.given)
            for group in groups
            if ((row := held.get((recipient, group))) and row.given)
            or (recipient in asked and may_be_given(recipient, group))
        ]
        if recipient in words:
            boxes.append(Box(f"{recipient}:{WORDS}", None, True))
        found.append(Allowed(recipient, boxes))
    return found


def groups_of(submission: Submission) -> list[FieldGroup]:
    """What there is to allow: never pictures about a child, no contact where none is kept."""
    groups = [FieldGroup.TEXT]
    if submission.harm != Harm.CHILD_SAFETY:
        groups.append(FieldGroup.MATERIAL)
    if Contact.objects.filter(submission=submission).exists():
        groups.append(FieldGroup.CONTACT)
    return groups


def may_be_given(recipient: str, group: str) -> bool:
    """Whether it is asked for: the reception reads story and pictures to find who handles them."""
    return recipient != Recipient.COORDINATOR or group == FieldGroup.CONTACT


def recipients_asked(submission: Submission) -> tuple[Recipient, ...]:
    """Every sort of recipient, since the matter may have gone further than the form foresaw; about
    a child those alone that the form names."""
    page = harm_page(Harm(submission.harm))
    if page is None or submission.harm != Harm.CHILD_SAFETY:
        return tuple(Recipient)
    return (Recipient.COORDINATOR, *page.recipients)
