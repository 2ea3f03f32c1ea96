"""A worker killed with -9 while a mail server holds its mail: no reader has an issue twice."""

from nepso.foundation.notices.tests.mail_servers import sent_by_the_heir_of_one_killed

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


def test_the_next_worker_sends_to_the_others_only(tmp_path):
    said, server = sent_by_the_heir_of_one_killed(tmp_path / "data", PREPARE, SEND)
    assert said.split() == ["sent", "unsure", "sent", "sent"]
    assert sorted(server.receivers) == [f"n{number}@vi-du.vn" for number in range(4)]
