"""``nepso backup FILE``: a copy of everything, made while people work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nepso.foundation.backups.making import copy_make
from nepso.kernel.errors import NepsoError


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu và tệp vào một tệp; chạy được khi hệ thống đang làm việc."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="TỆP", help="tệp sẽ tạo, ví dụ sao-luu.tar.gz")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            contents = copy_make(Path(options["file"]).resolve())
        except NepsoError as error:
            raise CommandError(error.sentence) from error
        rows = f"{sum(contents.rows.values()):,}".replace(",", ".")
        self.stdout.write(
            f"Đã sao lưu {rows} dòng và {len(contents.files) - 1} tệp vào {options['file']}. "
            "Khóa mã hóa không nằm trong đó: hãy cất khóa ở nơi khác."
        )
