"""How allauth behaves here: nobody opens an account for themselves; words are Vietnamese."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from nepso.foundation.accounts.models import Account


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by administrators only."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Thư điện tử hoặc mật khẩu không đúng: hãy nhập lại.",
        "username_password_mismatch": (
            "Tên đăng nhập hoặc mật khẩu không đúng: hãy nhập lại, "
            "hoặc dùng phiếu đăng nhập do quản trị của cơ quan cấp."
        ),
        "enter_current_password": "Mật khẩu đang dùng không đúng: hãy nhập lại.",
        "incorrect_password": "Mật khẩu không đúng: hãy nhập lại.",
        "account_inactive": "Tài khoản này đã đóng: hãy liên hệ quản trị của cơ quan.",
        "too_many_login_attempts": "Sai mật khẩu quá nhiều lần: hãy chờ ít phút rồi thử lại.",
        "invalid_password_reset": "Liên kết đặt lại mật khẩu không đúng hoặc đã dùng.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"Nếp Số: {subject}"

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """allauth's own messages would greet at every sign-in; only changes are told."""
        template = kwargs.get("message_template") or (args[0] if args else "")
        if template and str(template).endswith(_TOLD):
            super().add_message(request, level, *args, **kwargs)


_TOLD = ("password_changed.txt", "sessions_logged_out.txt")


def display_name(account: Account) -> str:
    """The name shown for an account."""
    return str(account)
