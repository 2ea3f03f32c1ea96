"""Forms of the register. They keep what was typed; rules live in the services."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Q

from nepso.foundation.accounts.models import Account
from nepso.kernel.fields import NfcFormField
from nepso.programme.plans.kinds import DutyKind
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors import DEADLINES, assignable_accounts
from nepso.programme.register.selectors.listing import CARRIED
from nepso.programme.register.services import Changes
from nepso.programme.register.states import PLAN_TASK_STATES, WITHDRAWN
from nepso.ui.forms import DateField


class TaskForm(forms.Form):
    """What an agency keeps on its task; the date only for the desk of the lead agency."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label="Tình trạng", widget=forms.RadioSelect)
    reason = NfcFormField(
        label="Lý do không áp dụng",
        required=False,
        help_text="Chỉ cần khi chọn “Không áp dụng”.",
        widget=forms.Textarea,
    )
    responsible = forms.ModelChoiceField(
        Account.objects.none(), label="Người phụ trách", required=False, empty_label="Chưa giao"
    )
    next_step = NfcFormField(label="Bước tiếp theo", required=False, max_length=300)
    note = NfcFormField(label="Ghi chú", required=False, widget=forms.Textarea)
    due_on = DateField(label="Thời hạn", required=False)

    def __init__(self, *args: Any, task: PlanTask, may_change_due: bool, **kwargs: Any) -> None:
        kwargs.setdefault("initial", initial_of(task))
        super().__init__(*args, **kwargs)
        here = PLAN_TASK_STATES.state(task.state)
        states = [here, *PLAN_TASK_STATES.next_states(task.state)]
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            (s.code, s.label) for s in states if s.code != WITHDRAWN or s is here
        ]
        if task.agency is not None:
            # Who left the agency stays chosen until somebody chooses another: a note saved
            # meanwhile takes the task from nobody.
            at_agency = Q(pk__in=assignable_accounts(task.agency).order_by().values("pk"))
            people = Account.objects.filter(at_agency | Q(pk=task.responsible_id))
            self.fields["responsible"].queryset = people.order_by("folded", "id")  # type: ignore[attr-defined]
        if not may_change_due:
            del self.fields["due_on"]

    def changes(self) -> Changes:
        """What was typed, for the act."""
        names = ("state", "reason", "responsible", "next_step", "note", "due_on")
        values = {name: self.cleaned_data[name] for name in names if name in self.fields}
        return cast(Changes, values)


def initial_of(task: PlanTask) -> dict[str, Any]:
    """The values of a task as the form shows them."""
    names = ("revision", "state", "reason", "next_step", "note", "due_on")
    return {**{n: getattr(task, n) for n in names}, "responsible": task.responsible_id}


class ImportForm(forms.Form):
    """A spreadsheet that this register exported."""

    sheet = forms.FileField(
        label="Tệp bảng tính (.xlsx)",
        help_text="Tệp đã xuất từ sổ theo dõi này, tối đa 10 MB.",
        error_messages={"required": "Chưa chọn tệp: hãy chọn tệp .xlsx đã xuất từ sổ theo dõi."},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


def filter_choices() -> dict[str, list[tuple[str, str]]]:
    """The fixed choices of the filter form; its fields are written by hand, for speed."""
    states = [(s.code, s.label) for s in PLAN_TASK_STATES.states if s.code != WITHDRAWN]
    return {
        "tinh_trang": [
            ("mo", "Chưa xong"),
            *states,
            (CARRIED, "Tiếp nối việc có từ trước"),
            (WITHDRAWN, "Đã rút"),
        ],
        "han": list(DEADLINES.items()),
        "loai": [(kind.value, str(kind.label)) for kind in DutyKind if kind != DutyKind.MEASURE],
    }
