"""Telling whoever has a submission in hand at the desk that it is no more theirs to read."""

from __future__ import annotations

from django.urls import reverse

from nepso.casework.triage.holding import holder_of
from nepso.casework.triage.models import TriageItem
from nepso.foundation.notices.kinds import NoticeKind, kind_joins
from nepso.foundation.notices.services import notice_give

KIND = NoticeKind("triage.gone", "Phản ánh đã rút khi đang phân loại", noun="phản ánh đã rút")
kind_joins(KIND)


def tell_gone(item: TriageItem) -> None:
    """Its reporter withdrew it or erased it while somebody was reading: they are told, and that it
    has left the list; no word of it, and no way back to it."""
    holder = holder_of(item)
    if holder is None:
        return
    notice_give(
        to=holder,
        kind=KIND.code,
        key=item.submission.public_id,
        sentence="Người phản ánh đã rút hoặc xóa phản ánh bạn đang xem: hãy dừng và bỏ bản ghi "
        "riêng, nếu có. Phản ánh không còn trong danh sách.",
        link=reverse("triage:list"),
        abouts=[],
    )
