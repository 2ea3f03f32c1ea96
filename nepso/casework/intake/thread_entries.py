"""One entry of the thread stored; what the acts in ``services`` share."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from nepso.casework.intake.facts import MOST_TEXT
from nepso.casework.intake.kinds import Side
from nepso.casework.intake.models import Submission, ThreadEntry
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Invalid


def entry_add(
    submission: Submission,
    *,
    side: Side,
    kind: str,
    text: str,
    by: Account | None,
    agency: Agency | None,
    token: str,
    may_be_empty: bool = False,
    readers: Sequence[str] = (),
) -> tuple[ThreadEntry, bool]:
    """(entry, whether it is new); for the acts of this package."""
    text = text.strip()
    if not text and not may_be_empty:
        raise Invalid("Hãy viết nội dung.", fields={"text": "Hãy viết nội dung."})
    if len(text) > MOST_TEXT:
        sentence = f"Nội dung dài quá {MOST_TEXT} ký tự: hãy viết ngắn lại."
        raise Invalid(sentence, fields={"text": sentence})
    try:
        with transaction.atomic():
            entry = ThreadEntry.objects.create(
                submission=submission,
                side=side,
                kind=kind,
                text=text,
                by=by,
                agency=agency,
                token=token,
                readers=[str(one) for one in readers],
            )
    except IntegrityError:
        first = ThreadEntry.objects.filter(submission=submission, token=token).first()
        if first is None or not token:
            raise
        return first, False
    return entry, True
