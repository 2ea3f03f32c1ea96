"""Old tries are forgotten a batch at a time; the delivery and what stands there stay."""

import datetime as dt

import pytest

from nepso.kernel import retention
from nepso.kernel.clock import now
from nepso.outreach.sending import jobs
from nepso.outreach.sending.models import Delivery, DeliveryTry

pytestmark = pytest.mark.django_db


def test_old_tries_go_and_what_was_sent_stays(line, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    connection = line.connect()
    line.plan(connection)
    line.pass_a_minute()
    recent = set(DeliveryTry.objects.values_list("pk", flat=True))
    for day in range(5):
        DeliveryTry.objects.create(
            connection=connection,
            deed="check",
            outcome="done",
            at=now() - dt.timedelta(days=181 + day),
        )
    for _ in range(2):
        jobs.clear()
    assert set(DeliveryTry.objects.values_list("pk", flat=True)) == recent
    assert recent, "the try that put it out is there still"
    assert Delivery.objects.get().stands["number"]
