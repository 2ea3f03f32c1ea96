"""Demonstration corrections: true statements about the demonstration itself, marked as such.

No public fact is invented: what is said to be true here is how this software's trial run works,
and its sources are the software's own papers.
"""

from __future__ import annotations

from django.db import transaction

from nepso.casework.corrections.facts import CorrectionFacts, SourceFacts
from nepso.casework.corrections.kinds import Area
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.services import (
    correction_approve,
    correction_edit,
    correction_submit,
    correction_write,
    correction_write_anew,
)
from nepso.foundation.accounts.demo import Staff, staff
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.selectors import lead_agency
from nepso.kernel.clock import today

_PEOPLE: CorrectionFacts = {
    "area": Area.SERVICE,
    "title": "Tài khoản minh họa không phải của cán bộ thật",
    "claim": "Có lời nói rằng tài khoản cán bộ trên bản chạy thử này là của người đang làm việc "
    "tại cơ quan.",
    "truth": "Mọi tài khoản minh họa do phần mềm đặt tên theo một danh sách có sẵn, không ứng với "
    "người nào. Mật khẩu chung in ở trang đăng nhập.\n\nBản chạy thử chỉ trả lời trên chính máy "
    "đang chạy nó.",
    "wordings": "tài khoản trên trang chạy thử là của cán bộ thật đang làm việc ở sở",
}
_FIGURES: CorrectionFacts = {
    "area": Area.SERVICE,
    "title": "Số liệu trên bản chạy thử là dữ liệu minh họa",
    "claim": "Có lời nói rằng tiến độ và báo cáo trên bản chạy thử này là kết quả thật của tỉnh.",
    "truth": "Tiến độ, hoạt động và báo cáo ở đây do phần mềm tạo ra để minh họa.",
}
_FIGURES_ANEW = (
    "Tiến độ, hoạt động, minh chứng và báo cáo ở đây do phần mềm tạo ra để minh họa, không phải số "
    "liệu của tỉnh.\n\nVăn bản kế hoạch và tên các cơ quan là thật."
)
_REPORTS: CorrectionFacts = {
    "area": Area.SERVICE,
    "title": "Bản chạy thử không nối với cơ quan nào",
    "claim": "Có lời nói rằng điều người dân gửi trên bản chạy thử này sẽ được cơ quan nhà nước "
    "tiếp nhận.",
    "truth": "Bản chạy thử chỉ chạy trên một máy và không gửi gì tới cơ quan nào.",
}


@transaction.atomic
def load() -> None:
    """Make them once; a second time changes nothing. The people must be there."""
    if Correction.objects.filter(is_demonstration=True).exists():
        return
    people = staff()
    writer = _writer(people)
    _publish(_write(_PEOPLE, writer), writer, people.desk)
    first = _publish(_write(_FIGURES, writer), writer, people.desk)
    draft = correction_write_anew(correction=first, by=writer)
    draft = correction_edit(
        correction=draft,
        revision=draft.revision,
        facts={"truth": _FIGURES_ANEW},
        is_checkable=True,
        by=writer,
    )
    _publish(draft, writer, people.desk)
    waiting = _write(_REPORTS, writer)
    correction_submit(correction=waiting, revision=waiting.revision, by=writer)


def _writer(people: Staff) -> Account:
    """The officer of the lead agency: the desk is the second pair of eyes."""
    return people.officers[lead_agency().pk]


def _source() -> SourceFacts:
    return {
        "title": "Hướng dẫn chạy thử, tệp README.md kèm phần mềm",
        "publisher": "Nếp Số",
        "url": "",
        "document_number": "phiên bản 0.1.0",
        "seen_on": today(),
    }


def _write(facts: CorrectionFacts, writer: Account) -> Correction:
    return correction_write(
        agency=lead_agency(),
        facts={**facts, "sources": [_source()]},
        is_checkable=True,
        is_demonstration=True,
        by=writer,
    )


def _publish(draft: Correction, writer: Account, approver: Account) -> Correction:
    sent = correction_submit(correction=draft, revision=draft.revision, by=writer)
    return correction_approve(
        correction=sent, revision=sent.revision, is_checkable=True, by=approver
    )
