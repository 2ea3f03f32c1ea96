"""Forms about alerts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.utils import timezone

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcFormField
from nepso.outreach.distribution.selectors import communes
from nepso.outreach.screens.kinds import Category, Certainty, Severity, Urgency
from nepso.outreach.screens.models import Alert
from nepso.ui.forms import ClockField, DateField, ManyChoices, counted

_CODES = ("category", "severity", "urgency", "certainty")


def _choice(label: str, choices: Any, **more: Any) -> forms.ChoiceField:
    wanted = {"required": "Chưa chọn: hãy chọn trong danh sách."}
    return forms.ChoiceField(label=label, choices=choices, error_messages=wanted, **more)


def _unchosen(label: str, choices: Any) -> forms.ChoiceField:
    """Nothing is chosen beforehand: the lists of levels begin with the gravest, and what is
    extreme one person may publish without a second."""
    return _choice(label, [("", "Hãy chọn"), *choices])


def _moment(day: dt.date | None, clock: dt.time | None) -> dt.datetime | None:
    if day is None or clock is None:
        return None
    return timezone.make_aware(dt.datetime.combine(day, clock))


def told_of_times(onset: dt.datetime | None, ends: dt.datetime) -> dict[str, str]:
    """The beginning and the end, each as the two fields in which it is typed."""
    said = {}
    for name, moment in (("onset", onset), ("ends", ends)):
        local = timezone.localtime(moment) if moment else None
        said[f"{name}_on"] = f"{local:%d/%m/%Y}" if local else ""
        said[f"{name}_at"] = f"{local:%H:%M}" if local else ""
    return said


class _Placed(forms.Form):
    """Whose alert it is, and where it is shown."""

    agency = _choice("Cơ quan phát", ())
    communes = forms.MultipleChoiceField(
        label="Màn hình ở xã, phường nào",
        required=False,
        widget=ManyChoices,
        help_text="Không chọn là cả địa bàn của cơ quan: xã, phường đó, hoặc mọi màn hình trong "
        "tỉnh với cơ quan cấp tỉnh.",
    )

    def __init__(self, *args: Any, agencies: Sequence[Agency] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {one.public_id: one for one in agencies}
        self._communes = {one.public_id: one for one in communes()}
        for name, rows in (("agency", self.agencies), ("communes", self._communes)):
            choices = [(key, one.name) for key, one in rows.items()]
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        own = self._communes.keys() & self.agencies.keys()
        if len(own) < len(self._communes):
            cast(ManyChoices, self.fields["communes"].widget).first = frozenset(own)

    def places(self) -> list[Agency]:
        """The communes that were chosen."""
        return [self._communes[key] for key in self.cleaned_data["communes"]]

    def whose(self) -> Agency:
        """The agency that was chosen."""
        return self.agencies[self.cleaned_data["agency"]]


class AlertForm(_Placed):
    """What happens, where, until when, what to do."""

    stands_at: ClassVar[dict[str, str]] = {"expires_at": "ends_at"}  # typed in two fields
    event = NfcFormField(label="Việc gì", max_length=120, help_text="Ví dụ: Lũ quét, mất nước.")
    headline = NfcFormField(
        label="Tin chính", max_length=160, help_text="Một câu mà người đi ngang đọc kịp."
    )
    instruction = NfcFormField(
        label="Người dân cần làm gì", max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    description = NfcFormField(
        label="Mô tả thêm", max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    area = NfcFormField(label="Vùng, bằng lời", max_length=500)
    category = _unchosen("Loại", Category.choices)
    severity = _unchosen("Mức nghiêm trọng", Severity.choices)
    urgency = _unchosen("Mức gấp", Urgency.choices)
    certainty = _unchosen("Mức chắc chắn", Certainty.choices)
    onset_on = DateField(
        label="Dự kiến bắt đầu ngày", required=False,
        help_text="Bỏ trống nếu đang diễn ra hoặc chưa rõ. Thông báo vẫn hiện ngay khi phát.",
    )  # fmt: skip
    onset_at = ClockField(label="Dự kiến bắt đầu lúc", required=False, help_text="Ví dụ 17:30.")
    ends_on = DateField(label="Hết hạn ngày")
    ends_at = ClockField(label="Hết hạn lúc", required=True, help_text="Ví dụ 17:30.")
    web = forms.CharField(label="Xem thêm ở", max_length=500, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counted(self, "event", "headline", "instruction", "description", "area")

    def clean(self) -> dict[str, Any]:
        """A beginning is a day with a time, and lies before the end: what a person writes here is
        over before it begins only by a slip."""
        typed = super().clean() or self.cleaned_data
        day, clock = typed.get("onset_on"), typed.get("onset_at")
        if not {"onset_on", "onset_at"} & set(self.errors):
            if day and clock is None:
                self.add_error("onset_at", "Có ngày mà chưa có giờ: hãy ghi giờ bắt đầu.")
            elif clock is not None and not day:
                self.add_error("onset_on", "Có giờ mà chưa có ngày: hãy ghi ngày bắt đầu.")
        ends = (typed.get("ends_on"), typed.get("ends_at"))
        if day and clock is not None and None not in ends and (day, clock) >= ends:
            self.add_error("onset_at", "Giờ bắt đầu sau giờ hết hạn: hãy xem lại.")
        return typed

    def told(self) -> dict[str, str]:
        """What was typed, field by field as a person reads it."""
        said = {name: str(self.cleaned_data.get(name, "")) for name in self.fields}
        for name in _CODES:
            choices = dict(self.fields[name].choices)  # type: ignore[attr-defined]
            said[name] = str(choices.get(said[name], said[name]))
        facts = self.facts()
        said |= told_of_times(facts["onset_at"], facts["expires_at"])
        said["communes"] = ", ".join(sorted(one.name for one in self.places()))
        return said

    def facts(self) -> dict[str, Any]:
        """What was typed, as ``alert_write`` takes it."""
        typed = {name: one for name, one in self.cleaned_data.items() if name != "revision"}
        return {
            **typed,
            "communes": self.places(),
            "begins_at": now(),
            "onset_at": _moment(typed["onset_on"], typed["onset_at"]),
            "expires_at": _moment(typed["ends_on"], typed["ends_at"]),
        }

    @classmethod
    def of(cls, alert: Alert) -> dict[str, Any]:
        """An alert as the form shows it: to be changed, or replaced by another."""
        ends = timezone.localtime(alert.expires_at)
        onset = timezone.localtime(alert.onset_at) if alert.onset_at else None
        names = ("event", "headline", "instruction", "description", "area", "web", *_CODES)
        return {
            **{name: getattr(alert, name) for name in names},
            "agency": alert.agency.public_id,
            "communes": [one.public_id for one in alert.communes.all()],
            "onset_on": onset.date() if onset else "",
            "onset_at": onset.time() if onset else "",
            "ends_on": ends.date(),
            "ends_at": ends.time(),
            "revision": alert.revision,
        }


class CapForm(_Placed):
    """A CAP message, pasted or as a file."""

    text = forms.CharField(
        label="Dán bản tin CAP", required=False, widget=forms.Textarea(attrs={"rows": 8}),
        max_length=200_000, strip=True,
    )  # fmt: skip
    file = forms.FileField(label="Hoặc chọn tệp .cap, .xml", required=False)

    def data_given(self) -> bytes:
        """The bytes; a file comes before what was pasted."""
        given = self.cleaned_data["file"]
        return bytes(given.read(200_001)) if given else self.cleaned_data["text"].encode()
