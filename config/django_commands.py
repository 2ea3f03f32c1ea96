"""Django's dispatcher of commands, explaining itself in Vietnamese."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Mapping
from typing import Any

from django.core.management import ManagementUtility, get_commands
from django.core.management.base import BaseCommand, CommandParser, OutputWrapper

from config.command_list import LISTED

# The options that every command of Django has.
_HELP = {
    "--version": "in số phiên bản rồi thoát",
    "--verbosity": "nói nhiều hay ít: 0 là ít nhất, 3 là nhiều nhất",
    "--settings": "mô-đun cấu hình khác; thường không cần",
    "--pythonpath": "thư mục thêm vào nơi tìm mã; thường không cần",
    "--traceback": "in cả vết lỗi khi lệnh hỏng, để gửi người hỗ trợ",
    "--no-color": "không tô màu chữ",
    "--force-color": "luôn tô màu chữ",
    "--skip-checks": "bỏ bước tự kiểm tra trước khi chạy",
    # Of Django's own commands that an operator needs; their other options work, unexplained.
    "app_label": "tên gói; để trống: mọi gói",
    "migration_name": "đưa gói ấy về đúng bước này",
    "--plan": "chỉ in những bước sẽ làm",
    "--noinput": "không hỏi lại",
    "--no-input": "không hỏi lại",
    "--dry-run": "chỉ in những gì sẽ làm",
}


class _Told(OutputWrapper):
    """An error of a command is its sentence, without the name of a Python class before it."""

    def write(self, msg: str = "", *styled: Any, **ending: Any) -> None:  # type: ignore[override]
        super().write(msg.removeprefix("CommandError: "), *styled, **ending)


class Commands(ManagementUtility):
    """Django's dispatcher, whose commands explain themselves in Vietnamese; ``shown`` are the words
    under which a command is typed, where they are not its name."""

    def __init__(self, argv: list[str], shown: Mapping[str, str]) -> None:
        super().__init__(argv)
        self.shown = shown

    def fetch_command(self, subcommand: str) -> BaseCommand:
        """The command of that name; one that is unknown ends the program with one sentence."""
        known = get_commands()
        if subcommand not in known:
            near = difflib.get_close_matches(subcommand, [*known, *self.shown.values()], n=1)
            meant = f" Có phải “{near[0]}”?" if near else ""
            sys.stderr.write(f"Không có lệnh “{subcommand}”.{meant} Xem các lệnh: nepso --help\n")
            raise SystemExit(1)
        command = super().fetch_command(subcommand)
        command.stderr = _Told(sys.stderr)
        made = command.create_parser

        def create_parser(prog_name: str, subcommand: str, **extra: Any) -> CommandParser:
            parser = made(prog_name, self.shown.get(subcommand, subcommand), **extra)
            is_ours = known[subcommand].startswith("nepso.") if known[subcommand] else False
            _explain(parser, is_ours=is_ours)
            if not is_ours:
                what = dict(LISTED).get(subcommand, "")
                parser.description = f"{what[:1].upper()}{what[1:]}." if what else None
            return parser

        command.create_parser = create_parser  # type: ignore[method-assign]
        return command


def _explain(parser: argparse.ArgumentParser, *, is_ours: bool) -> None:
    for action in parser._actions:
        name = action.option_strings[-1] if action.option_strings else ""
        asked = isinstance(action, argparse._HelpAction)
        fallback = action.help if is_ours or asked else argparse.SUPPRESS
        action.help = _HELP.get(name or action.dest, fallback)
        takes_value = bool(name) and action.nargs != 0 and action.choices is None
        if takes_value and action.metavar is None:
            action.metavar = "GIÁ_TRỊ"
        if isinstance(action, argparse._SubParsersAction):
            for below in set(action.choices.values()):
                _explain(below, is_ours=is_ours)
