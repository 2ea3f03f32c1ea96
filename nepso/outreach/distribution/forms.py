"""Forms about outlets and rules. They keep what was typed; rules live in the services."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, cast

from django import forms

from nepso.foundation.agencies.models import Agency
from nepso.kernel.fields import NfcFormField
from nepso.outreach.distribution.kinds import OUTLET_KINDS, Form
from nepso.outreach.distribution.making.source import Rule
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.models.rule_change import Facts
from nepso.outreach.distribution.outlet_facts import OutletFacts, RuleFacts
from nepso.outreach.distribution.selectors import communes
from nepso.outreach.distribution.sources import RULE_FACTS
from nepso.outreach.products.languages import VIETNAMESE, Language
from nepso.ui.forms import ClockField, DateField

_OUTLET = ("form", "language", "name", "place", "url", "length", "words_a_minute", "quiet_from",
           "quiet_until", "in_use", "valid_from", "valid_to", "note")  # fmt: skip


class NumberField(forms.IntegerField):
    """A whole number; left empty it is 0."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("min_value", 0)
        kwargs.setdefault("error_messages", {}).update(
            invalid="Hãy ghi một số.", min_value="Hãy ghi số từ 0 trở lên."
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        return 0 if cleaned is None else cleaned


class OutletForm(forms.Form):
    """An outlet: whose, what, where, when."""

    agency = forms.ChoiceField(
        label="Cơ quan có kênh",
        error_messages={"required": "Chưa chọn cơ quan: hãy chọn cơ quan có kênh."},
    )
    kind = forms.ChoiceField(
        label="Loại kênh",
        choices=[("", "Chọn"), *OUTLET_KINDS],
        error_messages={"required": "Chưa chọn loại kênh: hãy chọn trong danh sách."},
    )
    form = forms.ChoiceField(
        label="Hình thức thông tin cơ sở",
        choices=[("", "Theo loại kênh"), *Form.choices],
        required=False,
        help_text="Tám hình thức của Nghị định 49/2024/NĐ-CP.",
    )
    language = forms.ChoiceField(
        label="Ngôn ngữ của kênh",
        choices=Language.choices,
        required=False,
        initial=VIETNAMESE,
        help_text="Kênh tiếng khác chỉ dùng bản dịch đã duyệt của sản phẩm.",
    )
    name = NfcFormField(
        label="Tên kênh",
        max_length=200,
        help_text="Tên người dân gọi, ví dụ: Trang Facebook xã A, cụm loa xóm 3.",
        error_messages={"required": "Chưa có tên kênh: hãy ghi tên mà người dân gọi."},
    )
    commune = forms.ChoiceField(
        label="Địa bàn",
        required=False,
        help_text="Để trống nếu cả tỉnh xem hoặc nghe được; kênh của xã thì là xã ấy.",
    )
    place = NfcFormField(label="Nơi đặt, địa chỉ", max_length=300, required=False)
    url = forms.CharField(
        label="Liên kết của kênh",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    length = NumberField(
        label="Số ký tự bảng hiện một lần", help_text="Chỉ cần với bảng LED chạy chữ."
    )
    words_a_minute = NumberField(
        label="Tốc độ đọc (từ một phút)", help_text="Chỉ cần với loa; để trống là 130."
    )
    quiet_from = ClockField(
        label="Giờ yên lặng, từ", required=False, help_text="Ví dụ 21:30. Máy sẽ nhắc khi lên lịch."
    )
    quiet_until = ClockField(label="Giờ yên lặng, đến", required=False)
    valid_from = DateField(label="Dùng từ ngày", required=False)
    valid_to = DateField(label="Dùng đến hết ngày", required=False)
    in_use = forms.BooleanField(label="Đang dùng", required=False, initial=True)
    note = NfcFormField(
        label="Ghi chú", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(
        self, *args: Any, agencies: Sequence[Agency] = (), is_new: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        own = {one.pk for one in agencies}
        ordered = sorted(communes(), key=lambda one: one.pk not in own)  # one's own first
        self._communes = {one.public_id: one for one in ordered}
        places = [(key, one.name) for key, one in self._communes.items()]
        self.fields["commune"].choices = [("", "Cả tỉnh"), *places]  # type: ignore[attr-defined]
        if is_new:
            choices = [(one.public_id, one.name) for one in agencies]
            self.fields["agency"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["agency"], self.fields["kind"]

    def facts(self) -> OutletFacts:
        """What was typed."""
        facts = {name: self.cleaned_data[name] for name in _OUTLET}
        facts["commune"] = self._communes.get(self.cleaned_data["commune"])
        if "kind" in self.fields:
            facts["kind"] = self.cleaned_data["kind"]
        return cast(OutletFacts, facts)


def initial_of(outlet: Outlet) -> dict[str, Any]:
    """The values of OutletForm for a stored row."""
    values = {name: getattr(outlet, name) for name in _OUTLET}
    commune = outlet.commune.public_id if outlet.commune else ""
    return {**values, "commune": commune, "revision": outlet.revision}


class RuleForm(forms.Form):
    """How texts are made for one kind of outlet."""

    length = NumberField(
        label="Nhiều nhất bao nhiêu ký tự",
        help_text="Giới hạn do cơ quan đặt; để 0 là theo giới hạn của nền tảng, nếu có.",
    )
    greeting = NfcFormField(
        label="Lời chào", max_length=300, required=False,
        help_text="Ví dụ: Đài truyền thanh xã A xin chào bà con.",
    )  # fmt: skip
    prefix = NfcFormField(  # type: ignore[assignment]  # Django takes fields out of the class
        label="Lời mở đầu", max_length=300, required=False
    )
    suffix = NfcFormField(label="Lời kết", max_length=300, required=False)
    hashtags = NfcFormField(
        label="Thẻ #", max_length=200, required=False, help_text="Ví dụ: #NếpSố #AnToànSố"
    )
    with_key_message = forms.BooleanField(label="Có thông điệp chính", required=False)
    with_link = forms.BooleanField(label="Có liên kết đến trang công khai", required=False)
    without_marks = forms.BooleanField(
        label="Bỏ dấu tiếng Việt", required=False,
        help_text="Tin nhắn không dấu chứa 160 ký tự, có dấu chỉ 70.",
    )  # fmt: skip
    repeats = NumberField(label="Nhắc lại thông điệp mấy lần", help_text="Chỉ với bản đọc loa.")
    words_a_minute = NumberField(
        label="Tốc độ đọc (từ một phút)", help_text="Chỉ với bản đọc loa; thường là 130."
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def facts(self) -> RuleFacts:
        """What was typed."""
        return cast(RuleFacts, {name: self.cleaned_data[name] for name in RULE_FACTS})


def rule_initial(rule: Rule | Facts, revision: int) -> dict[str, Any]:
    """The values of RuleForm for the rule that holds, or for the one that waits."""
    facts = rule if isinstance(rule, dict) else dataclasses.asdict(rule)
    return {**{name: facts[name] for name in RULE_FACTS}, "revision": revision}
