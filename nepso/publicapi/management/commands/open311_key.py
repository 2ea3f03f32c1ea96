"""``nepso open311-key``: give a partner agency a key, list the keys, take one back."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid, agency_match
from nepso.kernel.errors import NepsoError
from nepso.publicapi.models import PER_MINUTE
from nepso.publicapi.selectors import partner_keys
from nepso.publicapi.services import partner_key_make, partner_key_revoke


class Command(BaseCommand):
    """create --agency … --for …; list; revoke ID."""

    help = "Cấp, liệt kê và thu hồi khóa Open311 của các đơn vị."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        create = verbs.add_parser("create", help="cấp khóa mới; khóa chỉ hiện một lần")
        create.add_argument("--agency", required=True, help="mã hoặc tên đơn vị dùng khóa")
        create.add_argument("--for", dest="label", required=True, help="khóa dùng cho việc gì")
        create.add_argument(
            "--per-minute", type=int, default=PER_MINUTE, help=f"số lượt mỗi phút ({PER_MINUTE})"
        )
        verbs.add_parser("list", help="các khóa đã cấp")
        revoke = verbs.add_parser("revoke", help="thu hồi một khóa")
        revoke.add_argument("public_id", metavar="MÃ", help="mã của khóa, cột đầu của danh sách")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['verb']}")(options)
        except NepsoError as error:
            raise CommandError(error.sentence) from error

    def _create(self, options: dict[str, Any]) -> None:
        row, key = partner_key_make(
            agency=_agency(options["agency"]),
            label=options["label"],
            per_minute=options["per_minute"],
        )
        self.stdout.write(f"Đã cấp khóa {row.public_id} cho {row.agency}: {row.label}.")
        self.stdout.write(f"Khóa (chỉ hiện lần này, hãy chuyển qua kênh an toàn): {key}")

    def _list(self, options: dict[str, Any]) -> None:
        for row in partner_keys():
            ended = timezone.localdate(row.revoked_at) if row.revoked_at else None
            state = f"thu hồi {ended:%d/%m/%Y}" if ended else "đang dùng"
            used = f"dùng lần cuối {row.last_used_on:%d/%m/%Y}" if row.last_used_on else "chưa dùng"
            self.stdout.write(
                f"{row.public_id}  {row.hint}…  {row.agency}  {row.label}  {state}, {used}"
            )

    def _revoke(self, options: dict[str, Any]) -> None:
        row = partner_key_revoke(public_id=options["public_id"])
        self.stdout.write(f"Đã thu hồi khóa {row.public_id} của {row.agency}.")


def _agency(given: str) -> Agency:
    by_code = agencies_valid().filter(code=given).first()
    if by_code is not None:
        return by_code
    for candidate in agency_match(given):
        if candidate.agency is not None and candidate.is_likely:
            return candidate.agency
    raise CommandError(f"Không có cơ quan “{given}”: hãy ghi đúng mã hoặc tên.")
