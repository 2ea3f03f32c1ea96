"""A worker killed with -9 while a mail server holds its mail: nobody has the digest twice."""

from nepso.foundation.notices.tests.mail_servers import sent_by_the_heir_of_one_killed

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


def test_the_next_worker_sends_to_the_others_only(tmp_path):
    said, server = sent_by_the_heir_of_one_killed(tmp_path / "data", PREPARE, SEND)
    assert said.split() == ["sent", "unsure", "sent", "sent"]
    assert sorted(server.receivers) == [f"n{number}@vi-du.vn" for number in range(4)]
