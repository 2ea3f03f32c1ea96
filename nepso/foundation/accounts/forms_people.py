"""Forms of an administrator who manages people."""

from __future__ import annotations

from typing import Any

from django import forms

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_grant
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import (
    Person,
    accounts_found,
    agencies_peopled_by,
    colleagues_of,
)
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.kernel.fields import NfcFormField
from nepso.ui.forms import DateField


class PersonForm(forms.Form):
    """Who a person is."""

    full_name = NfcFormField(
        label="Họ và tên",
        max_length=120,
        error_messages={"required": "Hãy ghi họ và tên."},
    )
    position = NfcFormField(label="Chức vụ", max_length=120, required=False)
    telephone = NfcFormField(label="Điện thoại", max_length=40, required=False)
    email = forms.EmailField(
        label="Thư điện tử", required=False, help_text="Để trống nếu cán bộ không có."
    )
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=60,
        required=False,
        help_text="Để trống: đặt theo họ tên, ví dụ “annv”.",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RoleForm(forms.Form):
    """One role at one agency; only agencies and roles that ``by`` may give."""

    agency = forms.ModelChoiceField(
        queryset=Agency.objects.none(),
        label="Tại cơ quan",
        empty_label="Chọn cơ quan",
        error_messages={"required": "Hãy chọn cơ quan."},
    )
    role = forms.ChoiceField(
        label="Vai trò",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn vai trò."},
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within = agencies_peopled_by(by).values("pk")
        agencies = agencies_valid().filter(pk__in=within)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        some = agencies.first()
        given = [r for r in Role if some is not None and may_grant(by, some, r)]
        self.fields["role"].choices = [(r.value, r.label) for r in given]  # type: ignore[attr-defined]


class RoleDaysForm(RoleForm):
    """One role at one agency, with its days."""

    valid_from = DateField(label="Từ ngày", required=False)
    valid_to = DateField(label="Đến hết ngày", required=False)


class LeaveForm(forms.Form):
    """To whom the open work goes: colleagues at the same agency, for work stays with its agency.

    Where there is none, nobody is asked for: the work waits at the agency.
    """

    successor = forms.ModelChoiceField(
        queryset=Account.objects.none(),
        label="Bàn giao việc đang làm cho",
        empty_label="Chọn người nhận bàn giao",
        help_text="Người cùng cơ quan: việc của cơ quan nào ở lại cơ quan đó.",
        error_messages={"required": "Hãy chọn người nhận bàn giao."},
    )

    def __init__(
        self, *args: Any, account: Account, by: Person, has_work: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        people = accounts_found(managed_by=by).filter(pk__in=colleagues_of(account).values("pk"))
        if not has_work or not people.exists():
            del self.fields["successor"]
            return
        self.fields["successor"].queryset = people.order_by(  # type: ignore[attr-defined]
            "folded", "id"
        )
