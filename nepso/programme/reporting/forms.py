"""Forms of reporting. They keep what was typed; rules live in the services."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from nepso.kernel.fields import NfcFormField
from nepso.programme.register.models import PlanTask
from nepso.programme.register.presenting import place_of, short
from nepso.programme.reporting.checks import tasks_to_tell
from nepso.programme.reporting.kinds import Section
from nepso.programme.reporting.models import Indicator, Paragraph, PeriodicReport
from nepso.programme.reporting.services import Wording
from nepso.ui.forms import DateField


class ParagraphForm(forms.Form):
    """Một đoạn lời: its words, and the tasks of the agency that it tells of."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    draft_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    text = NfcFormField(
        label="Nội dung",
        error_messages={"required": "Đoạn này chưa có chữ nào: hãy viết, hoặc bỏ đoạn."},
        widget=forms.Textarea,
    )
    plan_tasks = forms.MultipleChoiceField(
        label="Đoạn này kể về nhiệm vụ nào",
        required=False,
        help_text="Đánh dấu để báo cáo tổng hợp xếp đúng chỗ. Không gắn cũng được.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, report: PeriodicReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tasks = {task.public_id: task for task in tasks_to_tell(report)}
        choices = [(code, _choice(task)) for code, task in self._tasks.items()]
        field: Any = self.fields["plan_tasks"]
        field.choices = choices
        if not choices:
            del self.fields["plan_tasks"]

    def chosen_tasks(self) -> list[PlanTask]:
        """The tasks ticked."""
        return [self._tasks[code] for code in self.cleaned_data.get("plan_tasks", [])]


def _choice(task: PlanTask) -> str:
    return f"{place_of(task)}: {short(task.duty.text, 100)}"


def initial_of(paragraph: Paragraph) -> dict[str, Any]:
    """A stored paragraph as its form shows it."""
    return {
        "revision": paragraph.revision,
        "text": paragraph.text,
        "plan_tasks": [task.public_id for task in paragraph.plan_tasks.all()],
    }


def section_label(code: str) -> str:
    """The heading of that code; "" for an unknown one."""
    return str(Section(code).label) if code in Section.values else ""


_EMPTY = {"required": "Chỗ này không để trống: hãy viết."}


class WordingForm(forms.Form):
    """A new wording of an indicator."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    name = NfcFormField(label="Tên", max_length=300, error_messages=_EMPTY)
    unit = NfcFormField(label="Đơn vị tính", max_length=60, error_messages=_EMPTY)
    definition = NfcFormField(
        label="Định nghĩa",
        error_messages=_EMPTY,
        help_text="Đếm cái gì, không đếm cái gì, bằng lời ai cũng hiểu.",
        widget=forms.Textarea,
    )
    formula = NfcFormField(label="Cách tính", error_messages=_EMPTY, widget=forms.Textarea)
    is_required = forms.BooleanField(label="Bắt buộc có trong báo cáo", required=False)

    @staticmethod
    def initial_of(indicator: Indicator) -> dict[str, Any]:
        """The newest wording as the form shows it."""
        newest: Any = indicator.latest
        names = ("name", "unit", "definition", "formula", "is_required")
        return {"revision": indicator.revision, **{n: getattr(newest, n) for n in names}}

    def wording(self) -> Wording:
        """What was typed, for the act."""
        names = ("name", "unit", "definition", "formula", "is_required")
        return cast(Wording, {name: self.cleaned_data[name] for name in names})


class AttachmentForm(forms.Form):
    """A document to go with the report."""

    file = forms.FileField(
        label="Tệp",
        help_text="PDF, Word, Excel, PowerPoint hoặc OpenDocument, tối đa 25 MB.",
        error_messages={"required": "Chưa chọn tệp: hãy chọn tệp cần kèm."},
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp"}),
    )
    title = NfcFormField(label="Tên hiển thị", required=False, max_length=200)


class FilledFormForm(forms.Form):
    """A form that came back from an agency."""

    file = forms.FileField(
        label="Biểu mẫu đã điền",
        help_text="Tệp .xlsx hoặc .docx đã tải từ trang này, tối đa 10 MB.",
        error_messages={"required": "Chưa chọn tệp: hãy chọn biểu mẫu đã điền."},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.docx"}),
    )


class SignedForm(forms.Form):
    """The signed paper that the lead desk holds."""

    signer = NfcFormField(
        label="Người ký",
        max_length=120,
        error_messages={"required": "Chưa ghi ai ký: hãy ghi họ tên người ký."},
    )
    signed_on = DateField(label="Ngày ký", error_messages={"required": "Hãy ghi ngày ký."})
    came_on = DateField(
        label="Ngày nhận được",
        error_messages={"required": "Hãy ghi ngày nhận được."},
        help_text="Ngày này được tính là ngày gửi, để biết báo cáo đúng hạn hay muộn.",
    )
