"""Forms of signing in and of passwords."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django import forms

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.services import password_change
from nepso.foundation.accounts.services.passwords import require_good_password
from nepso.kernel.errors import Invalid
from nepso.kernel.fields import NfcFormField
from nepso.ui.forms import tell

RULES = "Ít nhất 10 ký tự, không chỉ toàn số, không trùng tên bạn, không phải mật khẩu hay gặp."


def _worded(form: forms.BaseForm, name: str, label: str, help_text: str, complete: str) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs["autocomplete"] = complete


class SignInForm(LoginForm):  # type: ignore[misc]
    """User name or e-mail, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, "login", "Tên đăng nhập hoặc thư điện tử", "", "username")
        _worded(self, "password", "Mật khẩu", "", "current-password")
        self.fields["login"].widget.attrs.update(autocapitalize="none", spellcheck="false")
        self.fields["remember"].label = "Giữ đăng nhập trên thiết bị này"
        self.fields["remember"].help_text = "Đừng chọn trên máy dùng chung."


class PasswordChangeForm(ChangePasswordForm):  # type: ignore[misc]
    """The old password and twice the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, "oldpassword", "Mật khẩu đang dùng", "", "current-password")
        _worded(self, "password1", "Mật khẩu mới", RULES, "new-password")
        _worded(self, "password2", "Nhập lại mật khẩu mới", "", "new-password")

    def save(self) -> None:
        super().save()
        password_change(account=self.user)


class PasswordForgottenForm(ResetPasswordForm):  # type: ignore[misc]
    """The e-mail to which a link is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, "email", "Thư điện tử của tài khoản", "", "email")


class PasswordFromLinkForm(ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by the link of the e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, "password1", "Mật khẩu mới", RULES, "new-password")
        _worded(self, "password2", "Nhập lại mật khẩu mới", "", "new-password")

    def save(self) -> None:
        super().save()
        password_change(account=self.user)


class SlipForm(forms.Form):
    """The code printed on a slip."""

    code = NfcFormField(
        label="Mã trên phiếu",
        max_length=40,
        help_text="15 chữ và số, ví dụ K7Q2M-4RTX9-92HFA. Gõ chữ thường hay hoa đều được.",
        error_messages={"required": "Hãy gõ mã in trên phiếu."},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )


class PasswordChooseForm(forms.Form):
    """Twice the new password, after signing in by slip. All that is wrong is told at once."""

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    password = forms.CharField(
        label="Mật khẩu mới",
        strip=False,
        help_text=RULES,
        error_messages={"required": "Hãy nhập mật khẩu mới."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Nhập lại mật khẩu mới",
        strip=False,
        error_messages={"required": "Hãy nhập lại mật khẩu mới."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        password, again = given.get("password"), given.get("again")
        if password:
            try:
                require_good_password(self.account, password)
            except Invalid as error:
                tell(self, error)
        if password and again and password != again:
            self.add_error("again", "Hai lần nhập không giống nhau: hãy nhập lại.")
        return given
