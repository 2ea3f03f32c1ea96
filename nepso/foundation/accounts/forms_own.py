"""Forms of a person's own page."""

from __future__ import annotations

from typing import Any

from django import forms

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import colleagues_of
from nepso.kernel.fields import NfcFormField
from nepso.ui.forms import DateField


class OwnFactsForm(forms.Form):
    """What a person may change about themselves; a new e-mail asks for the password.

    The e-mail resets the password: an unattended screen must not be enough to move it.
    """

    position = NfcFormField(label="Chức vụ", max_length=120, required=False)
    telephone = NfcFormField(
        label="Điện thoại",
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        help_text="Để trống nếu không có. Dùng để đặt lại mật khẩu khi quên.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label="Mật khẩu đang dùng",
        required=False,
        strip=False,
        help_text="Chỉ cần khi đổi thư điện tử.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        self.account = account
        names = ("position", "telephone", "email", "revision")
        kwargs.setdefault("initial", {name: getattr(account, name) for name in names})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        moved = (given.get("email") or "").lower() != self.account.email
        may_move = self.account.check_password(given.get("password") or "")
        if moved and "email" in given and self.account.has_usable_password() and not may_move:
            self.add_error("password", "Đổi thư điện tử cần mật khẩu đang dùng: hãy nhập đúng.")
        return given


class DelegationForm(forms.Form):
    """Who works in my place, and on which days."""

    delegate = forms.ModelChoiceField(
        queryset=Account.objects.none(),
        label="Người làm thay",
        empty_label="Chọn một đồng nghiệp",
        error_messages={"required": "Hãy chọn người làm thay."},
    )
    first_day = DateField(label="Từ ngày", error_messages={"required": "Hãy nhập ngày đầu."})
    last_day = DateField(label="Đến hết ngày", error_messages={"required": "Hãy nhập ngày cuối."})

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["delegate"].queryset = colleagues_of(account)  # type: ignore[attr-defined]


class ArrangedForm(DelegationForm):
    """Who works in the place of somebody who is away already, on which days, and why."""

    reason = NfcFormField(
        label="Lý do",
        max_length=300,
        help_text="Ví dụ: nghỉ ốm đột xuất. Người vắng mặt đọc được lý do này.",
        error_messages={"required": "Hãy ghi lý do: người vắng mặt sẽ đọc được."},
    )

    def __init__(self, *args: Any, account: Account, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, account=account, **kwargs)
        # Nobody takes rights to themselves (delegation_create says so too).
        others = colleagues_of(account).exclude(pk=by.pk)
        self.fields["delegate"].queryset = others  # type: ignore[attr-defined]
        self.fields["delegate"].error_messages["invalid_choice"] = (
            "Người sắp xếp không tự nhận quyền của người vắng: hãy chọn người trong danh sách."
        )
        self.has_choice = others.exists()
