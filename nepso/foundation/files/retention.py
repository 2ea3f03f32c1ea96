"""What files forgets: uploads that nobody holds, and bytes whose row never came to be."""

from __future__ import annotations

import datetime as dt

from django.core.files.storage import default_storage
from django.utils.timezone import localtime

from nepso.foundation.files.models import FOLDER, StoredFile
from nepso.foundation.files.storage_folders import names_in
from nepso.kernel.clock import now

UNHELD_FOR = dt.timedelta(hours=24)
# How many past days' folders are looked through for bytes without a row.
DAYS_LOOKED_AT = 3
AT_ONCE = 500


def unheld_clear() -> int:
    """Remove files that nobody has held for a day, bytes after their row. Returns how many."""
    old = StoredFile.objects.filter(held_by="", kept_at__lt=now() - UNHELD_FOR)
    gone = list(old.order_by("id")[:AT_ONCE])
    for stored in gone:
        removed, _ = StoredFile.objects.filter(pk=stored.pk, held_by="").delete()
        if removed:
            default_storage.delete(stored.path)
            if stored.is_photo:
                default_storage.delete(stored.thumbnail_path)
    return len(gone)


def strays_clear() -> int:
    """Remove bytes without a row (the upload was broken off before it was written down) in the
    folders of the last days; today's is left, an upload may be under way."""
    removed = 0
    for back in range(1, DAYS_LOOKED_AT + 1):
        folder = f"{FOLDER}/{localtime(now()) - dt.timedelta(days=back):%Y-%m-%d}"
        names = names_in(folder)
        ids = {name.partition(".")[0] for name in names}
        known = set(
            StoredFile.objects.filter(public_id__in=ids).values_list("public_id", flat=True)
        )
        for name in names:
            if name.partition(".")[0] not in known:
                default_storage.delete(f"{folder}/{name}")
                removed += 1
    return removed
