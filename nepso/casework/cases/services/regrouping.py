"""Found to be another harm than it was taken for. What must happen with that harm happens now."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.cases.kinds import StepKind, WhyRestricted
from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.policies import may_handle_case
from nepso.casework.cases.stepping import moved_on, require_live, seen_as, words
from nepso.casework.cases.telling import ring_anew
from nepso.casework.cases.terms import days_for
from nepso.casework.cases.waiting import waiting_shorten
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.services import submission_harm_settle
from nepso.casework.triage.selectors import is_named
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require

REGROUP = act("cases.regroup", "đã đổi loại việc của hồ sơ")


@transaction.atomic
def case_regroup(*, case: CaseFile, revision: int, harm: str, reason: str, by: Account) -> CaseFile:
    """Set the harm, with the reason. A shorter term counts from when each reporter sent, a longer
    one gives no more time.

    Not to "something else": a case that turns out to be no harm is answered so. For child safety
    pictures are destroyed at once and the case is restricted (design.md);
    from there it does not go back.
    """
    fresh = seen_as(case, revision)
    require(may_handle_case(by, fresh))
    require_live(fresh)
    if harm not in Harm.values or harm == fresh.harm:
        sentence = "Hãy chọn một loại việc khác."
        raise Invalid(sentence, fields={"harm": sentence})
    if harm == Harm.SOMETHING_ELSE:
        sentence = "Không thuộc các điều gây hại: hãy trả lời “Không thuộc phạm vi” và chỉ nơi đến."
        raise Invalid(sentence, fields={"harm": sentence})
    if harm == Harm.OFFICIAL_CHANNEL and not _is_named(fresh):
        sentence = (
            "Hãy nhờ bộ phận tiếp nhận ghi cơ quan bị phản ánh (hoặc ghi là không rõ) trước, rồi "
            "mới đổi."
        )
        raise Invalid(sentence, fields={"harm": sentence})
    if fresh.harm == Harm.CHILD_SAFETY:
        raise Conflict("Hồ sơ về an toàn trẻ em không đổi sang loại việc khác.")
    said = words(reason, "reason", empty="Chưa ghi lý do: hãy viết vì sao đổi.", most=1000)
    before, fresh.harm = fresh.harm, harm
    if harm == Harm.CHILD_SAFETY:
        fresh.restricted, fresh.is_urgent = WhyRestricted.CHILD, True
    waiting_shorten(fresh, days=days_for(harm, is_urgent=fresh.is_urgent))
    for link in fresh.links.select_related("submission").order_by("id"):
        if link.submission.state != "erased":
            submission_harm_settle(submission=link.submission, harm=harm, by=by)
    detail = moved_on(fresh, fresh.state, StepKind.REGROUPED, by, reason=said)
    if harm == Harm.CHILD_SAFETY and fresh.handler_id != by.pk:
        ring_anew(fresh)
    record(REGROUP, by=by, on=fresh, detail={**detail, "harm": [before, harm]})
    return fresh


def _is_named(case: CaseFile) -> bool:
    """Whether it is settled whom it is about, be it that nobody can say: triage's rule."""
    if case.complained_of_id is not None:
        return True
    links = case.links.select_related("submission")
    return all(is_named(link.submission) for link in links)
