"""Importing a published list, and withdrawing it."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db import transaction

from nepso.casework.lookup.list_reading import list_read
from nepso.casework.lookup.models import ListedItem, ListSource
from nepso.casework.lookup.policies import may_keep_lists
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_valid

IMPORT = act("lookup.list_import", "đã nhập một danh sách cảnh báo")
WITHDRAW = act("lookup.list_withdraw", "đã rút một danh sách cảnh báo")
TOLD = 20


@transaction.atomic
def list_import(
    *,
    content: bytes,
    name: str,
    publisher: str,
    address: str,
    published_on: dt.date,
    skip_faults: bool,
    by: Account,
) -> tuple[ListSource, int]:
    """Take a published list in, whole or not at all; returns it and how many entries it has.

    With ``skip_faults`` lines that cannot be read are left out, else Invalid tells the first of
    them. Raises Conflict when the very same file was imported before.
    """
    require(may_keep_lists(by))
    digest = hashlib.sha256(content).hexdigest()
    if ListSource.objects.filter(sha256=digest, withdrawn_at__isnull=True).exists():
        raise Conflict("Danh sách này đã được nhập: không có gì thay đổi.")
    reading = list_read(content)
    if reading.problems and not skip_faults:
        told = " ".join(f"Dòng {n}: {words}" for n, words in reading.problems[:TOLD])
        sentence = f"{len(reading.problems)} dòng không đọc được, chưa nhập gì. {told}"
        raise Invalid(sentence, fields={"content": sentence})
    source = ListSource(
        name=name,
        publisher=publisher,
        address=address,
        published_on=published_on,
        sha256=digest,
        imported_by=by,
    )
    require_valid(source)
    source.save()
    rows = [ListedItem(source=source, kind=k, value=v) for k, v in sorted(reading.entries)]
    ListedItem.objects.bulk_create(rows, batch_size=1000)
    record(IMPORT, by=by, on=source, detail={"entries": len(rows)})
    return source, len(rows)


@transaction.atomic
def list_withdraw(*, source: ListSource, by: Account) -> None:
    """The list says nothing any more; its entries stay for the record."""
    require(may_keep_lists(by))
    source.withdrawn_at = now()
    source.save(update_fields=["withdrawn_at"])
    record(WITHDRAW, by=by, on=source)
