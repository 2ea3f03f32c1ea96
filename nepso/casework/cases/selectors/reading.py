"""One case as a person reads it: what was consented for who looks, in as many queries whatever
the number of reporters."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from nepso.casework.cases.consents import recipients_of
from nepso.casework.cases.kinds import NoteKind
from nepso.casework.cases.models import CaseFile, CaseNote, CaseSubmission, Referral
from nepso.casework.cases.policies import may_handle_case, works_at
from nepso.casework.cases.states import ACCEPTED
from nepso.casework.cases.stepping import GONE
from nepso.casework.intake.kinds import FieldGroup, Recipient, Side
from nepso.casework.intake.models import Consent, Contact, Material, Submission, ThreadEntry
from nepso.casework.intake.selectors import links_of
from nepso.casework.triage.evidence import blacked_out
from nepso.casework.triage.models import Redaction
from nepso.foundation.accounts.models import Account

MOST_ENTRIES, MOST_STEPS = 200, 200


@dataclass(frozen=True, slots=True)
class ReporterPart:
    """One reporter's side of a case, cut to what may be seen. ``text`` is "" when not consented
    (``is_text_kept``), ``contact`` None when not consented or not given."""

    submission: Submission
    is_main: bool
    groups: frozenset[str]
    text: str
    links: list[str]
    contact: Contact | None
    thread: list[ThreadEntry]
    materials: list[Material] = field(default_factory=list)

    @property
    def contact_rows(self) -> list[tuple[str, str]]:
        """How to reach the reporter, as rows; [] when not consented or not given."""
        if self.contact is None:
            return []
        held = self.contact
        rows = [("Họ tên", held.name), ("Điện thoại", held.telephone), ("Thư", held.email)]
        return [(key, str(value)) for key, value in rows if value]

    @property
    def is_text_kept(self) -> bool:
        """Whether there are words that this reader may not see."""
        return FieldGroup.TEXT not in self.groups


def recipients_for(case: CaseFile, person: Account) -> list[str]:
    """As what a person looks at a case: their agency, else the coordinator."""
    if may_handle_case(person, case):
        return recipients_of(case, case.agency)
    return [Recipient.COORDINATOR]


def reporter_parts(case: CaseFile, recipients: Collection[str]) -> list[ReporterPart]:
    """Every reporter of a case as seen by these recipients; eight queries at most."""
    links = list(case.links.select_related("submission").order_by("-is_main", "id"))
    keys = [link.submission_id for link in links]
    # Whoever withdrew gave it back: nothing of theirs is shown any more.
    groups = _groups([x.submission_id for x in links if x.submission.state not in GONE], recipients)
    since = _since(case)
    seen_text = [k for k in keys if FieldGroup.TEXT in groups[k]]
    seen_contact = [k for k in keys if FieldGroup.CONTACT in groups[k]]
    seen_material = [k for k in keys if FieldGroup.MATERIAL in groups[k]]
    thread = _by_submission(
        ThreadEntry.objects.filter(submission__in=keys)
        .select_related("by", "agency")
        .order_by("id")[: MOST_ENTRIES * max(1, len(keys))]
    )
    materials = _by_submission(Material.objects.filter(submission__in=seen_material).order_by("id"))
    hidden = _blacked_out_for(seen_text, recipients)
    contacts = {c.submission_id: c for c in Contact.objects.filter(submission__in=seen_contact)}
    parts = []
    for link in links:
        key, submission = link.submission_id, link.submission
        parts.append(
            ReporterPart(
                submission=submission,
                is_main=link.is_main,
                groups=frozenset(groups[key]),
                text=blacked_out(submission.text, hidden.get(key, ())) if key in seen_text else "",
                links=_links_seen(link, case, is_text_seen=key in seen_text),
                contact=contacts.get(key),
                thread=[
                    entry
                    for entry in thread[key]
                    if key in seen_text or _open_to_all(entry, max(since, link.joined_at))
                ],
                materials=materials[key],
            )
        )
    return parts


def _links_seen(link: CaseSubmission, case: CaseFile, *, is_text_seen: bool) -> list[str]:
    in_danger = bool(case.restricted) and link.submission.state not in GONE
    return links_of(link.submission) if is_text_seen or in_danger else []


def _groups(keys: list[int], recipients: Collection[str]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = Consent.objects.filter(submission__in=keys, recipient__in=recipients, given=True)
    for key, group in rows.values_list("submission_id", "field_group"):
        found[key].add(group)
    return found


def _blacked_out_for(keys: list[int], recipients: Collection[str]) -> dict[int, list[Any]]:
    """The spans that triage blacked out: for every reader but the reception itself."""
    if set(recipients) == {Recipient.COORDINATOR}:
        return {}
    rows = Redaction.objects.filter(submission__in=keys)
    return dict(rows.values_list("submission_id", "spans"))


def _by_submission(rows: Iterable[ThreadEntry] | Iterable[Material]) -> dict[int, list]:  # type: ignore[type-arg]
    found = defaultdict(list)
    for row in rows:
        found[row.submission_id].append(row)
    return found


def _since(case: CaseFile) -> dt.datetime:
    """Since when the agency has the case: what a reporter wrote afterwards was written to it."""
    taken = Referral.objects.filter(case=case, state=ACCEPTED).order_by("-number").first()
    return (taken.answered_at if taken else None) or case.opened_at


def _open_to_all(entry: ThreadEntry, since: dt.datetime) -> bool:
    return entry.side != Side.REPORTER or entry.at >= since


def notes_for(case: CaseFile, person: Account) -> list[CaseNote]:
    """The notes a person may read: an internal one only by those of the agency that wrote it."""
    notes = case.notes.select_related("by", "agency").order_by("-id")[:MOST_STEPS]
    return [n for n in notes if n.kind != NoteKind.INTERNAL or works_at(person, n.agency)]
