"""The exchange between an office and somebody without an account."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.kinds import OFFICE_WRITES, EntryKind, Side
from nepso.casework.intake.models import NoticeAddress, Submission, ThreadEntry
from nepso.casework.intake.ports import What, tell_told
from nepso.casework.intake.services.delivering import deliveries_seen, delivery_begin
from nepso.casework.intake.services.devices import devices_told
from nepso.casework.intake.services.showing import submission_show
from nepso.casework.intake.states import (
    CONSIDERING,
    ERASED,
    QUEUED,
    WAITING_FOR_YOU,
    WITHDRAWN,
)
from nepso.casework.intake.thread_entries import entry_add
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid

WRITE = act("intake.thread_write", "đã viết cho người phản ánh")
SEE = act("intake.thread_seen", "người phản ánh đã đọc trao đổi")
ANSWER = act("intake.thread_answer", "người phản ánh đã viết thêm")


@transaction.atomic
def thread_write(
    *,
    submission: Submission,
    kind: str,
    text: str,
    by: Account | None,
    agency: Agency | None = None,
    token: str = "",
    is_answer: bool = True,
) -> ThreadEntry:
    """Write to the reporter; a confirmed address and a device hear that there is news, and who
    chose so is sent or told an answer itself (``delivering.py``).

    A decision with which the matter goes on (taken up, passed on) is not ``is_answer``: there is
    news, and the answer comes later. ``by`` None is the system. The same ``token`` twice is one
    entry. The caller has asked its own policy. Raises Invalid for an empty text or a kind that is
    not an office's.
    """
    if kind not in OFFICE_WRITES:
        raise Invalid("Loại nội dung này không do cơ quan viết: hãy chọn loại khác.")
    entry, is_new = entry_add(
        submission,
        side=Side.OFFICE if by else Side.SYSTEM,
        kind=kind,
        text=text,
        by=by,
        agency=agency,
        token=token,
    )
    if is_new:
        is_mailed = (
            delivery := delivery_begin(entry=entry, is_answer=is_answer)
        ) is not None and delivery.state == QUEUED
        addresses = NoticeAddress.objects.filter(submission=submission, confirmed_at__isnull=False)
        if not is_mailed and addresses.exists():
            job_enqueue("intake.tell_reporter", entry=entry.pk)
        devices_told(submission)
        record(WRITE, by=by, on=submission, detail={"entry": entry.public_id, "kind": kind})
    return entry


@transaction.atomic
def thread_seen(*, submission: Submission) -> None:
    """The reporter has read what the office wrote: no mail about it any more."""
    unread = submission.thread.filter(seen_at__isnull=True).exclude(side=Side.REPORTER)
    if unread.exists():
        submission_held(submission)
        unread.update(seen_at=now())
        deliveries_seen(submission)
        record(SEE, by=None, on=submission)


@transaction.atomic
def thread_answer(
    *, submission: Submission, text: str, token: str, readers: Sequence[str] = ()
) -> ThreadEntry:
    """The reporter writes: an answer to a question, or a word more. ``readers`` are the agencies
    (``ports.Reader.key``) that may read this word although they may not read the story.

    The same ``token`` twice is one. What waited for the reporter goes on. Raises Invalid for an
    empty text, Conflict when withdrawn or erased.
    """
    return reporter_says(
        submission=submission,
        kind=EntryKind.ANSWER,
        text=text,
        token=token,
        what="answer",
        readers=readers,
    )


@transaction.atomic
def thread_relay(*, submission: Submission, text: str, token: str) -> ThreadEntry:
    """A partner's machine that filed for somebody says more of it: no answer of its reporter, who
    is waited for as before. Read as their words are, by whom they were given to alone. The same
    ``token`` twice is one. Raises Conflict when withdrawn or erased."""
    return reporter_says(
        submission=submission, kind=EntryKind.RELAYED, text=text, token=token, what="relayed"
    )


def reporter_says(
    *,
    submission: Submission,
    kind: EntryKind,
    text: str,
    token: str,
    what: What,
    readers: Sequence[str] = (),
) -> ThreadEntry:
    """One word of the reporter stored and told; for the acts of this package."""
    fresh = submission_held(submission)
    if fresh.state == ERASED:
        raise Conflict("Phản ánh này đã được xóa nên không viết thêm được nữa.")
    if fresh.state == WITHDRAWN:
        raise Conflict(
            "Bạn đã rút phản ánh này nên không ai đọc lời viết thêm: hãy gửi phản ánh mới."
        )
    entry, is_new = entry_add(
        submission,
        side=Side.REPORTER,
        kind=kind,
        text=text,
        by=None,
        agency=None,
        token=token,
        readers=readers,
    )
    if is_new:
        is_asked = submission.state == WAITING_FOR_YOU
        if what == "answer" and is_asked and not submission.case_number:
            submission_show(submission=submission, state=CONSIDERING, by=None)  # else its case says
        record(ANSWER, by=None, on=submission, detail={"entry": entry.public_id, "kind": kind})
        tell_told(submission, what)
    return entry
