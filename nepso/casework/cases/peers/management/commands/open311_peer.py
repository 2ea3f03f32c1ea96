"""``nepso open311-peer``: name the Open311 system of another agency, list them, stop using one."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from nepso.casework.cases.peers.models import Peer
from nepso.casework.cases.peers.services import peer_add, peer_close
from nepso.casework.intake.harms import Harm
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.kernel.errors import NepsoError


class Command(BaseCommand):
    """add --agency … --endpoint …, the key on standard input; list; close ID."""

    help = "Khai hệ thống Open311 của cơ quan khác để gửi hồ sơ sang."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        add = verbs.add_parser("add", help="khai một hệ thống; khóa đọc từ đầu vào chuẩn")
        add.add_argument("--agency", required=True, help="mã cơ quan có hệ thống đó")
        add.add_argument("--endpoint", required=True, help="địa chỉ gốc, https://…/open311/v2")
        add.add_argument(
            "--service",
            action="append",
            default=[],
            metavar="LOẠI=MÃ",
            help="mã của bên kia cho một loại điều gây hại, nếu khác",
        )
        verbs.add_parser("list", help="các hệ thống đã khai")
        verbs.add_parser("close", help="thôi dùng").add_argument("public_id", metavar="MÃ")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['verb']}")(options)
        except NepsoError as error:
            raise CommandError(error.sentence) from error

    def _add(self, options: dict[str, Any]) -> None:
        agency = agencies_valid().filter(code=options["agency"]).first()
        if agency is None:
            raise CommandError(f"Không có cơ quan “{options['agency']}”: hãy ghi đúng mã.")
        pairs = [pair.partition("=") for pair in options["service"]]
        if unknown := {harm for harm, _, _ in pairs} - set(Harm.values):
            raise CommandError(f"Không có loại: {', '.join(sorted(unknown))}.")
        if sys.stdin.isatty():
            self.stderr.write("Dán khóa mà cơ quan đó cấp rồi bấm Enter:")
        key = sys.stdin.readline().strip()
        if not key:
            raise CommandError("Chưa có khóa: hãy đưa khóa vào đầu vào chuẩn.")
        services = {harm: code for harm, _, code in pairs}
        peer = peer_add(agency=agency, endpoint=options["endpoint"], key=key, services=services)
        self.stdout.write(f"Đã khai hệ thống {peer.public_id} của {agency}: {peer.endpoint}")

    def _list(self, options: dict[str, Any]) -> None:
        for peer in Peer.objects.select_related("agency").order_by("id"):
            ended = timezone.localdate(peer.closed_at) if peer.closed_at else None
            state = f"thôi dùng {ended:%d/%m/%Y}" if ended else "đang dùng"
            self.stdout.write(f"{peer.public_id}  {peer.agency}  {peer.endpoint}  {state}")

    def _close(self, options: dict[str, Any]) -> None:
        peer = peer_close(public_id=options["public_id"])
        self.stdout.write(f"Đã thôi dùng hệ thống của {peer.agency}.")
