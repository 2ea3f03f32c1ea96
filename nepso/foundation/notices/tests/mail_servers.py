"""Mail servers for tests, each in this process: one that keeps what it takes and answers as told,
one that falls silent while it holds a mail; and a process of ours that is killed meanwhile."""

from __future__ import annotations

import email
import email.policy
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

from config.environment import PROJECT


def free_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Post:
    """Keeps what it takes. ``refuses``: what it says to an address (RCPT); ``answer``: what it says
    to the words (DATA)."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.refuses: dict[str, str] = {}
        self.answer = "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.answer.startswith("250"):
            self.mails.append(
                email.message_from_bytes(envelope.content, policy=email.policy.default)
            )
        return self.answer

    @property
    def receivers(self) -> list[str]:
        return sorted(mail["To"] for mail in self.mails)


class Holding:
    """Takes mails; the second it takes too, and then says nothing until the line breaks."""

    def __init__(self) -> None:
        self.receivers: list[str] = []
        self.held = threading.Event()

    async def handle_DATA(self, server, session, envelope):
        self.receivers += envelope.rcpt_tos
        if len(self.receivers) == 2:
            self.held.set()
            time.sleep(3)  # the whole server stands still: the sender is killed meanwhile
        return "250 OK"


@contextmanager
def served(handler: Any) -> Iterator[int]:
    """Serve with this handler; its port."""
    port = free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@contextmanager
def post_served(settings: Any) -> Iterator[Post]:
    """A Post to which this installation's mail goes."""
    handler = Post()
    with served(handler) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.NEPSO_URL = "https://nepso.vi-du.vn"
        yield handler


def sent_by_the_heir_of_one_killed(folder: Path, prepare: str, send: str) -> tuple[str, Holding]:
    """Run ``prepare``; kill the process that runs ``send`` while the server holds its second mail;
    run ``send`` again: what that prints, and the server."""
    server = Holding()
    with served(server) as port:
        _python(prepare, folder, port).communicate(timeout=60)
        doomed = _python(send, folder, port)
        assert server.held.wait(60)
        doomed.kill()
        doomed.communicate()
        said, _ = _python(send, folder, port).communicate(timeout=60)
    return said, server


def _python(code: str, folder: Path, port: int) -> subprocess.Popen[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("NEPSO_")}
    settings = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "NEPSO_MODE": "local",
        "NEPSO_DATA": str(folder),
        "NEPSO_MAIL_URL": f"smtp://127.0.0.1:{port}",
    }
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env=kept | settings,
        stdout=subprocess.PIPE,
        text=True,
    )
