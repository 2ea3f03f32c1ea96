import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connection

from nepso.foundation.jobs import registry
from nepso.foundation.jobs.models import Job, JobClock
from nepso.foundation.jobs.registry import job
from nepso.foundation.jobs.running import report_progress, run_job
from nepso.foundation.jobs.services import (
    job_claim,
    job_enqueue,
    job_finish,
    job_reap,
    job_renew,
    job_tick,
)
from nepso.foundation.jobs.states import DONE, FAILED, RUNNING, WAITING
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid

RAN: list[str] = []


@pytest.fixture(autouse=True)
def _kinds(monkeypatch):
    monkeypatch.setattr(registry, "_KINDS", {})
    RAN.clear()

    @job("tests.note", attempts=2)
    def note(word: str) -> None:
        report_progress(done=1, total=2, sentence=f"đang ghi {word}")
        RAN.append(word)

    @job("tests.stumble", attempts=2)
    def stumble() -> None:
        raise ZeroDivisionError

    @job("tests.refuse", attempts=5)
    def refuse() -> None:
        raise Invalid("Tệp rỗng: hãy gửi tệp khác.")

    @job("tests.recur", every=dt.timedelta(minutes=1))
    def recur() -> None:
        RAN.append("recur")


@pytest.mark.django_db
class TestLife:
    def test_work_is_done_with_progress(self):
        run_job_of(job_enqueue("tests.note", word="a"))
        done = Job.objects.get()
        assert (RAN, done.state, done.percent, done.sentence) == (["a"], DONE, 100, "đang ghi a")

    def test_a_kind_that_nobody_knows_stops_nobody_and_is_given_up_after_a_day(self):
        strange = Job.objects.create(name="gone.kind", run_at=now() - dt.timedelta(hours=23))
        job_enqueue("tests.note", word="a")
        while (claimed := job_claim(worker="w")) is not None:
            run_job(claimed)
        job_reap()
        strange.refresh_from_db()
        assert (RAN, strange.state) == (["a"], WAITING)
        Job.objects.filter(pk=strange.pk).update(run_at=now() - dt.timedelta(hours=25))
        assert job_reap() == 1
        strange.refresh_from_db()
        assert strange.state == FAILED
        assert strange.error.startswith("Bản đang chạy không biết")

    def test_a_failure_is_tried_again_later_then_given_up(self):
        asked = job_enqueue("tests.stumble")
        run_job_of(asked)
        asked.refresh_from_db()
        assert (asked.state, asked.attempt) == (WAITING, 1)
        assert asked.run_at > now()
        assert "ZeroDivisionError" in asked.error
        Job.objects.update(run_at=now())
        run_job_of(asked)
        asked.refresh_from_db()
        assert asked.state == FAILED

    def test_an_answer_for_a_person_is_not_tried_again(self):
        asked = job_enqueue("tests.refuse")
        run_job_of(asked)
        asked.refresh_from_db()
        assert (asked.state, asked.error) == (FAILED, "Tệp rỗng: hãy gửi tệp khác.")

    def test_unknown_jobs_and_odd_arguments_are_refused_when_asked_for(self):
        with pytest.raises(KeyError):
            job_enqueue("tests.nobody")
        with pytest.raises(TypeError):
            job_enqueue("tests.note", word=object())


def run_job_of(asked: Job) -> None:
    claimed = job_claim(worker="w1")
    assert claimed is not None
    assert claimed.pk == asked.pk
    run_job(claimed)


@pytest.mark.django_db
class TestLease:
    def test_a_dead_workers_job_goes_back_and_the_dead_cannot_mark_it(self):
        job_enqueue("tests.note", word="a")
        dead = job_claim(worker="dead")
        Job.objects.update(lease_until=now() - dt.timedelta(seconds=1))
        assert job_reap() == 1
        alive = job_claim(worker="alive")
        assert alive is not None
        job_finish(dead)
        assert Job.objects.get().state == RUNNING
        assert not job_renew(dead)
        run_job(alive)
        assert Job.objects.get().state == DONE

    def test_a_job_that_kills_every_worker_is_given_up(self):
        job_enqueue("tests.note", word="a")
        for _ in range(2):
            assert job_claim(worker="w") is not None
            Job.objects.update(lease_until=now() - dt.timedelta(seconds=1))
            job_reap()
        assert Job.objects.get().state == FAILED

    def test_a_renewed_lease_is_left_alone(self):
        job_enqueue("tests.note", word="a")
        held = job_claim(worker="w")
        Job.objects.update(lease_until=now() + dt.timedelta(seconds=1))
        assert job_renew(held)
        assert job_reap() == 0


@pytest.mark.django_db
class TestClock:
    def test_a_recurring_job_starts_once_per_turn(self):
        assert job_tick() == 1
        assert job_tick() == 0
        JobClock.objects.update(next_at=now())
        assert job_tick() == 0, "the first run has not happened yet: no second row"
        run_job(job_claim(worker="w"))
        JobClock.objects.update(next_at=now())
        assert job_tick() == 1


@pytest.mark.django_db(transaction=True)
def test_two_hundred_jobs_four_workers_none_twice():
    for number in range(200):
        job_enqueue("tests.note", word=str(number))

    def work(name: int) -> None:
        while (claimed := job_claim(worker=f"w{name}")) is not None:
            run_job(claimed)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert sorted(RAN, key=int) == [str(n) for n in range(200)]
    assert Job.objects.filter(state=DONE).count() == 200


@pytest.mark.django_db(transaction=True)
def test_the_worker_command_runs_what_waits():
    job_enqueue("tests.note", word="z")
    call_command("worker", "--once")
    assert "z" in RAN
