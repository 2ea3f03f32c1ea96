"""A worker killed with -9 while a mail server holds its mail: nobody has the digest twice."""

import os
import subprocess
import sys
import threading
import time

from aiosmtpd.controller import Controller

from config.environment import PROJECT
from nepso.foundation.notices.tests.conftest import free_port

PREPARE = """
from config import preparing
preparing.prepare()
from django.core.management import call_command
from nepso.foundation.accounts.models import Account
from nepso.foundation.notices.services import notice_give
for number in range(4):
    who = Account.objects.create(username=f"n{number}", full_name="x", email=f"n{number}@vi-du.vn")
    notice_give(to=who, kind="tests.plain", key="k", sentence="Một việc.", link="/x/")
"""
SEND = """
import datetime as dt
from config import preparing
preparing.prepare()
from nepso.foundation.notices.models import Digest
from nepso.foundation.notices.services import digests_gather, digests_send
Digest.objects.filter(state="sending").update(tried_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
day = dt.date(2026, 11, 25)
digests_gather(day=day)
digests_send(day=day)
print(*Digest.objects.order_by("pk").values_list("state", flat=True))
"""


class Holding:
    """Takes mails; the second it takes too, and then says nothing until the line breaks."""

    def __init__(self):
        self.receivers, self.held = [], threading.Event()

    async def handle_DATA(self, server, session, envelope):
        self.receivers += envelope.rcpt_tos
        if len(self.receivers) == 2:
            self.held.set()
            time.sleep(3)  # the whole server stands still: the sender is killed meanwhile
        return "250 OK"


def _python(code, folder, port):
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


def test_the_next_worker_sends_to_the_others_only(tmp_path):
    server, port = Holding(), free_port()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        _python(PREPARE, tmp_path / "data", port).communicate(timeout=60)
        doomed = _python(SEND, tmp_path / "data", port)
        assert server.held.wait(60)
        doomed.kill()
        doomed.communicate()
        heir, _ = _python(SEND, tmp_path / "data", port).communicate(timeout=60)
    finally:
        controller.stop()
    assert heir.split() == ["sent", "unsure", "sent", "sent"]
    assert sorted(server.receivers) == [f"n{number}@vi-du.vn" for number in range(4)]
