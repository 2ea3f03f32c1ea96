"""``vanban``: the command line of the reader and writer of administrative documents."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from typing import TYPE_CHECKING

from vanban.errors import UnreadableDocument

if TYPE_CHECKING:
    from vanban.model import CompiledDocument

UNREADABLE = 2
NOT_WRITTEN = 1


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status is 0, 1 (output not written, also where it would be
    written over what is read) or 2 (unreadable)."""
    asked = _parser().parse_args(arguments)
    if asked.command == "write":
        from vanban import write_command

        return write_command.run(asked)
    from vanban.compiling import compile_path
    from vanban.output_files import why_not

    refused = why_not(asked.file, [target for target in (asked.xlsx, asked.html) if target])
    if refused:
        print(refused, file=sys.stderr)
        return NOT_WRITTEN
    try:
        document = compile_path(asked.file, ocr=asked.ocr)
    except UnreadableDocument as error:
        print(error.sentence, file=sys.stderr)
        return UNREADABLE
    if asked.xlsx or asked.html:
        status = _write_files(document, asked.xlsx, asked.html)
        if status or not (asked.json or asked.check):
            return status
    return _print(_printed_form(document, as_json=asked.json, only_problems=asked.check))


def _printed_form(document: CompiledDocument, *, as_json: bool, only_problems: bool) -> str:
    from vanban.writing import as_words
    from vanban.writing.as_json import to_json

    if as_json:
        return to_json(document)
    if only_problems:
        return as_words.problems_in_words(document)
    return as_words.document_in_words(document)


def _print(text: str) -> int:
    """Print to the end, or to where the reader stops (``| head``), which is no error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        print(text, flush=True)
    except BrokenPipeError:
        _let_go_of_output()
    except OSError:
        _let_go_of_output()
        print("Không in được kết quả; hãy kiểm tra chỗ trống trên đĩa.", file=sys.stderr)
        return NOT_WRITTEN
    return 0


def _let_go_of_output() -> None:
    """What is still unwritten goes nowhere, so that closing the program says nothing of it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_files(document: CompiledDocument, xlsx: str | None, html: str | None) -> int:
    from vanban.output_files import write_whole
    from vanban.writing.as_html import to_html
    from vanban.writing.as_xlsx import to_xlsx

    try:
        if xlsx:
            write_whole(xlsx, to_xlsx(document))
        if html:
            write_whole(html, to_html(document).encode())
    except OSError as error:
        target = error.filename or xlsx or html
        print(f"Không ghi được tệp {target}; hãy chọn thư mục khác.", file=sys.stderr)
        return NOT_WRITTEN
    return 0


# What argparse says of a mistake, and how a person is told; the rest is told in general.
_MISTAKES = (
    (r"argument (--\w+): expected one argument", "Sau {} cần tên tệp sẽ ghi ra"),
    (r"argument (--\w+): not allowed with argument (--\w+)", "{} và {} không dùng cùng lúc"),
    (r"unrecognized arguments: (.+)", "Không có tùy chọn hay đối số “{}”"),
    (r"the following arguments are required: TỆP", "Thiếu tên tệp"),
    (r".*invalid choice: '([^']*)'", "Không có lệnh “{}”"),
)


def _mistake(message: str) -> str:
    for said, told in _MISTAKES:
        found = re.match(said, message)
        if found:
            return told.format(*found.groups())
    return "Lệnh chưa đúng"


class _VietnameseHelp(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class _VietnameseParser(argparse.ArgumentParser):
    """argparse speaks English about mistakes; a person here gets one Vietnamese sentence."""

    def error(self, message: str):  # type: ignore[no-untyped-def]
        usage = self.prog if self.prog.startswith("vanban") else "vanban"
        self.exit(UNREADABLE, f"{_mistake(message)}; hãy xem cách dùng bằng: {usage} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _new_parser("vanban", "Đọc, hiểu và ghi văn bản hành chính Việt Nam.")
    commands = parser.add_subparsers(
        title="Lệnh", dest="command", required=True, metavar="LỆNH", parser_class=_VietnameseParser
    )
    compiling = commands.add_parser(
        "compile",
        help="đọc một văn bản và lập sổ nhiệm vụ",
        description="Đọc một văn bản (.pdf có chữ, .docx, .txt, .md) và lập sổ nhiệm vụ.",
        formatter_class=_VietnameseHelp,
        add_help=False,
    )
    _fill(compiling)
    _add_writing(commands)
    return parser


def _add_writing(commands: argparse._SubParsersAction[_VietnameseParser]) -> None:
    from vanban.write_command import fill_parser

    writing = commands.add_parser(
        "write",
        help="ghi một văn bản đúng thể thức ra Word và PDF",
        description="Ghi một văn bản hành chính (JSON) đúng thể thức Nghị định 30/2020/NĐ-CP.",
        formatter_class=_VietnameseHelp,
        add_help=False,
    )
    _title_groups(writing)
    fill_parser(writing)


def _new_parser(name: str, description: str) -> argparse.ArgumentParser:
    parser = _VietnameseParser(
        prog=name, description=description, formatter_class=_VietnameseHelp, add_help=False
    )
    parser.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thoát")
    _title_groups(parser)
    return parser


def _title_groups(parser: argparse.ArgumentParser) -> None:
    parser._positionals.title = "Đối số"
    parser._optionals.title = "Tùy chọn"


def _fill(parser: argparse.ArgumentParser) -> None:
    _title_groups(parser)
    parser.add_argument("file", metavar="TỆP", help="văn bản cần đọc")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="in toàn bộ kết quả dạng JSON")
    form.add_argument("--check", action="store_true", help="chỉ in những điều cần xem lại")
    parser.add_argument("--xlsx", metavar="TỆP_RA", help="ghi sổ nhiệm vụ ra bảng tính .xlsx")
    parser.add_argument("--html", metavar="TỆP_RA", help="ghi văn bản và sổ ra một trang .html")
    parser.add_argument(
        "--ocr",
        action="store_true",
        help="đọc cả .doc (bằng LibreOffice) và bản quét (bằng Tesseract) nếu máy đã cài;"
        " kết quả được đánh dấu là chưa kiểm chứng",
    )
    parser.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thoát")


if __name__ == "__main__":
    sys.exit(main())
