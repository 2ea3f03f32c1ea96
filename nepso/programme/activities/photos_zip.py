"""A ZIP of photos matched by name to activities that wait for them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from django.core.files.uploadedfile import SimpleUploadedFile

from nepso.foundation.accounts.models import Account
from nepso.foundation.files.archives import archive_opened
from nepso.foundation.files.kinds import MOST_BYTES
from nepso.kernel.errors import Invalid, TooLarge
from nepso.kernel.folding import fold
from nepso.programme.activities.models import Activity
from nepso.programme.activities.taking import photos_take

MOST_ZIP = 200_000_000
MOST_PHOTOS = 40
_BROKEN = "Tệp này không phải tệp ZIP đọc được: hãy nén các ảnh thành một tệp .zip rồi gửi lại."


@dataclass
class ZipReport:
    """What came of it: (photo, activity) matched, names nobody waits for, names still waited for,
    and sentences for photos that could not be taken."""

    matched: list[tuple[str, Activity]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    missing: list[tuple[str, Activity]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def photos_match(data: bytes, waiting: Sequence[Activity], by: Account) -> ZipReport:
    """Offer each photo of the ZIP to the activity that names it.

    Names are compared without folder, ending, case and tone marks. A photo that several activities
    name goes to each of them, as one item. Raises Invalid or TooLarge for the ZIP as a whole.
    """
    if len(data) > MOST_ZIP:
        raise TooLarge("Tệp ZIP nặng quá 200 MB: hãy chia thành nhiều tệp.")
    report, wanted = ZipReport(), _wanted(waiting)
    with archive_opened(data, _BROKEN) as archive:
        photos = [m for m in archive.infolist() if not m.is_dir() and not _is_hidden(m.filename)]
        if len(photos) > MOST_PHOTOS:
            raise Invalid(f"Một tệp ZIP nhiều nhất {MOST_PHOTOS} ảnh: hãy chia thành nhiều tệp.")
        for member in photos:
            _offer(archive, member, wanted, by, report)
    for activity in waiting:
        taken = {_plain(name) for name, whose in report.matched if whose.pk == activity.pk}
        left = [n for n in activity.awaited_photos.splitlines() if _plain(n) not in taken]
        report.missing += [(name, activity) for name in left]
        Activity.objects.filter(pk=activity.pk).update(awaited_photos="\n".join(left))
    return report


def _wanted(waiting: Sequence[Activity]) -> dict[str, list[Activity]]:
    wanted: dict[str, list[Activity]] = {}
    for activity in waiting:
        for name in activity.awaited_photos.splitlines():
            wanted.setdefault(_plain(name), []).append(activity)
    return wanted


def _offer(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    wanted: dict[str, list[Activity]],
    by: Account,
    report: ZipReport,
) -> None:
    name = PurePath(member.filename).name
    whose = wanted.get(_plain(name), [])
    if not whose:
        report.unknown.append(name)
        return
    if member.file_size > MOST_BYTES[True]:
        report.refused.append(f"{name}: Ảnh nặng quá 30 MB: hãy chụp lại ở cỡ thường.")
        return
    try:
        content = archive.read(member)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        report.refused.append(f"{name}: Ảnh bị hỏng trong tệp ZIP: hãy nén lại.")
        return
    for activity in whose:
        wrong = photos_take(activity, [SimpleUploadedFile(name, content)], people_shown="", by=by)
        report.refused += wrong
        if not wrong:
            report.matched.append((name, activity))


def _plain(name: str) -> str:
    return fold(PurePath(name.replace("\\", "/")).stem)


def _is_hidden(name: str) -> bool:
    """What a Mac or Windows puts into a ZIP beside the photos."""
    parts = PurePath(name).parts
    return any(part.startswith((".", "__MACOSX")) for part in parts) or parts[-1] == "Thumbs.db"
