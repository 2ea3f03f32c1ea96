"""Forms about activities. They keep what was typed; rules live in the services."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, cast

from django import forms

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import today
from nepso.kernel.fields import NfcFormField
from nepso.programme.activities.facts import ActivityFacts
from nepso.programme.activities.kinds import Audience, Form, PeopleShown
from nepso.programme.activities.models import Activity
from nepso.programme.activities.presenting import task_groups
from nepso.programme.register.models import PlanTask
from nepso.ui.forms import DateField

MOST_PHOTOS = 20
_FACTS = (
    *("title", "done_on", "done_until", "place", "commune", "form", "audience"),
    *("reach_measured", "reach_source", "reach_estimated", "reach_basis", "note"),
)


class FilesInput(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several photos; cleaned as a list."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"accept": "image/*", **kwargs.pop("attrs", {})}
        # A photo of no bytes is told of like any other bad one, and loses nothing else.
        kwargs.setdefault("allow_empty_file", True)
        super().__init__(widget=FilesInput(attrs=attrs), required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > MOST_PHOTOS:
            raise forms.ValidationError(
                f"Một lần gửi nhiều nhất {MOST_PHOTOS} ảnh: hãy gửi phần còn lại sau."
            )
        clean = super().clean
        return [clean(one, initial) for one in given]


class _Facts(forms.Form):
    title = NfcFormField(
        label="Đã làm gì",
        max_length=300,
        widget=forms.Textarea,
        help_text="Một câu ngắn, ví dụ: Phát thanh về lừa đảo qua mạng tại 5 thôn.",
        error_messages={"required": "Chưa ghi đã làm gì: hãy viết một câu ngắn."},
    )
    done_on = DateField(
        label="Ngày làm",
        error_messages={"required": "Chưa ghi ngày: hãy nhập ngày đã làm, ví dụ 05/11/2026."},
    )
    form = forms.ChoiceField(
        label="Hình thức",
        required=False,
        choices=[("", "Để máy đoán theo câu ở trên"), *Form.choices],
    )
    done_until = DateField(
        label="Đến ngày", required=False, help_text="Chỉ khi kéo dài nhiều ngày."
    )
    place = NfcFormField(label="Nơi làm", required=False, max_length=200)
    commune = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Địa bàn xã, phường",
        required=False,
        empty_label="Không riêng xã, phường nào",
    )
    audience = forms.ChoiceField(label="Đối tượng", required=False, choices=Audience.choices)
    reach_measured = forms.IntegerField(
        label="Số lượt tiếp cận đo được", required=False, min_value=0,
        help_text="Số đếm thật: người ký tên, lượt xem trên hệ thống.",
    )  # fmt: skip
    reach_source = NfcFormField(label="Đo bằng gì", required=False, max_length=200)
    reach_estimated = forms.IntegerField(
        label="Ước số lượt tiếp cận", required=False, min_value=0,
        help_text="Số ước, không cộng chung với số đo được.",
    )  # fmt: skip
    reach_basis = NfcFormField(label="Ước theo cách nào", required=False, max_length=200)
    note = NfcFormField(label="Kể thêm", required=False, widget=forms.Textarea)

    OPTIONAL = (
        *("form", "done_until", "place", "commune", "audience", "reach_measured"),
        *("reach_source", "reach_estimated", "reach_basis", "note"),
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if agency.kind in (AgencyKind.COMMUNE, AgencyKind.WARD):
            del self.fields["commune"]
        else:
            communes = Agency.objects.filter(kind__in=[AgencyKind.COMMUNE, AgencyKind.WARD])
            self.fields["commune"].queryset = communes.order_by("name")  # type: ignore[attr-defined]

    def optional(self) -> list[forms.BoundField]:
        """The fields that stand behind "Thêm chi tiết"."""
        return [self[name] for name in self.OPTIONAL if name in self.fields]

    def opened(self) -> bool:
        """Whether one of those holds something already, or is wrong."""
        return any(
            bound.errors or bound.value() for bound in self.optional() if bound.name != "audience"
        )

    def _facts(self, tasks: list[PlanTask]) -> ActivityFacts:
        given = {name: self.cleaned_data[name] for name in _FACTS if name in self.fields}
        return cast(ActivityFacts, {**given, "tasks": tasks})


class RecordForm(_Facts):
    """Recording on a phone: three fields that must be filled, photos, the rest when one likes."""

    draft_key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    task = forms.ChoiceField(
        label="Cho nhiệm vụ nào",
        error_messages={"required": "Chưa chọn nhiệm vụ: hãy chọn nhiệm vụ mà việc này thực hiện."},
    )
    camera = PhotosField(label="Chụp ảnh", attrs={"capture": "environment"})
    photos = PhotosField(label="Chọn ảnh có sẵn")
    people_shown = forms.ChoiceField(
        label="Người trong ảnh", required=False, choices=PeopleShown.choices
    )

    def __init__(
        self, *args: Any, agency: Agency, tasks: Sequence[PlanTask], chosen: str = "", **kwargs: Any
    ) -> None:
        initial = {"done_on": today(), "draft_key": uuid.uuid4().hex, "task": chosen}
        kwargs["initial"] = {**initial, **kwargs.get("initial", {})}
        super().__init__(*args, agency=agency, **kwargs)
        self.tasks = {task.public_id: task for task in tasks}
        choices = [("", "Chọn một nhiệm vụ"), *task_groups(tasks, agency.pk)]
        self.fields["task"].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> ActivityFacts:
        """What was typed, for the act."""
        return self._facts([self.tasks[self.cleaned_data["task"]]])

    def pictures(self) -> list[Any]:
        """The photos of both inputs."""
        return [*self.cleaned_data["camera"], *self.cleaned_data["photos"]]


class EditForm(_Facts):
    """Changing an activity; here it may be tied to several tasks."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    tasks = forms.MultipleChoiceField(
        label="Cho những nhiệm vụ nào",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chưa chọn nhiệm vụ: hãy chọn nhiệm vụ mà việc này thực hiện."},
    )

    def __init__(
        self, *args: Any, activity: Activity, offered: Sequence[PlanTask], **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", initial_of(activity))
        super().__init__(*args, agency=activity.agency, **kwargs)
        linked = activity.plan_tasks.select_related("duty", "agency")
        self.known = {task.public_id: task for task in [*linked, *offered]}
        flat = [
            one
            for _, some in task_groups(list(self.known.values()), activity.agency_id)
            for one in some
        ]
        self.fields["tasks"].choices = flat  # type: ignore[attr-defined]

    def facts(self) -> ActivityFacts:
        """What was typed, for the act."""
        return self._facts([self.known[code] for code in self.cleaned_data["tasks"]])


def initial_of(activity: Activity) -> dict[str, Any]:
    """The values of an activity as the form shows them."""
    values: dict[str, Any] = {name: getattr(activity, name) for name in _FACTS}
    tasks = list(activity.plan_tasks.values_list("public_id", flat=True))
    return {**values, "commune": activity.commune_id, "revision": activity.revision, "tasks": tasks}
