"""``nepso backup FILE``: a copy of everything, made while people work; old ones beside it go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from nepso.foundation.backups.making import copy_make
from nepso.foundation.backups.pruning import copies_prune
from nepso.kernel.errors import NepsoError


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu và tệp vào một tệp; chạy được khi hệ thống đang làm việc."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="TỆP", help="tệp sẽ tạo, ví dụ sao-luu.nepso")
        sealed = parser.add_mutually_exclusive_group()
        sealed.add_argument(
            "--ma-hoa",
            action="store_true",
            default=settings.NEPSO_MODE == "production",
            help="mã hóa cả bản sao bằng khóa trong NEPSO_VAULT_KEYS (mặc định ở nơi chạy thật)",
        )
        sealed.add_argument(
            "--khong-ma-hoa", dest="ma_hoa", action="store_false", help="để bản sao không mã hóa"
        )
        parser.add_argument(
            "--giu-ngay",
            type=int,
            metavar="SỐ",
            help="xóa các bản sao lưu trong cùng thư mục cũ hơn số ngày này, ví dụ 7",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        days, target = options["giu_ngay"], Path(options["file"]).resolve()
        if days is not None and days < 1:
            raise CommandError("--giu-ngay phải từ 1 trở lên. Chưa sao lưu, chưa xóa gì.")
        try:
            contents = copy_make(target, seal=options["ma_hoa"])
        except NepsoError as error:
            raise CommandError(error.sentence) from error
        rows = f"{sum(contents.rows.values()):,}".replace(",", ".")
        how = "Bản sao đã mã hóa. " if options["ma_hoa"] else ""
        self.stdout.write(
            f"Đã sao lưu {rows} dòng và {len(contents.files) - 1} tệp vào {options['file']}. {how}"
            "Khóa mã hóa không nằm trong đó: hãy cất khóa ở nơi khác."
        )
        if days is not None:  # only now that a new copy stands there whole
            gone = copies_prune(target.parent, days=days, but=target)
            self.stdout.write(f"Đã xóa {len(gone)} bản sao lưu cũ hơn {days} ngày.")
