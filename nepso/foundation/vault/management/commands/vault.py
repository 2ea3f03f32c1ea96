"""``nepso vault rotate | check`` (``new-key`` needs no data folder: config/command_line.py)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nepso.foundation.vault.selectors import cells_by_key, unreadable_cells
from nepso.foundation.vault.services import vault_rotate
from nepso.kernel.errors import NepsoError


class Command(BaseCommand):
    help = "Khóa mã hóa: mã hóa lại bằng khóa đầu tiên (rotate), kiểm tra đọc được hết (check)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["rotate", "check"])

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            {"rotate": self._rotate, "check": self._check}[options["act"]]()
        except NepsoError as error:
            raise CommandError(error.sentence) from error

    def _rotate(self) -> None:
        change = vault_rotate(told=self._told)
        self._check()
        self.stdout.write(f"Đã mã hóa lại {change.cells} ô bằng khóa {change.key}.")

    def _told(self, column: str, done: int, total: int) -> None:
        self.stdout.write(f"{column}: {done}/{total}")

    def _check(self) -> None:
        bad = unreadable_cells()
        if bad:
            raise CommandError(
                f"{bad} ô dữ liệu không đọc được bằng các khóa hiện có: hãy thêm lại khóa cũ vào "
                "NEPSO_VAULT_KEYS."
            )
        held = ", ".join(f"khóa {name}: {n} ô" for name, n in sorted(cells_by_key().items()))
        self.stdout.write(f"Đọc được hết. {held or 'Chưa có ô nào.'}")
