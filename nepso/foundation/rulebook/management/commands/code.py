"""``nepso code import FILE``: read the official document of the Code; ``nepso code list``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from nepso.foundation.rulebook.reading import ReadCode
from nepso.foundation.rulebook.selectors import code_versions
from nepso.foundation.rulebook.services import code_import, code_read
from nepso.kernel.errors import NepsoError
from vanban.limits import MAX_BYTES


class Command(BaseCommand):
    """import FILE [--check]; list."""

    help = "Nhập Bộ Quy tắc từ văn bản chính thức; xem các bản đã nhập."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        given = verbs.add_parser("import", help="đọc tệp PDF, DOCX, TXT hoặc MD của Bộ Quy tắc")
        given.add_argument("file", metavar="TỆP", help="đường dẫn tới tệp văn bản chính thức")
        given.add_argument(
            "--check", action="store_true", help="chỉ đọc và in ra, không thay đổi gì"
        )
        verbs.add_parser("list", help="các bản đã nhập")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['verb']}")(options)
        except NepsoError as error:
            raise CommandError(error.sentence) from error

    def _import(self, options: dict[str, Any]) -> None:
        name, data = _read(Path(options["file"]))
        if options["check"]:
            self._tell(code_read(name=name, data=data))
            self.stdout.write("Chỉ đọc thử, chưa thay đổi gì.")
            return
        version, code = code_import(name=name, data=data)
        if code is None:
            self.stdout.write(f"Tệp này đã là bản số {version.number}: không có gì thay đổi.")
            return
        self._tell(code)
        self.stdout.write(f"Đã nhập thành bản số {version.number}; xem tại /bo-quy-tac/.")

    def _tell(self, code: ReadCode) -> None:
        if code.passed_over:
            self.stdout.write(
                f"Bỏ qua {code.passed_over} điều của quyết định ban hành ở phía trước."
            )
        chapter = ("", "")
        for article in code.articles:
            if article.chapter != chapter:
                chapter = article.chapter
                self.stdout.write(". ".join(part for part in chapter if part))
            told = f"Điều {article.number}. {article.heading}".rstrip(". ")
            self.stdout.write(f"  {told} ({len(article.passages)} đoạn)")
        if code.closing:
            self.stdout.write(f"Không lấy {len(code.closing)} dòng sau điều cuối:")
            for line in code.closing:
                self.stdout.write(f"  {line}")
        self.stdout.write(f"Đọc được {len(code.articles)} điều.")

    def _list(self, options: dict[str, Any]) -> None:
        versions = list(code_versions())
        for version in versions:
            day = timezone.localdate(version.imported_at)
            told = f"{day:%d/%m/%Y}  {version.symbol}  {version}"
            self.stdout.write(f"bản {version.number}  {told}")
        if not versions:
            self.stdout.write("Chưa nhập bản nào: nepso code import TỆP.")


def _read(path: Path) -> tuple[str, bytes]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CommandError(f"Tệp lớn hơn {MAX_BYTES >> 20} MB: hãy chọn đúng tệp văn bản.")
        return path.name, path.read_bytes()
    except OSError as error:
        raise CommandError(f"Không mở được tệp {path}: hãy kiểm tra đường dẫn.") from error
