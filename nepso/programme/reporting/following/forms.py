"""Forms of following up. They keep what was typed; rules live in the services."""

from __future__ import annotations

from django import forms

from nepso.kernel.fields import NfcFormField
from nepso.programme.reporting.following.kinds import CallOutcome
from nepso.ui.forms import DateField


class CallForm(forms.Form):
    """What came of a call."""

    outcome = forms.ChoiceField(
        label="Kết quả cuộc gọi",
        choices=CallOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn kết quả: hãy chọn một dòng."},
    )
    promised_on = DateField(
        label="Hẹn gửi ngày",
        required=False,
        help_text="Chỉ cần khi cơ quan hẹn ngày. Ví dụ: 05/12/2026.",
    )
    note = NfcFormField(
        label="Ghi chú ngắn",
        required=False,
        max_length=200,
        help_text="Ghi về báo cáo, không ghi nhận xét về người nghe máy.",
        error_messages={"max_length": "Ghi chú dài quá 200 ký tự: hãy viết ngắn lại."},
    )
