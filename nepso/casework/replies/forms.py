"""Forms of replies, templates and appeals."""

from __future__ import annotations

from typing import Any

from django import forms

from nepso.casework.intake.harms import Harm
from nepso.casework.replies.kinds import AppealOutcome, Redress, ReplyOutcome
from nepso.casework.replies.models import Reply
from nepso.casework.replies.services import Answer
from nepso.kernel.fields import NfcFormField


def _area(label: str, rows: int, **kwargs: Any) -> NfcFormField:
    return NfcFormField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class ReplyForm(forms.Form):
    """An answer with its decision record."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    template = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    outcome = forms.ChoiceField(label="Kết quả", choices=ReplyOutcome.choices)
    text = _area(
        "Nội dung trả lời",
        12,
        help_text="Viết cho người phản ánh: câu ngắn, từ thường dùng, nói rõ đã làm gì.",
        error_messages={"required": "Chưa có nội dung trả lời."},
    )
    ground = _area(
        "Căn cứ", 3, help_text="Quy định, hoặc sự việc đã xác minh, làm căn cứ.",
        error_messages={"required": "Chưa ghi căn cứ."},
    )  # fmt: skip
    explanation = _area(
        "Vì sao kết luận như vậy", 4, error_messages={"required": "Chưa giải thích."}
    )
    redress = forms.ChoiceField(label="Đã khắc phục", choices=Redress.choices)
    redress_text = _area("Khắc phục cụ thể thế nào", 2, required=False)

    def answer(self) -> Answer:
        """What was typed, for the act."""
        data = self.cleaned_data
        return Answer(**{k: v for k, v in data.items() if k != "revision"})


def initial_of(reply: Reply) -> dict[str, Any]:
    """The values of a reply as the form shows them."""
    decision = reply.decision
    return {
        "revision": reply.revision,
        "template": reply.template,
        "outcome": reply.outcome,
        "text": reply.text,
        "ground": decision.ground,
        "explanation": decision.explanation,
        "redress": decision.redress,
        "redress_text": decision.redress_text,
    }


class TemplateForm(forms.Form):
    """A text that replies start from."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = NfcFormField(label="Tên mẫu", max_length=200)
    harm = forms.ChoiceField(
        label="Loại việc", required=False, choices=[("", "Mọi loại việc"), *Harm.choices]
    )
    outcome = forms.ChoiceField(label="Kết quả", choices=ReplyOutcome.choices)
    text = _area(
        "Nội dung",
        12,
        help_text="[số hồ sơ], [cơ quan], [loại việc], [ngày nhận] được điền sẵn; chỗ khác trong "
        "ngoặc vuông người viết phải điền.",
    )
    is_active = forms.BooleanField(label="Đang dùng", required=False)


class AppealForm(forms.Form):
    """The outcome of an appeal with its reasons."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    outcome = forms.ChoiceField(
        label="Kết luận",
        choices=AppealOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn kết luận."},
    )
    reasons = _area(
        "Lý do",
        8,
        help_text="Người phản ánh đọc nguyên văn.",
        error_messages={"required": "Chưa ghi lý do của kết luận."},
    )
