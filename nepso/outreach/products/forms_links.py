"""Forms of approval by a link: naming whom, and what that person decides."""

from __future__ import annotations

from typing import Any

from django import forms

from nepso.kernel.fields import NfcFormField
from nepso.outreach.products.models import Decision
from nepso.outreach.products.services.outside import MOST_DAYS, Signed

REMARKS = range(3)


class LinkForm(forms.Form):
    """Whom the head or the desk asks, and for how long."""

    named = NfcFormField(
        label="Họ tên người duyệt", max_length=200,
        error_messages={"required": "Hãy ghi họ tên người được mời duyệt."},
    )  # fmt: skip
    body = NfcFormField(
        label="Chức danh, đơn vị", max_length=200,
        error_messages={"required": "Hãy ghi chức danh, đơn vị của người đó."},
    )  # fmt: skip
    days = forms.TypedChoiceField(
        label="Liên kết dùng được trong", coerce=int, initial=3,
        choices=[(n, f"{n} ngày") for n in range(1, MOST_DAYS + 1)],
    )  # fmt: skip


class DecisionForm(forms.Form):
    """What the person without an account decides; remarks on passages are for a return."""

    name = NfcFormField(
        label="Họ tên của bạn", max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Hãy ghi họ tên của bạn."},
    )  # fmt: skip
    role = NfcFormField(
        label="Chức danh, đơn vị của bạn", max_length=200,
        error_messages={"required": "Hãy ghi chức danh, đơn vị của bạn."},
    )  # fmt: skip
    decision = forms.ChoiceField(
        label="Bạn quyết định", choices=Decision.choices, widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn đồng ý hoặc trả lại."},
    )  # fmt: skip
    reason = NfcFormField(
        label="Ý kiến chung", required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text="Bắt buộc khi trả lại.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for at in REMARKS:
            self.fields[f"quote_{at}"] = NfcFormField(
                label=f"Đoạn cần sửa {at + 1}", required=False, max_length=500,
                help_text="Chép nguyên đoạn trong nội dung." if at == 0 else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"text_{at}"] = NfcFormField(
                label=f"Góp ý cho đoạn {at + 1}", required=False, max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    @property
    def main(self) -> list[Any]:
        """The fields of the decision itself."""
        return [self[name] for name in ("name", "role", "decision", "reason")]

    @property
    def remarks(self) -> list[Any]:
        """The fields of remarks."""
        return [self[f"{part}_{at}"] for at in REMARKS for part in ("quote", "text")]

    @property
    def has_remarks(self) -> bool:
        """Whether something was typed there, or is wrong."""
        return any(one.errors or one.value() for one in self.remarks)

    def signed(self) -> Signed:
        """As ``link_decide`` takes it."""
        given = self.cleaned_data
        remarks = [(given[f"quote_{at}"], given[f"text_{at}"]) for at in REMARKS]
        return Signed(
            given["name"], given["role"], given["decision"], given["reason"],
            [one for one in remarks if any(one)],
        )  # fmt: skip
