"""Forms of the plan pages; they keep what was typed, the services decide."""

from __future__ import annotations

from typing import Any

from django import forms

from nepso.kernel.fields import NfcFormField
from nepso.kernel.folding import fold
from nepso.programme.plans.kinds import (
    CLOSING,
    CLOSING_SAID,
    DeadlineKind,
    DutyKind,
    DutyRole,
    clause_said,
)
from nepso.programme.plans.models import Duty
from nepso.programme.plans.services import DutyFacts, ReceivedDocument, pasted
from nepso.ui.forms import DateField

ACCEPT = ".docx,.pdf,.txt,.md"
EMPTY = "Tệp này rỗng: hãy mở tệp xem có chữ không, lưu lại rồi chọn lại."


class FileForm(forms.Form):
    """A document as a file."""

    file = forms.FileField(
        label="Chọn tệp kế hoạch",
        help_text="Tệp .docx, .pdf có chữ, .txt hoặc .md; hoặc kéo tệp thả vào đây.",
        error_messages={"required": "Hãy chọn một tệp.", "empty": EMPTY},
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )

    def received(self) -> ReceivedDocument:
        uploaded = self.cleaned_data["file"]
        return ReceivedDocument(uploaded.name, uploaded.read())


class PasteForm(forms.Form):
    """A document as pasted text."""

    text = forms.CharField(
        label="Văn bản của kế hoạch",
        strip=False,
        help_text="Dán toàn văn, từ quốc hiệu đến nơi nhận.",
        error_messages={"required": "Hãy dán văn bản vào ô này."},
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def received(self) -> ReceivedDocument:
        return pasted(self.cleaned_data["text"])


class TitleForm(forms.Form):
    """An empty plan to fill by hand."""

    title = NfcFormField(
        label="Trích yếu của kế hoạch",
        max_length=1000,
        error_messages={"required": "Hãy ghi trích yếu của kế hoạch."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DescribeForm(forms.Form):
    """What the document's heading says, or left blank."""

    title = NfcFormField(label="Trích yếu", widget=forms.Textarea(attrs={"rows": 3}))
    symbol = NfcFormField(
        label="Số, ký hiệu", max_length=80, required=False, help_text="Ví dụ: 123/KH-UBND."
    )
    issuer = NfcFormField(label="Cơ quan ban hành", max_length=300, required=False)
    issued_on = DateField(label="Ngày ban hành", required=False)


class DutyForm(forms.Form):
    """The wording and facts of a duty."""

    text = NfcFormField(
        label="Nội dung",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Hãy ghi nội dung nhiệm vụ."},
    )
    clause = NfcFormField(
        label="Mục, điểm",
        max_length=60,
        help_text="Ví dụ: II.1.2.a, hoặc Phần kết.",
        error_messages={"required": "Hãy ghi mục."},
    )
    bullet = forms.IntegerField(
        label="Gạch đầu dòng thứ", required=False, min_value=1, max_value=999
    )
    kind = forms.ChoiceField(label="Loại", choices=DutyKind.choices)
    role = forms.ChoiceField(label="Vai của cơ quan thực hiện", choices=DutyRole.choices)
    product = NfcFormField(label="Sản phẩm phải có", required=False)
    deadline_text = NfcFormField(label="Thời hạn như văn bản ghi", max_length=300, required=False)
    deadline_kind = forms.ChoiceField(
        label="Kiểu thời hạn",
        choices=[("", "Không nêu thời hạn"), *DeadlineKind.choices],
        required=False,
    )
    deadline_on = DateField(label="Hạn là ngày", required=False)
    deadline_day = forms.IntegerField(
        label="Lặp lại: trước ngày", required=False, min_value=1, max_value=31
    )
    deadline_month = forms.IntegerField(
        label="Hằng năm: vào tháng", required=False, min_value=1, max_value=12
    )

    def facts(self) -> DutyFacts:
        clause = self.cleaned_data["clause"]
        if fold(clause) == fold(CLOSING_SAID):
            clause = CLOSING
        return DutyFacts(**self.cleaned_data | {"clause": clause})


def duty_initial(duty: Duty) -> dict[str, Any]:
    """The stored facts of a duty as initial values of ``DutyForm``."""
    initial = {name: getattr(duty, name) for name in DutyForm.base_fields}
    return initial | {"clause": clause_said(duty.clause)}
