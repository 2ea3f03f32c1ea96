"""Background work of intake."""

from __future__ import annotations

import datetime as dt

from nepso.casework.intake.mailing import confirm_mail, update_mail
from nepso.casework.intake.models import Material, NoticeAddress, ThreadEntry
from nepso.casework.intake.retention import addresses_forget, pace_forget, tokens_forget
from nepso.casework.intake.services.addresses import notice_address_token
from nepso.casework.intake.services.materials import material_make
from nepso.foundation.jobs.registry import job


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


@job("intake.forget", every=dt.timedelta(hours=6))
def forget() -> None:
    """Forget the tokens of old forms, addresses that nobody confirmed and who sent much."""
    tokens_forget()
    addresses_forget()
    pace_forget()
