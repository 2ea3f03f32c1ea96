"""What the pages of triage show, as plain rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.models import Contact, Submission
from nepso.casework.intake.selectors import consented
from nepso.casework.triage.evidence import DATA_LABELS
from nepso.casework.triage.models import Redaction, TriageItem, TriageSuggestion, Urgency
from nepso.casework.triage.personal_places import personal_data_of
from nepso.casework.triage.selectors import alike_counts
from nepso.casework.triage.services.claiming import claimed_by_other
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person
from nepso.ui.components.numbers import ngay, ngay_gio

_EXCERPT = 150
_COLOURS = {Urgency.DANGER: "red", Urgency.GOING_ON: "amber"}
_VERDICTS = {
    "official": ("Chính thức", "green"),
    "listed": ("Có trong danh sách cảnh báo", "red"),
    "look_alike": ("Giống trang chính thức nhưng không phải", "red"),
    "unknown": ("Chưa có thông tin", "grey"),
}


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One line of the queue."""

    item: TriageItem
    url: str
    harm: str
    excerpt: str
    urgency: str
    colour: str
    suggested: str
    place: str
    holder: str
    alike: int


def queue_lines(items: Sequence[TriageItem], person: Person) -> list[QueueLine]:
    """The lines of a page; one query for what is alike."""
    alike = alike_counts(item.pk for item in items)
    return [_line(item, person, alike.get(item.pk, 0)) for item in items]


def _line(item: TriageItem, person: Person, alike: int) -> QueueLine:
    submission = item.submission
    suggestion: TriageSuggestion | None = getattr(submission, "suggestion", None)
    best = suggestion.best if suggestion else ""
    holder = claimed_by_other(item, person) if isinstance(person, Account) else None
    return QueueLine(
        item=item,
        url=reverse("triage:item", args=[submission.public_id]),
        harm=submission.get_harm_display(),
        excerpt=excerpt_shown(item),
        urgency=item.get_urgency_display() if item.urgency in _COLOURS else "",
        colour=_COLOURS.get(Urgency(item.urgency), ""),
        suggested=Harm(best).label if best and best != submission.harm else "",
        place=submission.commune.name if submission.commune else "",
        holder=str(holder) if holder else "",
        alike=alike,
    )


def excerpt_shown(item: TriageItem) -> str:
    """The beginning of the text for a list; nothing of what is about a child or a danger, of which
    each reading is written down."""
    if item.urgency == Urgency.DANGER or item.submission.harm == Harm.CHILD_SAFETY:
        return ""
    return excerpt_of(item.submission)


def excerpt_of(submission: Submission) -> str:
    """The beginning of the text; its links where nothing was written."""
    text = " ".join(submission.text.split()) or ", ".join(map(str, submission.links))
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + "…"


def filed_facts(submission: Submission) -> list[tuple[str, str]]:
    """What was filed beside the text."""
    wanted = submission.get_wanted_display() if submission.wanted else ""
    facts = [
        ("Người phản ánh chọn", submission.get_harm_display()),
        ("Nhận lúc", ngay_gio(submission.received_at)),
        ("Nhận qua", submission.get_came_by_display()),
        ("Người phản ánh là", submission.get_kind_display()),
        ("Với tư cách", submission.get_standing_display() if submission.standing else ""),
        ("Nơi xảy ra", submission.commune.name if submission.commune else ""),
        ("Cơ quan bị phản ánh", submission.complained_of.name if submission.complained_of else ""),
        ("Thấy ngày", ngay(submission.seen_on) if submission.seen_on else ""),
        ("Mong muốn", ". ".join(filter(None, [str(wanted), submission.wanted_line]))),
    ]
    return [(label, str(value)) for label, value in facts if value]


def contact_lines(submission: Submission) -> list[tuple[str, str]]:
    """How to reach the reporter, where they allow that to the receiving office."""
    if FieldGroup.CONTACT not in consented(submission, Recipient.COORDINATOR):
        return []
    contact = Contact.objects.filter(submission=submission).first()
    if contact is None:
        return []
    lines = [("Họ tên", contact.name), ("Điện thoại", contact.telephone), ("Thư", contact.email)]
    return [(label, value) for label, value in lines if value]


def suggested_harms(suggestion: TriageSuggestion | None) -> list[dict[str, Any]]:
    """The suggestions with labels, likeliest first."""
    rows = suggestion.harms if suggestion else []
    return [
        {"label": Harm(one["harm"]).label, "score": one["score"], "why": one["why"]} for one in rows
    ]


def answer_lines(suggestion: TriageSuggestion | None) -> list[dict[str, Any]]:
    """What lookup says of links and numbers, with words and colour; what it says alike of several
    stands once, what is known before what is not."""
    told: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in suggestion.links if suggestion else []:
        told.setdefault((one["verdict"], tuple(one["why"])), []).append(one["text"])
    lines = [
        {"texts": texts, "why": why, "label": _VERDICTS[kind][0], "colour": _VERDICTS[kind][1]}
        for (kind, why), texts in told.items()
    ]
    return sorted(lines, key=lambda line: line["colour"] == "grey")


def data_lines(submission: Submission) -> list[dict[str, Any]]:
    """The personal data found, each with where it stands and whether it is hidden from others."""
    redaction = Redaction.objects.filter(submission=submission).first()
    hidden = [tuple(one["span"]) for one in redaction.spans] if redaction else []
    elsewhere = [one["text"] for one in redaction.pieces] if redaction else []
    return [
        {
            "key": one.key,
            "label": DATA_LABELS.get(one.kind, "thông tin cá nhân"),
            "text": one.text,
            "is_elsewhere": not one.span,
            "is_hidden": one.span in hidden if one.span else one.text in elsewhere,
        }
        for one in personal_data_of(submission, redaction)
    ]
