"""A worker killed with -9 while a mail server holds its mail: no reader has an issue twice."""

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
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.outreach.distribution.models import Outlet, Posting, Variant
from nepso.outreach.newsletter.models import ReaderCopy, Newsletter, Reader, Sending
from nepso.outreach.products.models import Product, ProductVersion
agency = Agency.objects.create(code="thu", name="UBND xã Thử", kind="commune", path="/0/")
outlet = Outlet.objects.create(agency=agency, form="bulletin", kind="newsletter", name="Bản tin")
product = Product.objects.create(agency=agency, title="Tin", audience="everybody", state="out")
version = ProductVersion.objects.create(product=product, number=0, facts={})
variant = Variant.objects.create(product=product, version=version, agency=agency, kind="newsletter")
posting = Posting.objects.create(
    product=product, variant=variant, outlet=outlet, planned_at=now(), out_at=now(), state="out",
    shown={"title": "Tin", "body": "Nội dung."},
)
newsletter = Newsletter.objects.create(outlet=outlet)
sending = Sending.objects.create(newsletter=newsletter, posting=posting, total=4)
for number in range(4):
    reader = Reader.objects.create(address=f"n{number}@vi-du.vn", address_hash=str(number))
    ReaderCopy.objects.create(sending=sending, reader=reader)
"""
SEND = """
import datetime as dt
from config import preparing
preparing.prepare()
from nepso.outreach.newsletter.models import ReaderCopy
from nepso.outreach.newsletter.services import sendings_work
ReaderCopy.objects.filter(state="trying").update(tried_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
sendings_work(most=100)
print(*ReaderCopy.objects.order_by("pk").values_list("state", flat=True))
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
