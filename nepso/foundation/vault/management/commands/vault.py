"""``nepso vault rotate | check | new-key``."""

from __future__ import annotations

import base64
import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nepso.foundation.vault.keys import KEY_BYTES
from nepso.foundation.vault.selectors import cells_by_key, unreadable_cells
from nepso.foundation.vault.services import vault_rotate
from nepso.kernel.errors import NepsoError


class Command(BaseCommand):
    help = "Khóa mã hóa: tạo khóa mới, mã hóa lại bằng khóa đầu tiên, kiểm tra đọc được hết."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["rotate", "check", "new-key"])

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, "_" + options["act"].replace("-", "_"))()
        except NepsoError as error:
            raise CommandError(error.sentence) from error

    def _new_key(self) -> None:
        self.stdout.write(base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode().rstrip("="))

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
