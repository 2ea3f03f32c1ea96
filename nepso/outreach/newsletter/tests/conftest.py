import datetime as dt
import re

import pytest
from django.urls import reverse

from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401
from nepso.foundation.jobs.models import Job
from nepso.foundation.notices.tests.mail_servers import post_served
from nepso.foundation.webpush.services import push_key_ensure
from nepso.foundation.webpush.tests.push_service import push_service
from nepso.kernel.clock import now
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.newsletter import jobs, services
from nepso.outreach.newsletter.models import Newsletter, Reader, ReaderCopy, Sending
from nepso.outreach.products.tests.conftest import desk  # noqa: F401


@pytest.fixture
def post(settings):
    with post_served(settings) as server:
        yield server


@pytest.fixture
def service(db, settings):
    push_key_ensure()
    with push_service(settings) as running:
        yield running


@pytest.fixture
def paper(air, post, client):  # noqa: F811
    return Paper(air, post, client)


class Paper:
    """A newsletter of a commune with its readers, and what is put out on it."""

    def __init__(self, air, post, client) -> None:  # noqa: F811
        self.air, self.post, self.client = air, post, client

    def open(self, kind="newsletter", **facts) -> Newsletter:
        outlet = self.air.outlet(kind, **{"name": f"Bản tin {kind}", **facts})
        return services.newsletter_open(
            outlet=outlet, about="Cảnh báo", by=self.air.person("officer")
        )

    def ask(self, address, *newsletters, audiences=()):
        """What the form of /ban-tin/ sends."""
        chosen = [one.public_id for one in newsletters]
        typed = {"email": address, "newsletters": chosen, "audiences": list(audiences)}
        return self.client.post(reverse("newsletter:page"), typed)

    def work(self):
        """The letters that ask leave."""
        for job in Job.objects.filter(name="newsletter.ask", state="waiting"):
            jobs.ask(**job.arguments)
            job.delete()

    def link(self, mail=None):
        """The confirming path in the last letter."""
        text = (mail or self.post.mails[-1]).get_body(("plain",)).get_content()
        return re.search(r"https://nepso\.vi-du\.vn(/ban-tin/xac-nhan/\S+)", text).group(1)

    def reader(self, name, *newsletters, audiences=()) -> Reader:
        address = f"{name}@vi-du.vn"
        self.ask(address, *newsletters, audiences=audiences)
        self.work()
        self.client.post(self.link())
        self.post.mails.clear()
        return Reader.objects.latest("pk")

    def due(self, newsletter, product=None) -> Posting:
        posting = self.air.plan(newsletter.outlet, product)
        Posting.objects.filter(pk=posting.pk).update(planned_at=now() - dt.timedelta(minutes=1))
        return posting

    def round(self):
        jobs.sending_round()

    def later(self):
        """Hours pass."""
        ReaderCopy.objects.filter(state="waiting").update(due_at=now())

    def sending(self, of="issue") -> Sending:
        return Sending.objects.get(of=of)

    def states(self):
        return sorted(ReaderCopy.objects.values_list("state", flat=True))
