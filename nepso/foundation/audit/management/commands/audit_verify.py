"""``nepso audit-verify``: walk the sealed chain."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nepso.foundation.audit.selectors import audit_first_broken


class Command(BaseCommand):
    help = "Kiểm tra chuỗi nhật ký đã niêm phong."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = audit_first_broken()
        if broken is not None:
            raise CommandError(
                f"Chuỗi nhật ký bị đứt ở dòng số {broken}: hãy báo quản trị hệ thống."
            )
        self.stdout.write("Chuỗi nhật ký nguyên vẹn.")
