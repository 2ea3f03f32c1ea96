"""The forms that a submission's page offers, filled in with what is proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nepso.casework.intake.harms import SUGGESTED, Harm
from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import is_within
from nepso.casework.triage.forms import DecisionForm, MergeForm, SendForm
from nepso.casework.triage.models import TriageSuggestion
from nepso.casework.triage.presenting import excerpt_shown
from nepso.casework.triage.reasons import Choice
from nepso.casework.triage.routing import proposals_by_harm
from nepso.casework.triage.selectors import AlikeOne
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.ui.components.numbers import ngay

_EXPLAINED = {
    Choice.ACCEPT: "Bộ phận tiếp nhận tự xử lý, hoặc giao cho cơ quan bạn chọn mở hồ sơ.",
    Choice.REFER: "Gửi sang cơ quan có thẩm quyền. Chỉ những gì người phản ánh đồng ý mới đi kèm.",
    Choice.MERGE: "Xử lý chung với phản ánh đã có; mỗi người vẫn giữ mã và trao đổi của mình.",
    Choice.ASK: "Người phản ánh đọc câu hỏi ở trang tra cứu và trả lời tại đó.",
    Choice.REFUSE: "Người phản ánh đọc lý do và có thể khiếu nại.",
    Choice.SEAL: "Dùng khi đây không phải điều gây hại mà là điều ai đó nghĩ, tin hay phê bình. "
    "Không ai đọc được nữa trừ cán bộ giải quyết khiếu nại; xóa sau 7 ngày.",
}


@dataclass(frozen=True, slots=True)
class Offered:
    """One decision that may be taken, with its form; ``is_open`` when it was sent and refused."""

    choice: str
    label: str
    explained: str
    form: DecisionForm
    is_open: bool


class Offering:
    """What the forms of one submission are filled with, asked once for all of them."""

    def __init__(
        self,
        submission: Submission,
        suggestion: TriageSuggestion | None,
        alike: Sequence[AlikeOne],
    ) -> None:
        self.submission = submission
        self.proposals = proposals_by_harm(submission)
        self.agencies = list(agencies_valid())
        self.alike = [(one.item.submission.public_id, _named(one)) for one in alike]
        self.harm = _harm(submission, suggestion)

    def form(self, choice: str, data: Any = None) -> DecisionForm:
        """The form of one decision, filled with what is proposed or with what was sent."""
        if choice == Choice.MERGE:
            return MergeForm(choice, data, alike=self.alike)
        if choice not in (Choice.ACCEPT, Choice.REFER):
            return DecisionForm(choice, data)
        initial = {"harm": self.harm, "agency": self._agency(choice)}
        groups = [("Đề xuất theo tuyến xử lý", self._pairs(self.harm))]
        groups += [
            (f"Nếu là: {harm.label}", self._pairs(harm)) for harm in SUGGESTED if harm != self.harm
        ]
        return SendForm(choice, data, agencies=self.agencies, proposed=groups, initial=initial)

    def all(self, bound: Mapping[str, DecisionForm]) -> list[Offered]:
        """All six, in the order of ``Choice``; what was sent and refused stands open."""
        return [
            Offered(one, one.label, _EXPLAINED[one], bound.get(one) or self.form(one), one in bound)
            for one in Choice
        ]

    def _agency(self, choice: str) -> str:
        lead = next((agency for agency in self.agencies if agency.is_lead_desk), None)
        if choice == Choice.ACCEPT:
            unfit = lead is None or is_within(lead, self.submission.complained_of)
            return "" if unfit or lead is None else lead.public_id
        others = [one.agency for one in self.proposals.get(self.harm, ()) if one.agency != lead]
        return others[0].public_id if others else ""

    def _pairs(self, harm: str) -> list[tuple[str, str]]:
        return [(p.agency.public_id, p.agency.name) for p in self.proposals.get(harm, ())]


def _harm(submission: Submission, suggestion: TriageSuggestion | None) -> str:
    """What the reporter chose; for "something else" what the machine holds likeliest."""
    if submission.harm != Harm.SOMETHING_ELSE:
        return str(submission.harm)
    return suggestion.best if suggestion else ""


def _named(one: AlikeOne) -> str:
    submission = one.item.submission
    words = excerpt_shown(one.item)[:80] or str(submission.get_harm_display())
    return f"{ngay(submission.received_at)}: {words} ({'; '.join(one.why).lower()})"
