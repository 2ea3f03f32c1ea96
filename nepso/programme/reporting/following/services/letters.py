"""Letters that urge: made in one go, made by a job, signed."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.running import report_progress
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting.following.kinds import LetterWay
from nepso.programme.reporting.following.letter_facts import facts_of
from nepso.programme.reporting.following.letters import letters_zipped
from nepso.programme.reporting.following.policies import may_follow_up
from nepso.programme.reporting.following.selectors import days_late
from nepso.programme.reporting.following.states import LETTER_STATES, MAKING, READY, SIGNED
from nepso.programme.reporting.models import PeriodicReport, UrgedAgency, UrgingLetter

MAKE = act("reporting.letter_make", "đã lập công văn đôn đốc")
MADE = act("reporting.letter_made", "đã có tệp công văn đôn đốc")
SIGN = act("reporting.letter_sign", "đã ghi số, ngày ký công văn đôn đốc")
MOST_AT_ONCE = 500
_IN_MEMORY = 20_000_000


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What the desk says of the letters; ``authority`` lines stand over the signer's name."""

    way: str
    asked_on: dt.date
    authority: str
    signer: str = ""
    drafting_unit: str = ""
    words: str = ""


def words_checked(said: LetterWords, reports: Sequence[PeriodicReport]) -> None:
    """Raise Invalid with a sentence per field for what cannot be written."""
    wrong: dict[str, str] = {}
    if said.way not in LetterWay.values:
        wrong["way"] = "Chưa chọn cách làm: hãy chọn một dòng."
    if said.asked_on < today():
        wrong["asked_on"] = "Ngày đề nghị gửi đã qua: hãy nhập từ hôm nay trở đi."
    if not said.authority.strip():
        wrong["authority"] = "Chưa ghi chức vụ người ký: hãy nhập, ví dụ GIÁM ĐỐC."
    if not reports:
        wrong[""] = "Chưa chọn cơ quan nào: hãy đánh dấu ít nhất một cơ quan."
    elif len(reports) > MOST_AT_ONCE:
        wrong[""] = f"Một lần lập cho nhiều nhất {MOST_AT_ONCE} cơ quan: hãy chia thành nhiều lần."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)


def letter_unsaved(*, period: Period, said: LetterWords, by: Account) -> UrgingLetter:
    """The letter as it would be, to be looked at; nothing is stored."""
    require(may_follow_up(by))
    return UrgingLetter(
        period=period,
        way=said.way,
        asked_on=said.asked_on,
        authority=said.authority.strip(),
        signer=said.signer.strip(),
        drafting_unit=said.drafting_unit.strip(),
        words=said.words.strip(),
        created_by=by,
    )


@transaction.atomic
def letter_make(
    *, period: Period, reports: Sequence[PeriodicReport], said: LetterWords, by: Account
) -> UrgingLetter:
    """Begin the letters for agencies that have not sent; a job writes the files.

    Whoever sent meanwhile is left out. Raises Invalid, a sentence per field.
    """
    require(may_follow_up(by))
    ids = [report.pk for report in reports]
    still = PeriodicReport.objects.filter(pk__in=ids, period=period, sent_at__isnull=True)
    chosen = list(still.order_by("agency__folded", "id"))
    words_checked(said, chosen)
    letter = letter_unsaved(period=period, said=said, by=by)
    late = days_late(period) or 0
    letter.job = job_enqueue("reporting.letters", letter=letter.public_id).public_id
    letter.save()
    UrgedAgency.objects.bulk_create(
        [UrgedAgency(letter=letter, report=report, days_late=late) for report in chosen]
    )
    record(MAKE, by=by, on=letter, detail={"agencies": len(chosen), "way": said.way})
    return letter


@transaction.atomic
def letter_sign(*, letter: UrgingLetter, first: int, on: dt.date, by: Account) -> UrgingLetter:
    """Fill number and day after signing (own letters are numbered from ``first`` on); the files are
    made anew with them. A slip of the pen is mended by signing again."""
    require(may_follow_up(by))
    fresh = UrgingLetter.objects.select_for_update().get(pk=letter.pk)
    if fresh.state not in LETTER_STATES.group("made"):
        raise Conflict("Công văn chưa lập xong tệp: hãy chờ rồi ghi số, ngày.")
    wrong: dict[str, str] = {}
    if not 1 <= first <= 999_999:
        wrong["first"] = "Số công văn phải từ 1 trở lên: hãy xem lại."
    if on > today():
        wrong["on"] = "Ngày ký chưa tới: hãy xem lại ngày."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    LETTER_STATES.require_move(fresh.state, MAKING)
    fresh.number, fresh.signed_on, fresh.state = str(first), on, MAKING
    fresh.job = job_enqueue("reporting.letters", letter=fresh.public_id).public_id
    fresh.save()
    record(SIGN, by=by, on=fresh, detail={"first": first})
    return fresh


def letter_write(*, letter: UrgingLetter) -> UrgingLetter:
    """Write the files of a letter and keep them: what the job does, once however often it runs."""
    if letter.state != MAKING:
        return letter
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as packed:
        missing = letters_zipped(facts_of(letter), packed, _told)
        packed.seek(0)
        digest = hashlib.file_digest(packed, "sha256").hexdigest()
        packed.seek(0)
        year = timezone.localdate(letter.created_at).year
        path = f"don-doc/{year}/{letter.public_id}-{digest[:12]}.zip"
        if not default_storage.exists(path):
            path = default_storage.save(path, File(packed))
    return _kept(letter, path, digest, missing)


@transaction.atomic
def _kept(letter: UrgingLetter, path: str, digest: str, missing: str) -> UrgingLetter:
    fresh = UrgingLetter.objects.select_for_update().get(pk=letter.pk)
    before = fresh.stored
    fresh.state = SIGNED if fresh.signed_on else READY
    fresh.stored, fresh.sha256 = path, digest
    fresh.problem = f"Bản PDF không có chữ: {missing}" if missing else ""
    fresh.save()
    record(MADE, by=None, on=fresh, detail={"sha256": digest})
    if before and before != path:
        transaction.on_commit(lambda: default_storage.delete(before))
    return fresh


@transaction.atomic
def letter_remake(*, letter: UrgingLetter, by: Account) -> UrgingLetter:
    """Try again to write the files after the job gave up."""
    require(may_follow_up(by))
    fresh = UrgingLetter.objects.select_for_update().get(pk=letter.pk)
    if fresh.state != MAKING:
        return fresh
    fresh.job = job_enqueue("reporting.letters", letter=fresh.public_id).public_id
    fresh.save()
    record(MAKE, by=by, on=fresh, detail={"again": True})
    return fresh


def _told(done: int, total: int) -> None:
    report_progress(done=done, total=total, sentence=f"Đã viết {done}/{total} công văn")
