"""A partner's machine files what a person told it."""

from __future__ import annotations

import secrets
from dataclasses import replace

from django.db import IntegrityError, transaction

from nepso.casework.intake.facts import Filing
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import submission_file
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.vault.keys import keyed_hash
from nepso.publicapi.models import PartnerFiling, PartnerKey, PartnerUpdate

FILE = act("publicapi.partner_submission_file", "đã gửi một phản ánh qua Open311")
UPDATE = act("publicapi.partner_update_note", "đã ghi tình trạng mới cho đơn vị gửi qua Open311")


def partner_submission_file(*, key: PartnerKey, facts: Filing, external_id: str) -> PartnerFiling:
    """File for a partner; the same ``external_id`` of the same key again is the one filed first.

    The tracking code is given to nobody: ``form_token``, from which it could be made again, is
    random and made here. Raises as ``submission_file``.
    """
    number_hash = keyed_hash("publicapi.number", external_id) if external_id else ""
    found = _filed_before(key, number_hash)
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return _file(key, facts, number_hash)
    except IntegrityError:
        # Two at once: the other one was first, or this is a fault of ours and goes on.
        found = _filed_before(key, number_hash)
        if found is None:
            raise
        return found


def _file(key: PartnerKey, facts: Filing, number_hash: str) -> PartnerFiling:
    submission = submission_file(
        facts=replace(facts, form_token=secrets.token_urlsafe(32))
    ).submission
    filing = PartnerFiling.objects.create(
        key=key, submission=submission, number_hash=number_hash, filed_at=submission.received_at
    )
    PartnerUpdate.objects.create(filing=filing, state=submission.state, at=submission.since)
    record(FILE, by=None, on=filing, detail={"key": key.public_id, "harm": submission.harm})
    return filing


def _filed_before(key: PartnerKey, number_hash: str) -> PartnerFiling | None:
    if not number_hash:
        return None
    return PartnerFiling.objects.filter(key=key, number_hash=number_hash).first()


@transaction.atomic
def partner_update_note(*, submission: Submission) -> None:
    """Keep a change of state for the partner that filed it."""
    filing = PartnerFiling.objects.filter(submission=submission).first()
    if filing is None:
        return
    update = PartnerUpdate.objects.create(
        filing=filing, state=submission.state, at=submission.since
    )
    record(UPDATE, by=None, on=update, detail={"state": submission.state})
