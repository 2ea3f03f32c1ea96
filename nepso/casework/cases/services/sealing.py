"""An opinion that slipped through to a case: sealed as at triage, and the case is gone."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.policies import may_handle_case
from nepso.casework.cases.states import ASKED, OFFERED
from nepso.casework.cases.stepping import GONE, require_live, seen_as
from nepso.casework.triage.services import triage_seal
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require

SEAL = act("cases.seal", "đã niêm phong nội dung của hồ sơ vì là ý kiến")


@transaction.atomic
def case_seal(*, case: CaseFile, revision: int, by: Account) -> None:
    """It was no harm but an opinion (``design.md``, *Boundaries*): its submissions are sealed from
    everyone but the appeal officer, their reporters read why and may appeal; whatever was noted,
    asked or passed on in the case is deleted with it, so that no trace of an opinion stays.

    Raises Conflict for a case that is closed, about a child or a life in danger, or under appeal.
    """
    fresh = seen_as(case, revision)
    require(may_handle_case(by, fresh))
    require_live(fresh)
    if fresh.restricted:
        raise Conflict("Việc về trẻ em hoặc nguy hiểm tính mạng không phải ý kiến để niêm phong.")
    if fresh.is_appealed:
        raise Conflict("Hồ sơ đang được xem lại theo khiếu nại: hãy chờ kết luận.")
    asked = fresh.outside_requests.filter(state=ASKED).exists()
    if asked or fresh.referrals.filter(state=OFFERED).exists() or fresh.peer_filings.exists():
        raise Conflict(
            "Nơi khác đang giữ nội dung này: hãy thôi hỏi, chờ cơ quan kia trả lại rồi niêm phong."
        )
    links = fresh.links.select_related("submission").order_by("id")
    submissions = [link.submission for link in links if link.submission.state not in GONE]
    record(SEAL, by=by, on=fresh, detail={"submissions": len(submissions)})
    fresh.delete()
    for submission in submissions:
        triage_seal(submission=submission, by=by)
