"""Forms of consolidated reports."""

from __future__ import annotations

from typing import Any

from django import forms

from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.worktime.models import Period
from nepso.kernel.fields import NfcFormField
from nepso.programme.reporting.consolidated.selectors import clauses_offered
from nepso.programme.reporting.kinds import Scope
from nepso.ui.forms import DateField

_COMMUNES = ("commune", "ward")


class StartForm(forms.Form):
    """What a new report is about and of which days."""

    scope = forms.ChoiceField(
        label="Phạm vi", choices=Scope.choices, initial=Scope.PROVINCE, widget=forms.RadioSelect
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Cơ quan, hoặc xã, phường",
        required=False,
        empty_label="Không chọn",
        help_text="Chỉ chọn khi báo cáo về một cơ quan hoặc một xã, phường.",
    )
    clause = forms.ChoiceField(
        label="Mục của kế hoạch",
        required=False,
        help_text="Chỉ chọn khi báo cáo về một mục.",
    )
    period = forms.ModelChoiceField(
        Period.objects.none(),
        label="Kỳ báo cáo",
        required=False,
        empty_label="Không theo kỳ, chọn hai ngày dưới đây",
    )
    first_day = DateField(label="Từ ngày", required=False)
    last_day = DateField(label="Đến hết ngày", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies: Any = self.fields["agency"]
        agencies.queryset = agencies_valid()
        periods: Any = self.fields["period"]
        periods.queryset = Period.objects.order_by("-starts_on", "kind")
        clause: Any = self.fields["clause"]
        offered = [(c.label, f"{c.label}. {c.heading[:90]}") for c in clauses_offered()]
        clause.choices = [("", "Không chọn"), *offered]

    def clean(self) -> dict[str, Any]:
        """A commune's report is about a commune."""
        given = super().clean() or {}
        agency = given.get("agency")
        if given.get("scope") == Scope.COMMUNE and agency and agency.kind not in _COMMUNES:
            self.add_error("agency", "Cơ quan này không phải xã, phường: hãy chọn lại.")
        if given.get("period") and (given.get("first_day") or given.get("last_day")):
            told = "Đã chọn kỳ lại ghi ngày: hãy bỏ chọn kỳ, hoặc để trống hai ngày."
            self.add_error("period", told)
        return given


class PassageForm(forms.Form):
    """The words of a paragraph."""

    text = NfcFormField(label="Lời của đoạn", widget=forms.Textarea(attrs={"rows": 10}))
    revision = forms.IntegerField(widget=forms.HiddenInput)


class LinesField(NfcFormField):
    """One item a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> Any:
        """The lines that say something."""
        return [
            line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()
        ]


class DescribeForm(forms.Form):
    """What stands at the head and the foot of the document."""

    title = NfcFormField(
        label="Trích yếu",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Báo cáo về việc gì, không ghi lại chữ “Báo cáo”.",
    )
    parent = NfcFormField(label="Cơ quan chủ quản", required=False)
    issuer = NfcFormField(label="Cơ quan ban hành")
    code = NfcFormField(label="Chữ viết tắt của cơ quan trong ký hiệu")
    place = NfcFormField(label="Địa danh")
    addressees = LinesField(label="Kính gửi", required=False, help_text="Mỗi dòng một nơi.")
    recipients = LinesField(
        label="Nơi nhận", required=False, help_text="Mỗi dòng một nơi, không ghi dòng Lưu."
    )
    filed = NfcFormField(label="Dòng Lưu", required=False)
    signed_by = LinesField(
        label="Quyền hạn, chức vụ người ký",
        required=False,
        help_text="Ví dụ: KT. GIÁM ĐỐC, xuống dòng PHÓ GIÁM ĐỐC.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class SignForm(forms.Form):
    """What is known after signing."""

    number = forms.IntegerField(label="Số của văn bản", min_value=1)
    symbol = NfcFormField(label="Ký hiệu", help_text="Phần sau dấu gạch chéo, ví dụ BC-SVHTTDL.")
    signed_on = DateField(label="Ngày ký")
    signer = NfcFormField(label="Họ và tên người ký")


class CorrectForm(forms.Form):
    """Why a signed report is corrected."""

    reason = NfcFormField(label="Vì sao đính chính", widget=forms.Textarea(attrs={"rows": 3}))
