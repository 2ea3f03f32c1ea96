"""``nepso``: the command line of whoever installs and runs Nếp Số."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile

from config import environment, terminal
from config.command_list import listed

# Django's own commands under the words an IT officer would type.
_RENAMED = {
    ("user", "create"): "user_create",
    ("audit-verify",): "audit_verify",
    ("open311-key",): "open311_key",
    ("open311-peer",): "open311_peer",
}
_BUSY = (
    "Cơ sở dữ liệu đang bận vì một tiến trình khác ghi quá lâu, lệnh chưa xong: "
    "hãy đợi tiến trình ấy xong rồi chạy lại, không mất gì."
)
NOT_HERE = (
    "Đây là nơi chạy thật (production) nên không nạp tỉnh minh họa vào: hãy đặt NEPSO_DATA là một "
    "thư mục khác, bỏ các biến NEPSO_ của nơi chạy thật, rồi chạy lại."
)
HOW_TO_OPEN = "Chạy “make run” để mở."
_HELP = ("help", "--help", "-h")
_WITHOUT_DATABASE = {"version", "--version", "makemigrations", "check", "restore"}


def main() -> None:
    """Run one command; 0 when it did what it says, 1 or 2 otherwise with one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    words = sys.argv[1:]
    terminal.speak_vietnamese()
    if not words or (words[0] in _HELP and len(words) == 1):
        print(listed())
    elif words[:1] == ["run"]:
        _run(words[1:])
    elif words[:1] == ["demo"]:
        _demo(words[1:])
    elif words[:1] == ["check-link"]:
        from nepso.casework.lookup import command_line as check_link

        raise SystemExit(check_link.main(words[1:]))
    elif words[:2] == ["vault", "new-key"]:
        print(environment.new_vault_key())
    elif words[:1] == ["triage"]:
        from nepso.casework.triage import command_line as triage

        raise SystemExit(triage.main(words[1:], data=environment.data_path()))
    else:
        _manage(words)


def _run(words: list[str]) -> None:
    from config import serving

    parser = argparse.ArgumentParser(
        prog="nepso run", description="Chạy Nếp Số trên máy này, chỉ máy này mở được."
    )
    parser.add_argument(
        "--port", type=int, default=8000, metavar="CỔNG", help="cổng, mặc định 8000"
    )
    parser.add_argument(
        "--serve-name",
        metavar="TÊN",
        default="",
        help="cho phép mở từ máy khác bằng đúng tên này (chỉ dùng khi đã hiểu rủi ro)",
    )
    options = parser.parse_args(words)
    if not os.environ.get("NEPSO_MODE"):
        noted = environment.data_folder() / "mode"
        environment.note_mode(noted.read_text().strip() if noted.exists() else "local")
    raise SystemExit(serving.serve(port=options.port, serve_name=options.serve_name))


def _demo(words: list[str]) -> None:
    parser = argparse.ArgumentParser(
        prog="nepso demo", description="Nạp tỉnh minh họa vào thư mục dữ liệu rồi dừng."
    )
    parser.add_argument(
        "--opens-next",
        action="store_true",
        help="lệnh sau sẽ mở ngay (make demo), nên không nhắc cách mở",
    )
    options = parser.parse_args(words)
    if environment.mode() == "production":
        raise SystemExit(NOT_HERE)
    environment.note_mode("demo")
    from config import preparing

    preparing.prepare()
    preparing.fill_demonstration()
    print(f"Đã nạp tỉnh minh họa. {'Đang mở…' if options.opens_next else HOW_TO_OPEN}", flush=True)


def _manage(words: list[str]) -> None:
    if words[0] in _HELP:  # "nepso help worker"
        words = [*words[1:], "--help"]
    for typed, name in _RENAMED.items():
        if tuple(words[: len(typed)]) == typed:
            words = [name, *words[len(typed) :]]
    if set(words[1:]) & {"--help", "-h"}:
        _explain(words)
        return
    from django.db import OperationalError

    try:
        _execute(words)
    except OperationalError as error:
        if "locked" not in str(error):
            raise
        raise SystemExit(_BUSY) from error


def _explain(words: list[str]) -> None:
    """Print how a command is used; it needs no key and touches nothing of this installation."""
    with tempfile.TemporaryDirectory(prefix="nepso-help-") as folder:
        os.environ.update(NEPSO_DATA=folder, NEPSO_MODE="local")
        _django(words)


def _execute(words: list[str]) -> None:
    if words[0] not in _WITHOUT_DATABASE and words[0] != "migrate":
        from config import preparing

        preparing.writers_waited_for()
        preparing.prepare()
    _django(words)
    if words[0] == "migrate":
        _django(["createcachetable", "--verbosity=0"])


def _django(words: list[str]) -> None:
    from config.django_commands import Commands

    shown = {name: " ".join(typed) for typed, name in _RENAMED.items()}
    Commands(["nepso", *words], shown).execute()


if __name__ == "__main__":
    main()
