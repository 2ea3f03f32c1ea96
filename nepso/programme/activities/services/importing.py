"""Recording the rows of a sheet, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.policy import require
from nepso.programme.activities.kinds import Origin
from nepso.programme.activities.models import Activity
from nepso.programme.activities.policies import may_record
from nepso.programme.activities.services.recording import activity_record
from nepso.programme.activities.sheets.reading import SheetActivity

IMPORT = act("activities.import", "đã nhập hoạt động từ bảng tính")


@transaction.atomic
def activities_import(
    *, agency: Agency, rows: Sequence[SheetActivity], sha256: str, by: Account
) -> list[Activity]:
    """Record each row as a draft of ``agency``; ``sha256`` is that of the file.

    The same row of the same file is one activity, however often it is sent. Raises as
    ``activity_record``; then nothing was recorded.
    """
    require(may_record(by, agency))
    stored = []
    for row in rows:
        key = f"{sha256[:30]}-{row.number}"
        made = activity_record(
            agency=agency, facts=row.facts, by=by, draft_key=key, origin=Origin.SHEET
        )
        if row.photos and not made.awaited_photos and not made.claims.exists():
            made.awaited_photos = "\n".join(row.photos)
            made.save(update_fields=["awaited_photos"])
        stored.append(made)
    record(IMPORT, by=by, on=agency, detail={"rows": len(rows), "sha256": sha256})
    return stored
