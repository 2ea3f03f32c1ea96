"""``nepso user create``: open an account from the terminal and print a one-time slip link."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services import account_open, membership_grant, slip_issue
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid, agency_match, agency_roots
from nepso.kernel.errors import NepsoError


class Command(BaseCommand):
    """Name, role and agency; the person chooses a password by the link."""

    help = "Mở tài khoản và in liên kết đăng nhập một lần."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("full_name", metavar="HỌ_TÊN", help="họ và tên")
        parser.add_argument("--username", default="", help="mặc định: đặt theo họ tên")
        parser.add_argument("--email", default="", help="thư điện tử")
        parser.add_argument("--position", default="", help="chức vụ")
        parser.add_argument(
            "--role",
            default=Role.ADMINISTRATOR.value,
            choices=Role.values,
            help="; ".join(f"{code}: {label}" for code, label in Role.choices),
        )
        parser.add_argument("--agency", default="", help="mã hoặc tên cơ quan; mặc định: cả tỉnh")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            agency = _agency(options["agency"])
            role = options["role"]
            account = account_open(
                full_name=options["full_name"],
                username=options["username"],
                email=options["email"],
                position=options["position"],
                is_staff=role == Role.ADMINISTRATOR and agency.parent_id is None,
            )
            membership_grant(account=account, agency=agency, role=role)
            slip, code = slip_issue(account=account, by=None)
        except NepsoError as error:
            raise CommandError(error.sentence) from error
        link = f"{settings.NEPSO_URL.rstrip('/')}{reverse('accounts:slip')}?ma={code}"
        self.stdout.write(f"Đã mở tài khoản “{account.username}” cho {account}, {agency}.")
        until = timezone.localtime(slip.expires_at)
        self.stdout.write(f"Phiếu đăng nhập một lần, dùng đến {until:%H:%M %d/%m/%Y}: {link}")


def _agency(given: str) -> Agency:
    if not given:
        root = agency_roots().filter(valid_to__isnull=True).first()
        if root is None:
            raise CommandError("Chưa có cơ quan nào: hãy nạp danh mục cơ quan trước.")
        return root
    by_code = agencies_valid().filter(code=given).first()
    if by_code is not None:
        return by_code
    for candidate in agency_match(given):
        if candidate.agency is not None and candidate.is_likely:
            return candidate.agency
    raise CommandError(f"Không có cơ quan “{given}”: hãy ghi đúng mã hoặc tên.")
