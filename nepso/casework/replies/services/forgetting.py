"""Replies forget with their case: the words go, outcome and dates stay for the figures."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.cases.models import CaseFile
from nepso.casework.replies.models import Appeal, DecisionRecord, Reply
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record

FORGET = act("replies.forget", "đã xóa nội dung trả lời hết hạn lưu")


@transaction.atomic
def replies_forget(*, case: CaseFile) -> None:
    """Take the words out of every reply, decision and appeal of a case that was emptied."""
    replies = Reply.objects.filter(case=case)
    replies.update(text="", returned_because="")
    DecisionRecord.objects.filter(reply__case=case).update(
        ground="", explanation="", redress_text=""
    )
    Appeal.objects.filter(case=case).update(text="", reasons="")
    record(FORGET, by=None, on=case, detail={"replies": replies.count()})
