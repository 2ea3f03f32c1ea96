"""The lease of a job at work is renewed, also after a database that was busy for a while."""

import threading
import time

import pytest
from django.db import connection, transaction

from nepso.foundation.jobs import running
from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.services import job_claim, job_enqueue


@pytest.mark.django_db(transaction=True)
def test_a_busy_database_is_asked_again(monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite lets one write at a time")
    monkeypatch.setattr(running, "AGAIN_SECONDS", 0.05)
    with transaction.atomic():
        job_enqueue("audit.seal")
    job = job_claim(worker="here")
    before = Job.objects.get(pk=job.pk).lease_until
    stop, failed = threading.Event(), []

    def renewing():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 1")
        try:
            running._renew(job, stop, 0.05)
        except Exception as error:
            failed.append(error)

    renewer = threading.Thread(target=renewing)
    with transaction.atomic():  # holds the only pen
        Job.objects.filter(pk=job.pk).update(attempts=1)
        renewer.start()
        time.sleep(0.4)
        assert renewer.is_alive()
    for _ in range(200):
        if Job.objects.get(pk=job.pk).lease_until > before:
            break
        time.sleep(0.05)
    stop.set()
    renewer.join()
    assert not failed
    assert Job.objects.get(pk=job.pk).lease_until > before
