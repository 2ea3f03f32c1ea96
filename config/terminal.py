"""A terminal is a screen too: what argparse says there of itself, in Vietnamese."""

from __future__ import annotations

import argparse

# argparse's own sentences, as it hands them to gettext (Python 3.11 to 3.14).
WORDS = {
    "usage: ": "Cách dùng: ",
    "positional arguments": "Đối số",
    "options": "Tùy chọn",
    "optional arguments": "Tùy chọn",
    "show this help message and exit": "in hướng dẫn này rồi thoát",
    "show program's version number and exit": "in số phiên bản rồi thoát",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "còn thiếu: %s. Xem cách dùng bằng --help.",
    "one of the arguments %s is required": "cần một trong: %s. Xem cách dùng bằng --help.",
    "unrecognized arguments: %s": "không hiểu: %s. Xem cách dùng bằng --help.",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s có thể là %(matches)s: hãy gõ đủ."
    ),
    "not allowed with argument %s": "không dùng cùng với %s.",
    "ignored explicit argument %r": "không nhận giá trị %r.",
    "expected one argument": "cần một giá trị theo sau.",
    "expected at most one argument": "chỉ nhận nhiều nhất một giá trị.",
    "expected at least one argument": "cần ít nhất một giá trị theo sau.",
    "expected %s argument": "cần %s giá trị.",
    "expected %s arguments": "cần %s giá trị.",
    "invalid %(type)s value: %(value)r": "giá trị %(value)r không đúng kiểu.",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "không có %(value)r; hãy chọn một trong: %(choices)s."
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "không có %(parser_name)r; hãy chọn một trong: %(choices)s."
    ),
    "can't open '%(filename)s': %(error)s": "không mở được “%(filename)s”: %(error)s",
}


def speak_vietnamese() -> None:
    """Let argparse speak Vietnamese in this process.

    It asks gettext by these two names of its module; a catalogue of gettext's own would be found
    only where the machine's language is set to Vietnamese, which on a server it hardly ever is.
    """

    def one(text: str) -> str:
        return WORDS.get(text, text)

    def many(singular: str, plural: str, number: int) -> str:
        return WORDS.get(singular, singular if number == 1 else plural)

    argparse._ = one  # type: ignore[attr-defined]
    argparse.ngettext = many  # type: ignore[attr-defined]
