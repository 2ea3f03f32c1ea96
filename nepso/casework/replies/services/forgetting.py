"""Replies forget with their case: the words go, outcome and dates stay for the figures. What was
begun goes with the agency that began it."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.cases.models import CaseFile
from nepso.casework.replies.models import Appeal, DecisionRecord, Reply
from nepso.casework.replies.states import DROPPED, REPLY
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record

LEAVE = act("replies.drafts_leave", "đã bỏ bản nháp của cơ quan trước khi hồ sơ chuyển đi")
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


@transaction.atomic
def drafts_leave(*, case: CaseFile) -> None:
    """A case came to another agency: what the one before was writing is put aside without its
    words. They may repeat what the reporter did not let go along, and its head alone stood by
    them."""
    for reply in Reply.objects.select_for_update().filter(
        case=case, state__in=REPLY.group("under_way")
    ):
        REPLY.require_move(reply.state, DROPPED)
        reply.state, reply.text, reply.returned_because = DROPPED, "", ""
        reply.revision += 1
        reply.save(update_fields=["state", "text", "returned_because", "revision"])
        DecisionRecord.objects.filter(reply=reply).update(
            ground="", explanation="", redress_text=""
        )
        record(LEAVE, by=None, on=reply, detail={"case": case.public_id})
