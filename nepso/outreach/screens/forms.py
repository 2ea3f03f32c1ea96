"""Forms about screens and what they play. They keep what was typed; rules live in the services."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.screens.kinds import DAY_NAMES, Shape
from nepso.outreach.screens.models import PlaylistItem
from nepso.ui.forms import ClockField


class ScreenForm(forms.Form):
    """Which outlet it shows, and how it hangs."""

    outlet = forms.ChoiceField(
        label="Kênh",
        help_text="Các kênh màn hình, bảng LED của cơ quan bạn mà chưa có máy phát.",
        error_messages={"required": "Chưa chọn kênh: hãy chọn trong danh sách."},
    )
    shape = forms.ChoiceField(
        label="Kiểu màn hình",
        choices=Shape.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn kiểu màn hình: hãy chọn trong danh sách."},
    )

    def __init__(self, *args: Any, outlets: Sequence[Outlet] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outlets = {one.public_id: one for one in outlets}
        choices = [(key, f"{one.name} ({one.agency.name})") for key, one in self.outlets.items()]
        self.fields["outlet"].choices = choices  # type: ignore[attr-defined]


class SlotForm(forms.Form):
    """When a posting is shown."""

    posting = forms.ChoiceField(
        label="Bản đăng",
        error_messages={"required": "Chưa chọn bản đăng: hãy chọn trong danh sách."},
    )
    days = forms.MultipleChoiceField(
        label="Ngày",
        choices=[(str(1 << at), name) for at, name in enumerate(DAY_NAMES)],
        widget=forms.CheckboxSelectMultiple,
        initial=[str(1 << at) for at in range(7)],
        error_messages={"required": "Chưa chọn ngày nào: hãy đánh dấu ít nhất một ngày."},
    )
    begins = ClockField(label="Từ giờ", required=True)
    until = ClockField(label="Đến giờ", required=False, help_text="Để trống là đến hết ngày.")
    seconds = forms.IntegerField(
        label="Số giây mỗi lần hiện",
        initial=12,
        error_messages={
            "required": "Chưa có số giây: hãy ghi một số.",
            "invalid": "Hãy ghi một số.",
        },
    )

    def __init__(self, *args: Any, postings: Sequence[Posting] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.postings = {one.public_id: one for one in postings}
        choices = [(key, one.product.title) for key, one in self.postings.items()]
        self.fields["posting"].choices = choices  # type: ignore[attr-defined]

    def slot(self) -> dict[str, Any]:
        """What was typed, as ``slot_set`` takes it."""
        typed = self.cleaned_data
        return {
            "posting": self.postings[typed["posting"]],
            "days": sum(int(day) for day in typed["days"]),
            "begins": typed["begins"],
            "until": typed["until"],
            "seconds": typed["seconds"],
        }


def slot_initial(slot: PlaylistItem) -> dict[str, Any]:
    """The values of SlotForm for a stored row."""
    return {
        "posting": slot.posting.public_id,
        "days": [str(1 << at) for at in range(7) if slot.days & (1 << at)],
        "begins": slot.begins,
        "until": slot.until,
        "seconds": slot.seconds,
    }
