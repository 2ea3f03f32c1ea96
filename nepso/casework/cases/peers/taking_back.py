"""Telling another system that the reporter took back what was sent to it.

Open311 FMS, *POST Service Request Update*: the only word that a client has about what it filed. It
goes again and again until it is there, under the same ``update_id``; where that system takes none,
the officer is asked to tell the agency another way. What is there is that agency's to erase.
"""

from __future__ import annotations

from django.db import transaction

from nepso.casework.cases.consents import recipients_of
from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.peers.models import PeerFiling, PeerTelling
from nepso.casework.cases.peers.services import fields_going
from nepso.casework.cases.peers.states import PEER_FILING, PEER_TELLING, REFUSED, TOLD, WAITING
from nepso.casework.cases.stepping import GONE
from nepso.casework.cases.telling import tell_handlers
from nepso.casework.intake.kinds import FieldGroup
from nepso.casework.intake.models import Contact, Submission
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue

MAKE = act("peers.telling_make", "báo hệ thống khác rằng người phản ánh đã rút lại")
TAKEN = act("peers.telling_taken", "hệ thống khác đã nhận lời báo rút lại")
REFUSE = act("peers.telling_refuse", "không báo được hệ thống khác rằng người phản ánh đã rút lại")
LONGEST_TEXT = 4_000


@transaction.atomic
def peer_taken_back(*, case: CaseFile, submission: Submission, what: str) -> None:
    """A reporter of the case withdrew, erased or took consent back: what is there already is told
    of, in the transaction of their act; what has not gone yet asks anew before it goes. Only the
    main submission is ever sent. A consent is told of where something that went is not given any
    more, once each time that it is taken back."""
    if not case.links.filter(submission=submission, is_main=True).exists():
        return
    # Held, so that what arrives at this moment is told of here or by ``peer_taken_back_meanwhile``.
    rows = PeerFiling.objects.select_for_update(of=("self",)).filter(case=case).order_by("id")
    for filing in rows.select_related("peer__agency", "case"):
        if filing.state in PEER_FILING.group("heard"):
            _begin(filing, submission, what)


@transaction.atomic
def peer_taken_back_meanwhile(*, filing: PeerFiling) -> None:
    """It arrived there after its reporter had left, erased the contact or taken a consent back:
    the answer of that system came later."""
    link = filing.case.links.select_related("submission").filter(is_main=True).first()
    if link is None:
        return
    if link.submission.state in GONE:
        what = "erase" if link.submission.state == "erased" else "withdrawal"
        _begin(filing, link.submission, what)
        return
    if not Contact.objects.filter(submission=link.submission).exists():
        _begin(filing, link.submission, "contact")
    _begin(filing, link.submission, "consent")


def _begin(filing: PeerFiling, submission: Submission, what: str) -> None:
    went = set(filing.fields)
    if what == "contact" and FieldGroup.CONTACT not in went:
        return
    if what == "consent" and not _taken_back_since(filing, submission):
        return
    telling, is_new = PeerTelling.objects.get_or_create(filing=filing, what=what, state=WAITING)
    if is_new:
        job_enqueue("peers.tell", telling=telling.public_id)
        detail = {"case": filing.case.public_id, "what": what}
        record(MAKE, by=None, on=filing, detail=detail)


def _taken_back_since(filing: PeerFiling, submission: Submission) -> bool:
    """Whether something that went is given no more, and was taken back after that system was last
    told (or is about to be told) of such a thing."""
    missing = set(filing.fields) - fields_going(filing)
    kinds = recipients_of(filing.case, filing.peer.agency)
    rows = submission.consents.filter(given=False, recipient__in=kinds, field_group__in=missing)
    last = filing.tellings.filter(what="consent").order_by("-id").first()
    return (rows if last is None else rows.filter(at__gt=last.at)).exists()


@transaction.atomic
def peer_telling_taken(*, telling: PeerTelling) -> None:
    """The other system took the word."""
    held = PeerTelling.objects.select_for_update().get(pk=telling.pk)
    if held.state != WAITING:
        return
    PEER_TELLING.require_move(held.state, TOLD)
    held.state = TOLD
    held.save(update_fields=["state"])
    record(TAKEN, by=None, on=held, detail={"tries": held.tries})


@transaction.atomic
def peer_telling_refuse(*, telling: PeerTelling, said: str) -> None:
    """It takes none: the officer is asked to tell that agency another way."""
    rows = PeerTelling.objects.select_for_update(of=("self",))
    held = rows.select_related("filing__case", "filing__peer__agency").get(pk=telling.pk)
    if held.state != WAITING:
        return
    PEER_TELLING.require_move(held.state, REFUSED)
    kept = "" if held.filing.case.emptied_at else said[:LONGEST_TEXT]
    held.state, held.said = REFUSED, kept
    held.save(update_fields=["state", "said"])
    record(REFUSE, by=None, on=held)
    agency = held.filing.peer.agency
    sentence = f"chưa báo được {agency} rằng người phản ánh đã rút lại: hãy báo bằng cách khác."
    tell_handlers(held.filing.case, sentence, by=None)
