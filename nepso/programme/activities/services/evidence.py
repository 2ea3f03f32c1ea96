"""Adding what proves an activity, taking it off, refusing one item."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.services import file_hold
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.fields import public_id
from nepso.kernel.policy import require
from nepso.programme.activities.custody import custody_add
from nepso.programme.activities.fingerprints import plain_link
from nepso.programme.activities.items import item_of
from nepso.programme.activities.kinds import PUBLIC_PEOPLE, ItemKind, PeopleShown
from nepso.programme.activities.likeness import sketch_photo
from nepso.programme.activities.models import Activity, EvidenceClaim, EvidenceItem
from nepso.programme.activities.policies import may_decide, may_record, may_say_people
from nepso.programme.activities.services.publishing import item_close
from nepso.programme.activities.states import CLAIM_STATES, REFUSED

ADD = act("activities.evidence_add", "đã thêm minh chứng")
DROP = act("activities.evidence_drop", "đã bỏ một minh chứng khỏi hoạt động")
PEOPLE = act("activities.evidence_people", "đã ghi về người trong ảnh")
REFUSE = act("activities.evidence_refuse", "đã không nhận một minh chứng")
MOST_ITEMS = 60


@dataclass(frozen=True, slots=True)
class NewItem:
    """What a person offers; ``kind`` says which of the other fields are needed.

    photo, file: stored (kept by foundation/files), maybe title · link: url, maybe title and
    seen_on · official_document: number, dated_on, issuer, maybe title · count: count_of, value,
    source, maybe unit.
    """

    kind: str
    title: str = ""
    url: str = ""
    seen_on: dt.date | None = None
    number: str = ""
    dated_on: dt.date | None = None
    issuer: str = ""
    count_of: str = ""
    value: Decimal | None = None
    unit: str = ""
    source: str = ""
    people_shown: str = PeopleShown.UNKNOWN
    stored: StoredFile | None = None


@transaction.atomic
def evidence_add(*, activity: Activity, new: NewItem, by: Account) -> EvidenceClaim:
    """Add one item to an activity that its agency may still change.

    The same thing is one item in the province: when another activity has it already, this one
    claims the same item, and figures count it once. Adding it twice here changes nothing. Raises
    Invalid with a sentence per field, Conflict for an activity that was sent.
    """
    fresh = _editable(activity, by)
    if fresh.claims.count() >= MOST_ITEMS:
        raise Invalid(f"Hoạt động đã có {MOST_ITEMS} minh chứng: hãy chọn những cái rõ nhất.")
    made = item_of(new)
    item = _once(made, by)
    claim, added = EvidenceClaim.objects.get_or_create(
        activity=fresh, item=item, defaults={"people_shown": new.people_shown}
    )
    if added:
        custody_add(item, "claimed", by=by, detail=fresh.public_id)
        record(ADD, by=by, on=fresh, detail={"item": item.public_id, "kind": item.kind})
    return claim


def _editable(activity: Activity, by: Account) -> Activity:
    rows = Activity.objects.select_for_update(of=("self",)).select_related("agency")
    fresh = rows.get(pk=activity.pk)
    require(may_record(by, fresh.agency))
    if not fresh.is_editable:
        raise Conflict(
            "Hoạt động đã gửi đi nên không thêm bớt minh chứng được: hãy lấy lại để sửa."
        )
    return fresh


def _once(made: EvidenceItem, by: Account) -> EvidenceItem:
    known = EvidenceItem.objects.filter(fingerprint=made.fingerprint).first()
    if known is not None:
        return _filled(known, made, by)
    made.public_id = public_id()
    made.created_by = by
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        return EvidenceItem.objects.get(fingerprint=made.fingerprint)
    _bytes_hold(made, by)
    if made.kind == ItemKind.LINK and made.title == plain_link(made.url).removeprefix("https://"):
        job_enqueue("activities.look_up_link", item=made.public_id)
    custody_add(made, "received", by=by, detail=made.fingerprint)
    return made


def _bytes_hold(item: EvidenceItem, by: Account) -> None:
    if item.stored is not None:
        file_hold(stored=item.stored, holder=f"activities.item:{item.public_id}", by=by)
        sketch_photo(item)


def _filled(known: EvidenceItem, made: EvidenceItem, by: Account) -> EvidenceItem:
    """The item that is known; one whose bytes were let go (``retention.py``) takes the new ones."""
    known = EvidenceItem.objects.select_for_update(of=("self",)).get(pk=known.pk)
    if known.stored_id is None and made.stored is not None:
        known.stored = made.stored
        known.save(update_fields=["stored"])
        _bytes_hold(known, by)
        custody_add(known, "filled", by=by, detail=known.fingerprint)
    return known


@transaction.atomic
def evidence_drop(*, claim: EvidenceClaim, by: Account) -> None:
    """Take an item off an activity that is still the agency's; the item itself stays known, its
    bytes for a month (``retention.py``)."""
    fresh = _editable(claim.activity, by)
    custody_add(claim.item, "dropped", by=by, detail=fresh.public_id)
    record(DROP, by=by, on=fresh, detail={"item": claim.item.public_id})
    claim.delete()


@transaction.atomic
def evidence_people_say(*, claim: EvidenceClaim, people_shown: str, by: Account) -> EvidenceClaim:
    """Say whether people can be recognised on a photo, and whether they agreed to it.

    Whoever may change the activity or whose turn it is; the desk also later, since a person may
    take back their consent: then the photo stops being public at once.
    """
    if people_shown not in PeopleShown.values:
        raise Invalid("Ghi chú về người trong ảnh không đúng: hãy chọn lại.")
    fresh = EvidenceClaim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    require(may_say_people(by, fresh.activity))
    fresh.people_shown = people_shown
    fresh.save(update_fields=["people_shown"])
    custody_add(fresh.item, "people_said", by=by, detail=people_shown)
    detail = {"item": fresh.item.public_id, "people": people_shown}
    record(PEOPLE, by=by, on=fresh.activity, detail=detail)
    if fresh.item.cleared_for_public and people_shown not in PUBLIC_PEOPLE:
        item_close(item=fresh.item, by=by)
    return fresh


@transaction.atomic
def evidence_refuse(*, claim: EvidenceClaim, reason: str, by: Account) -> EvidenceClaim:
    """Refuse one item with a reason while the rest is being decided: whoever's turn it is."""
    fresh = EvidenceClaim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    require(may_decide(by, fresh.activity))
    CLAIM_STATES.require_move(fresh.state, REFUSED)
    text = reason.strip()
    if not text:
        sentence = "Chưa ghi lý do không nhận: hãy viết lý do để cơ quan biết."
        raise Invalid(sentence, fields={"reason": sentence})
    fresh.state, fresh.reason = REFUSED, text
    fresh.decided_by, fresh.decided_at = by, now()
    fresh.save()
    custody_add(fresh.item, "refused", by=by, detail=fresh.activity.public_id)
    record(REFUSE, by=by, on=fresh.activity, detail={"item": fresh.item.public_id})
    return fresh
