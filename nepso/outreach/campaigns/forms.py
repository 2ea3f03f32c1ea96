"""Forms of campaigns. They keep what was typed; rules live in the services."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django import forms
from django.utils import timezone

from nepso.foundation.agencies.selectors import agencies_valid
from nepso.kernel.fields import NfcFormField
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.planning import When
from nepso.outreach.campaigns.services import CampaignFacts
from nepso.ui.forms import ClockField, DateField, ManyChoices

_NUMBER = {"invalid": "Hãy ghi một số.", "min_value": "Hãy ghi số từ 0 trở lên."}
_FACTS = ("title", "goal", "begins", "ends", "all_communes", "target_postings", "target_communes")


class CampaignForm(forms.Form):
    """What a campaign wants, when, with whom."""

    title = NfcFormField(
        label="Tên chiến dịch",
        max_length=200,
        error_messages={"required": "Chưa có tên: hãy ghi tên chiến dịch."},
    )
    goal = NfcFormField(
        label="Mục tiêu",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Người dân đọc được trên trang chiến dịch.",
        error_messages={"required": "Chưa có mục tiêu: hãy ghi chiến dịch muốn đạt điều gì."},
    )
    begins = DateField(
        label="Từ ngày", error_messages={"required": "Chưa có ngày bắt đầu: hãy ghi ngày."}
    )
    ends = DateField(
        label="Đến hết ngày", error_messages={"required": "Chưa có ngày kết thúc: hãy ghi ngày."}
    )
    target_postings = forms.IntegerField(
        label="Muốn đạt bao nhiêu lượt đăng", required=False, min_value=0, max_value=100_000,
        error_messages=_NUMBER, help_text="Để trống nếu không đặt.",
    )  # fmt: skip
    target_communes = forms.IntegerField(
        label="Muốn phủ bao nhiêu xã, phường", required=False, min_value=0, max_value=10_000,
        error_messages=_NUMBER, help_text="Để trống nếu không đặt.",
    )  # fmt: skip
    all_communes = forms.BooleanField(label="Mọi xã, phường cùng làm", required=False)
    agencies = forms.MultipleChoiceField(
        label="Cơ quan, đơn vị khác cùng làm", required=False, widget=ManyChoices
    )

    def __init__(self, *args: Any, campaign: Campaign | None = None, **kwargs: Any) -> None:
        if campaign is not None:
            kwargs.setdefault("initial", _initial(campaign))
        super().__init__(*args, **kwargs)
        self._agencies = {one.public_id: one for one in agencies_valid().order_by("path", "id")}
        field = cast(forms.MultipleChoiceField, self.fields["agencies"])
        field.choices = [(key, one.name) for key, one in self._agencies.items()]

    def facts(self) -> CampaignFacts:
        """As the services take them."""
        given = self.cleaned_data
        taken: dict[str, Any] = {name: given[name] for name in _FACTS}
        for name in ("target_postings", "target_communes"):
            taken[name] = given[name] or 0
        taken["agencies"] = [self._agencies[key] for key in given["agencies"]]
        return cast(CampaignFacts, taken)


def _initial(campaign: Campaign) -> dict[str, Any]:
    values = {name: getattr(campaign, name) for name in _FACTS}
    for name in ("target_postings", "target_communes"):
        values[name] = values[name] or None
    chosen = campaign.agencies.values_list("public_id", flat=True)
    return {**values, "agencies": list(chosen)}


class WhenForm(forms.Form):
    """When the chosen products run on the chosen outlets."""

    day = DateField(
        label="Ngày đăng đầu tiên",
        error_messages={"required": "Chưa có ngày đăng: hãy ghi ngày."},
    )
    time = ClockField(label="Giờ đăng", help_text="Ví dụ 17:30.")
    days_apart = forms.IntegerField(
        label="Mỗi sản phẩm cách nhau mấy ngày", min_value=0, max_value=60, initial=1,
        error_messages={**_NUMBER, "required": "Hãy ghi số ngày, 0 là cùng lúc."},
    )  # fmt: skip
    lasting = forms.IntegerField(
        label="Giữ trên kênh mấy ngày", required=False, min_value=1, max_value=366,
        error_messages={"invalid": "Hãy ghi một số.", "min_value": "Hãy ghi số từ 1 trở lên."},
        help_text="Để trống nếu không hẹn ngày gỡ.",
    )  # fmt: skip
    knowing = forms.BooleanField(label="Đã biết những điều máy nhắc, vẫn lên lịch", required=False)

    def __init__(self, *args: Any, warned: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not warned and not self.data.get("knowing"):
            del self.fields["knowing"]

    def when(self) -> When:
        """As ``campaign_plan`` takes it."""
        given = self.cleaned_data
        first = timezone.make_aware(dt.datetime.combine(given["day"], given["time"]))
        days = given["lasting"]
        return When(first, given["days_apart"], dt.timedelta(days=days) if days else None)
