"""One case as a person reads it: what was consented for who looks, in as many queries whatever
the number of reporters."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from nepso.casework.cases.consents import (
    blacked_out_for,
    names_as_reader,
    recipients_of,
    taken_with,
)
from nepso.casework.cases.kinds import NoteKind
from nepso.casework.cases.models import CaseFile, CaseNote, CaseSubmission
from nepso.casework.cases.policies import may_handle_case, works_at
from nepso.casework.cases.stepping import GONE
from nepso.casework.intake.kinds import Answer, FieldGroup, Recipient, Side
from nepso.casework.intake.models import Consent, Contact, Material, Submission, ThreadEntry
from nepso.casework.intake.selectors import links_of
from nepso.casework.intake.states import APPEALING
from nepso.casework.triage.evidence import Hidden
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_receive_submissions

_FACTS = ("submission__commune", "submission__complained_of")
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
    facts: list[tuple[str, str]] = field(default_factory=list)

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
    """As what a person looks at a case: their agency, else the coordinator where they receive for
    it; [] for who reads it for an appeal alone, to whom nobody gave anything by name."""
    if may_handle_case(person, case):
        return recipients_of(case, case.agency)
    return [Recipient.COORDINATOR] if may_receive_submissions(person) else []


def parts_for(case: CaseFile, person: Account) -> list[ReporterPart]:
    """The reporters of a case as a person reads them: who reads it for an appeal alone sees those
    who appeal, no other, as ``appellant_parts`` shows them."""
    recipients = recipients_for(case, person)
    if recipients:
        return reporter_parts(case, recipients)
    appealing = case.links.filter(submission__state=APPEALING)
    return appellant_parts(case, of=set(appealing.values_list("submission", flat=True)))


def appellant_parts(case: CaseFile, *, of: Collection[int]) -> list[ReporterPart]:
    """These reporters (the keys of their submissions), and no other, as whoever decides their
    appeal reads them: what coordinator or agency may see, blacked out as for the agency, and
    nobody's way to be reached: an appeal is answered in the thread."""
    parts = reporter_parts(case, [Recipient.COORDINATOR, *recipients_of(case, case.agency)])
    seen = [one for one in parts if one.submission.pk in of]
    unreached = {FieldGroup.CONTACT}
    return [replace(one, contact=None, groups=one.groups - unreached) for one in seen]


def outside_links_seen(case: CaseFile, asked_about: Iterable[str], person: Account) -> list[str]:
    """Of the links that a body outside was asked about, perhaps by the agency that had the case
    before: those that the person reads among what the reporters gave."""
    seen = {link for part in parts_for(case, person) for link in part.links}
    return [link for link in asked_about if link in seen]


def reporter_parts(
    case: CaseFile, recipients: Collection[str], *, offered: Collection[str] | None = None
) -> list[ReporterPart]:
    """Every reporter of a case as seen by these recipients; eight queries at most, and one a merger
    where a word was given to one agency.

    An agency to which a case was passed on sees what went along with the last referral and no more;
    ``offered`` is what goes along with one that is offered.
    """
    links = list(case.links.select_related(*_FACTS).order_by("-is_main", "id"))
    keys = [link.submission_id for link in links]
    taken = taken_with(case)
    since = (taken.answered_at if taken else None) or case.opened_at
    went_along = offered if offered is not None else taken.fields if taken else None
    # Whoever withdrew gave it back: nothing of theirs is shown any more.
    staying = [x.submission_id for x in links if x.submission.state not in GONE]
    groups = _groups(staying, recipients, went_along)
    seen_text = [k for k in keys if FieldGroup.TEXT in groups[k]]
    seen_contact = [k for k in keys if FieldGroup.CONTACT in groups[k]]
    seen_material = [k for k in keys if FieldGroup.MATERIAL in groups[k]]
    thread = _by_submission(
        ThreadEntry.objects.filter(submission__in=keys)
        .select_related("by", "agency")
        .order_by("id")[: MOST_ENTRIES * max(1, len(keys))]
    )
    is_given = any(entry.readers for entries in thread.values() for entry in entries)
    named = names_as_reader(case.agency, recipients) if is_given else frozenset()
    is_reception = Recipient.COORDINATOR in recipients
    materials = _by_submission(Material.objects.filter(submission__in=seen_material).order_by("id"))
    hidden = blacked_out_for(keys, recipients)
    contacts = {c.submission_id: c for c in Contact.objects.filter(submission__in=seen_contact)}
    parts = []
    for link in links:
        key, submission = link.submission_id, link.submission
        parts.append(
            ReporterPart(
                submission=submission,
                is_main=link.is_main,
                groups=frozenset(groups[key]),
                text=hidden[key].text(submission.text) if key in seen_text else "",
                links=_links_seen(link, case, hidden[key], is_text_seen=key in seen_text),
                facts=_facts(submission, hidden[key]) if key in seen_text else [],
                contact=contacts.get(key),
                thread=[
                    hidden[key].entry(entry)
                    for entry in thread[key]
                    if key in seen_text
                    or _is_open(entry, named, max(since, link.joined_at) if is_reception else None)
                ],
                materials=materials[key],
            )
        )
    return parts


