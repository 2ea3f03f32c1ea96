"""``nepso restore FILE``: a copy brought back, compared, and what was erased since erased again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nepso.foundation.backups.restoring import Restored, copy_bring_back
from nepso.kernel.errors import NepsoError


class Command(BaseCommand):
    help = "Khôi phục từ một tệp do “nepso backup” tạo ra; dừng các dịch vụ trước khi chạy."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="TỆP", help="tệp sao lưu")
        parser.add_argument(
            "--thay-the", action="store_true", help="thay dữ liệu đang có ở nơi này"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            restored = copy_bring_back(Path(options["file"]).resolve(), replace=options["thay_the"])
        except NepsoError as error:
            raise CommandError(error.sentence) from error
        self.stdout.write(_told(restored))


def _told(restored: Restored) -> str:
    rows = f"{restored.rows:,}".replace(",", ".")
    told = (
        f"Đã khôi phục {rows} dòng và {restored.files} tệp, đủ như lúc sao lưu "
        f"({restored.made_at[:16].replace('T', ' ')}). Đã xóa lại {restored.erased} nội dung "
        "bị xóa sau lúc ấy."
    )
    if restored.unknown:
        told += f" Chưa biết cách xóa lại: {', '.join(' '.join(e) for e in restored.unknown)}."
    return told + " Hãy chạy “nepso audit-verify”, rồi chạy lại các dịch vụ."
