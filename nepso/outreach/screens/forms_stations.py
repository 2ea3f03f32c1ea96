"""Forms about stations and things that stand somewhere."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from nepso.kernel import clock
from nepso.kernel.fields import NfcFormField
from nepso.outreach.screens.kinds import DAY_NAMES, FaultKind
from nepso.ui.forms import ClockField, DateField

_MINUTES = {"required": "Chưa có số phút: hãy ghi một số.", "invalid": "Hãy ghi một số."}


def _minute_now() -> dt.time:
    return timezone.localtime(clock.now()).time().replace(second=0, microsecond=0)


class AirSlotForm(forms.Form):
    """An hour of a station."""

    days = forms.MultipleChoiceField(
        label="Ngày",
        choices=[(str(1 << at), name) for at, name in enumerate(DAY_NAMES)],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chưa chọn ngày nào: hãy đánh dấu ít nhất một ngày."},
    )
    begins = ClockField(label="Từ giờ", required=True)
    minutes = forms.IntegerField(label="Số phút", initial=15, error_messages=_MINUTES)

    def slot(self) -> dict[str, Any]:
        """What was typed, as ``air_slot_add`` takes it."""
        return {**self.cleaned_data, "days": sum(int(day) for day in self.cleaned_data["days"])}


class AiredForm(forms.Form):
    """When a posting was on the air: now, unless told otherwise."""

    day = DateField(label="Phát ngày", initial=clock.today)
    hour = ClockField(label="Lúc", required=True, initial=_minute_now)
    minutes = forms.IntegerField(label="Số phút", initial=5, error_messages=_MINUTES)
    note = NfcFormField(label="Ghi chú", max_length=300, required=False)

    def aired(self) -> dict[str, Any]:
        """What was typed, as ``posting_aired`` takes it."""
        typed = self.cleaned_data
        moment = timezone.make_aware(dt.datetime.combine(typed["day"], typed["hour"]))
        return {"aired_at": moment, "minutes": typed["minutes"], "note": typed["note"]}

    def add_error(self, field: Any, error: Any) -> None:
        """The time is typed in two fields; its sentence stands at the second."""
        super().add_error("hour" if field == "aired_at" else field, error)


class FaultForm(forms.Form):
    """What is broken. ``trang_web`` is for machines alone: people do not see it."""

    kind = forms.ChoiceField(
        label="Hỏng thế nào",
        choices=FaultKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn hỏng thế nào: hãy chọn một dòng."},
    )
    text = NfcFormField(
        label="Nói thêm nếu cần", max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Không cần ghi tên hay số điện thoại của bạn.",
    )  # fmt: skip
    trang_web = forms.CharField(required=False)
