"""From uploads to evidence: each kept by files, then offered; a bad one does not lose the rest."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile

from nepso.foundation.accounts.models import Account
from nepso.foundation.files.services import file_keep, photo_keep
from nepso.kernel.errors import Invalid, TooLarge
from nepso.programme.activities.kinds import ItemKind, PeopleShown
from nepso.programme.activities.models import Activity, EvidenceClaim
from nepso.programme.activities.services import NewItem, evidence_add


def photos_take(
    activity: Activity, uploads: Iterable[UploadedFile[bytes]], *, people_shown: str, by: Account
) -> list[str]:
    """Offer photos as evidence; returns one sentence for each that was not taken, with its name.

    The same photo twice is one item. Raises Conflict when the activity was sent meanwhile.
    """
    wrong = []
    for upload in uploads:
        name = upload.name or "Ảnh"
        try:
            stored = photo_keep(content=upload, name=name, by=by)
            people = people_shown or PeopleShown.UNKNOWN
            new = NewItem(kind=ItemKind.PHOTO, stored=stored, people_shown=people)
            evidence_add(activity=activity, new=new, by=by)
        except (Invalid, TooLarge) as error:
            wrong.append(f"{name}: {error.sentence}")
    return wrong


def file_take(
    activity: Activity, upload: UploadedFile[bytes], *, title: str, by: Account
) -> EvidenceClaim:
    """Offer one file; raises Invalid, TooLarge or Conflict in words."""
    stored = file_keep(content=upload, name=upload.name or "tep", by=by)
    new = NewItem(kind=ItemKind.FILE, title=title, stored=stored)
    return evidence_add(activity=activity, new=new, by=by)
