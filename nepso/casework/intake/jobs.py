"""Background work of intake."""

from __future__ import annotations

import datetime as dt
from smtplib import SMTPRecipientsRefused

from nepso.casework.intake.kinds import NotTold
from nepso.casework.intake.mailing import answer_mail, confirm_mail, update_mail
from nepso.casework.intake.models import Delivery, Material, NoticeAddress, ThreadEntry
from nepso.casework.intake.retention import addresses_forget, pace_forget, tokens_forget
from nepso.casework.intake.services.addresses import notice_address_token
from nepso.casework.intake.services.delivering import (
    answer_address_of,
    delivery_failed,
    delivery_sent,
)
from nepso.casework.intake.services.materials import material_make
from nepso.casework.intake.states import QUEUED
from nepso.foundation.jobs.registry import job
from nepso.foundation.jobs.running import is_last_try
from nepso.foundation.notices.mailing import mail_leaves


@job("intake.material_make", lease=dt.timedelta(minutes=5), attempts=5)
def make_material(material: str | int) -> None:
    """Make a picture anew; one that is made or destroyed is left. Known by its public id; jobs
    that were stored before that name its key."""
    known_by = {"pk": material} if isinstance(material, int) else {"public_id": material}
    found = Material.objects.filter(**known_by).first()
    if found is not None:
        material_make(material=found)


@job("intake.confirm_address")
def confirm_address(address: int) -> None:
    """Write once to an address that is not confirmed yet."""
    found = NoticeAddress.objects.filter(pk=address, confirmed_at__isnull=True).first()
    if found is not None:
        confirm_mail(found, notice_address_token(address=found)).send()


@job("intake.tell_reporter")
def tell_reporter(entry: int) -> None:
    """Tell every confirmed address that there is something to read, unless it was read already."""
    found = ThreadEntry.objects.filter(pk=entry, seen_at__isnull=True).first()
    if found is None:
        return
    addresses = NoticeAddress.objects.filter(
        submission_id=found.submission_id, confirmed_at__isnull=False
    )
    for address in addresses:
        update_mail(address).send()


@job("intake.deliver_answer", attempts=9)
def deliver_answer(delivery: int) -> None:
    """Send an answer to the address that its reporter confirmed for it. At least once: a worker
    that dies between sending and noting it sends again."""
    found = Delivery.objects.select_related("entry__submission", "entry__agency")
    waiting = found.filter(pk=delivery, state=QUEUED).first()
    address = answer_address_of(waiting.entry.submission_id) if waiting else None
    if waiting is None or address is None or address.confirmed_at is None:
        return
    if not mail_leaves():  # it did when the way was chosen: a person tells it now
        delivery_failed(delivery=waiting, why=NotTold.NO_SERVER)
        return
    try:
        answer_mail(address, waiting.entry).send()
    except SMTPRecipientsRefused:
        delivery_failed(delivery=waiting, why=NotTold.REFUSED)
    except OSError:
        last = is_last_try()
        delivery_failed(delivery=waiting, why=NotTold.NO_SERVER if last else NotTold.TRYING_AGAIN)
        raise
    else:
        delivery_sent(delivery=waiting)


@job("intake.forget", every=dt.timedelta(hours=6))
def forget() -> None:
    """Forget the tokens of old forms, addresses that nobody confirmed and who sent much."""
    tokens_forget()
    addresses_forget()
    pace_forget()
