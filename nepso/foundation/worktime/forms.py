"""Forms of periods and announced days."""

from __future__ import annotations

from django import forms

from nepso.foundation.worktime.kinds import DayKind, PeriodKind
from nepso.kernel.fields import NfcFormField
from nepso.ui.forms import DateField

_NUMBERS = ((1, "Thứ nhất, hoặc cả năm"), (2, "Thứ hai"), (3, "Thứ ba"), (4, "Thứ tư"))


class PeriodForm(forms.Form):
    """A new period."""

    kind = forms.ChoiceField(label="Loại kỳ", choices=PeriodKind.choices)
    year = forms.IntegerField(label="Năm", error_messages={"required": "Hãy nhập năm, ví dụ 2026."})
    number = forms.TypedChoiceField(
        label="Kỳ thứ mấy trong năm", choices=_NUMBERS, coerce=int, initial=1
    )
    starts_on = DateField(
        label="Từ ngày", required=False, help_text="Để trống: theo năm dương lịch."
    )
    ends_on = DateField(
        label="Đến hết ngày", required=False, help_text="Để trống: theo năm dương lịch."
    )


class DatesForm(forms.Form):
    """The dates of a period."""

    counts_from = DateField(label="Tính số liệu từ ngày", required=False)
    cut_off_on = DateField(
        label="Ngày chốt số liệu",
        required=False,
        help_text="Hoạt động đến hết ngày này được tính. Để trống khi chưa quyết định.",
    )
    units_due_on = DateField(label="Hạn các cơ quan gửi báo cáo", required=False)
    consolidation_due_on = DateField(
        label="Hạn gửi báo cáo tổng hợp",
        required=False,
        help_text="Ví dụ kế hoạch ghi “trước ngày 05 tháng 12 hằng năm”.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class DayForm(forms.Form):
    """One announced day."""

    day = DateField(label="Ngày", error_messages={"required": "Hãy nhập ngày."})
    kind = forms.ChoiceField(label="Là ngày", choices=DayKind.choices)
    note = NfcFormField(
        label="Lý do, số thông báo",
        max_length=200,
        required=False,
        help_text="Ví dụ: hoán đổi ngày làm việc dịp Quốc khánh.",
    )


class DaysForm(forms.Form):
    """Many announced days at once."""

    lines = NfcFormField(
        label="Mỗi ngày một dòng",
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Ngày; nghỉ hoặc làm bù; ghi chú. Ví dụ: 31/08/2026; nghỉ; hoán đổi ngày làm "
        "việc. Dán thẳng ba cột từ bảng tính cũng được.",
        error_messages={"required": "Chưa có ngày nào: hãy dán mỗi ngày một dòng."},
    )
