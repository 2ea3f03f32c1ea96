"""The forms of looking up and of keeping lists."""

from __future__ import annotations

from django import forms

from nepso.casework.lookup.models import DisputeReason
from nepso.casework.lookup.states import KEPT, REMOVED
from nepso.kernel.fields import NfcFormField
from nepso.ui.forms import DateField


class LookupForm(forms.Form):
    """What a person was sent."""

    text = NfcFormField(
        label="Liên kết, số điện thoại, số tài khoản hoặc cả tin nhắn",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Hãy dán liên kết hoặc tin nhắn bạn muốn kiểm tra."},
    )


class DisputeForm(forms.Form):
    """Why a listing is wrong."""

    reason = forms.ChoiceField(
        label="Vì sao mục này sai?", choices=DisputeReason.choices, widget=forms.RadioSelect
    )


class ListForm(forms.Form):
    """A published list."""

    name = NfcFormField(label="Tên danh sách", max_length=200)
    publisher = NfcFormField(label="Đơn vị công bố", max_length=200)
    address = forms.URLField(
        label="Nơi công bố", max_length=500, assume_scheme="https", help_text="Địa chỉ trang web."
    )
    published_on = DateField(label="Ngày của danh sách")
    content = forms.FileField(
        label="Tệp danh sách",
        help_text="Mỗi dòng một mục, tệp hosts, hoặc CSV có dòng tiêu đề; tối đa 20 MB.",
    )
    skip_faults = forms.BooleanField(label="Bỏ qua các dòng không đọc được", required=False)


class DecisionForm(forms.Form):
    """What becomes of a disputed entry."""

    state = forms.ChoiceField(
        label="Kết luận",
        choices=[(KEPT, "Giữ mục này"), (REMOVED, "Bỏ mục này")],
        widget=forms.RadioSelect,
    )
    decision = NfcFormField(label="Lý do", max_length=1000, widget=forms.Textarea)
