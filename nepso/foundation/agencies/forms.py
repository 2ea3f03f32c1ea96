"""Forms of agencies and groups."""

from __future__ import annotations

from typing import Any

from django import forms

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.kernel.fields import NfcFormField
from nepso.ui.forms import DateField, ManyChoices

_NAME_NEEDED = {"required": "Hãy ghi tên."}
_CODE_NEEDED = {"required": "Hãy ghi mã: ngắn, không dấu, không trùng."}


class AgencyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the agencies that exist today."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": "Hãy chọn cơ quan."})
        super().__init__(queryset=agencies_valid(), **kwargs)


class AgencyForm(forms.Form):
    """An agency's facts."""

    name = NfcFormField(label="Tên đầy đủ", max_length=300, error_messages=_NAME_NEEDED)
    short_name = NfcFormField(label="Tên gọi tắt", max_length=120, required=False)
    code = NfcFormField(
        label="Mã",
        max_length=40,
        help_text="Ngắn, không dấu, ví dụ so-yt; xã, phường dùng mã đơn vị hành chính.",
        error_messages=_CODE_NEEDED,
    )
    kind = forms.ChoiceField(label="Loại", choices=AgencyKind.choices)
    parent = AgencyChoice(label="Trực thuộc", required=False, empty_label="Không trực thuộc ai")
    email = forms.EmailField(label="Thư điện tử", required=False)
    telephone = NfcFormField(label="Điện thoại", max_length=40, required=False)
    valid_from = DateField(label="Có hiệu lực từ", required=False)
    valid_to = DateField(label="Có hiệu lực đến hết", required=False)
    is_lead_desk = forms.BooleanField(
        label="Là cơ quan đầu mối của chương trình",
        required=False,
        help_text="Chỉ một cơ quan: chọn ở đây thì cơ quan đang đánh dấu thôi là đầu mối.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class CloseForm(forms.Form):
    """How an agency ends."""

    last_day = DateField(
        label="Ngày cuối cùng hoạt động", error_messages={"required": "Hãy nhập ngày."}
    )
    successor = AgencyChoice(
        label="Sáp nhập vào",
        required=False,
        empty_label="Không sáp nhập, chỉ kết thúc",
        help_text="Cán bộ và việc đang làm chuyển sang cơ quan này từ ngày hôm sau.",
    )
    others = forms.ModelMultipleChoiceField(
        queryset=agencies_valid(),
        label="Chia tách: các cơ quan khác cũng tiếp nhận",
        required=False,
        help_text="Để trống nếu chỉ có một cơ quan tiếp nhận. "
        "Cơ quan đầu mối sẽ chọn từng việc dở dang thuộc về đâu.",
        widget=ManyChoices,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("others") and given.get("successor") is None:
            self.add_error("successor", "Hãy chọn cơ quan tiếp nhận chính: cán bộ chuyển về đó.")
        return given


class GroupForm(forms.Form):
    """A group's facts; members by kind and by name."""

    name = NfcFormField(label="Tên nhóm", max_length=300, error_messages=_NAME_NEEDED)
    code = NfcFormField(label="Mã", max_length=40, error_messages=_CODE_NEEDED)
    note = NfcFormField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    kinds = forms.MultipleChoiceField(
        label="Gồm mọi cơ quan thuộc loại",
        choices=AgencyKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    members = forms.ModelMultipleChoiceField(
        queryset=agencies_valid(),
        label="Và các cơ quan",
        required=False,
        widget=ManyChoices,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AliasForm(forms.Form):
    """One more name."""

    name = NfcFormField(
        label="Tên khác",
        max_length=300,
        help_text="Đúng như văn bản in, ví dụ “UBND cấp xã”.",
        error_messages=_NAME_NEEDED,
    )


def facts_of(row: Agency | AgencyGroup, form: type[forms.Form]) -> dict[str, Any]:
    """The values a form starts with for a stored row."""
    facts = {name: getattr(row, name) for name in form.base_fields if hasattr(row, name)}
    if isinstance(row, AgencyGroup):
        facts["members"] = row.members.all()
    return facts