def _links_seen(
    link: CaseSubmission, case: CaseFile, hidden: Hidden, *, is_text_seen: bool
) -> list[str]:
    in_danger = bool(case.restricted) and link.submission.state not in GONE
    if not (is_text_seen or in_danger):
        return []
    return [hidden.anywhere(one) for one in links_of(link.submission)]


def _facts(submission: Submission, hidden: Hidden) -> list[tuple[str, str]]:
    """What was filed beside the story, under the same consent."""
    ticked = [str(Answer(name).label) for name, said in submission.answers.items() if said]
    wanted = [str(submission.get_wanted_display()) if submission.wanted else ""]
    wanted.append(hidden.anywhere(submission.wanted_line))
    about, place = submission.complained_of, submission.commune
    rows = [
        ("Với tư cách", str(submission.get_standing_display()) if submission.standing else ""),
        ("Thấy ngày", f"{submission.seen_on:%d/%m/%Y}" if submission.seen_on else ""),
        ("Nơi xảy ra", place.name if place else ""),
        ("Cho biết", ". ".join(ticked)),
        ("Mong muốn", ". ".join(filter(None, wanted))),
        ("Cơ quan bị phản ánh", about.name if about else ""),
    ]
    return [(label, value) for label, value in rows if value]


def _groups(
    keys: list[int], recipients: Collection[str], went_along: Collection[str] | None
) -> dict[int, set[str]]:
    """What was consented, of which only what went along reaches an agency; the reception had it
    before any of it went anywhere."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Consent.objects.filter(submission__in=keys, recipient__in=recipients, given=True)
    for key, group, recipient in rows.values_list("submission_id", "field_group", "recipient"):
        if went_along is None or recipient == Recipient.COORDINATOR or group in went_along:
            found[key].add(group)
    return found


def _by_submission(rows: Iterable[ThreadEntry] | Iterable[Material]) -> dict[int, list]:  # type: ignore[type-arg]
    found = defaultdict(list)
    for row in rows:
        found[row.submission_id].append(row)
    return found


def _is_open(entry: ThreadEntry, named: frozenset[str], since: dt.datetime | None) -> bool:
    """Whether a word of the exchange is for these readers without consent to the story: an office's
    is; a reporter's where they gave it to that very agency when writing, and to the reception from
    then on (``since``)."""
    if entry.side != Side.REPORTER or not named.isdisjoint(entry.readers):
        return True
    return since is not None and entry.at >= since


def notes_for(case: CaseFile, person: Account) -> list[CaseNote]:
    """The notes a person may read: an internal one only by those of the agency that wrote it."""
    notes = case.notes.select_related("by", "agency").order_by("-id")[:MOST_STEPS]
    return [n for n in notes if n.kind != NoteKind.INTERNAL or works_at(person, n.agency)]
