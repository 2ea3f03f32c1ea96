"""Forms of following up. They keep what was typed; rules live in the services."""

from __future__ import annotations

from django import forms

from nepso.kernel.fields import NfcFormField
from nepso.programme.reporting.following.kinds import CallOutcome, LetterWay
from nepso.programme.reporting.following.services import LetterWords
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


class LetterForm(forms.Form):
    """What letters that urge say."""

    way = forms.ChoiceField(
        label="Cách làm",
        choices=LetterWay.choices,
        initial=LetterWay.EACH,
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn cách làm: hãy chọn một dòng."},
    )
    asked_on = DateField(
        label="Đề nghị gửi trước ngày",
        error_messages={"required": "Chưa ghi ngày đề nghị gửi: hãy nhập ngày."},
    )
    authority = NfcFormField(
        label="Quyền hạn, chức vụ người ký",
        max_length=160,
        help_text="Mỗi dòng một ý, ví dụ KT. GIÁM ĐỐC rồi PHÓ GIÁM ĐỐC.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Chưa ghi chức vụ người ký: hãy nhập, ví dụ GIÁM ĐỐC."},
    )
    signer = NfcFormField(
        label="Họ và tên người ký", required=False, max_length=120, help_text="Có thể để trống."
    )
    drafting_unit = NfcFormField(
        label="Đơn vị soạn thảo",
        required=False,
        max_length=60,
        help_text="Viết tắt, đứng sau “Lưu: VT”. Có thể để trống.",
    )
    words = NfcFormField(
        label="Nội dung thêm",
        required=False,
        max_length=2000,
        help_text="Mỗi dòng thành một đoạn, đặt trước câu kết.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def said(self) -> LetterWords:
        """What was typed, for the act."""
        return LetterWords(**self.cleaned_data)


class SignForm(forms.Form):
    """Number and day, after signing."""

    first = forms.IntegerField(
        label="Số công văn",
        min_value=1,
        error_messages={"required": "Chưa ghi số: hãy nhập số công văn."},
    )
    on = DateField(label="Ngày ký", error_messages={"required": "Chưa ghi ngày ký: hãy nhập ngày."})
