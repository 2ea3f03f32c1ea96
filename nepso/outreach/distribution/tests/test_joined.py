"""Across lanes: a proven posting becomes an activity with evidence, counted once; a recall takes it
out again."""

import datetime as dt

import pytest

from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.running import run_job
from nepso.foundation.jobs.services import job_claim
from nepso.kernel.clock import now, today
from nepso.outreach.distribution import services
from nepso.outreach.distribution.models import Posting
from nepso.outreach.products import services as products
from nepso.outreach.products.models import Product
from nepso.outreach.products.tests.conftest import FACTS
from nepso.programme.activities.models import Activity
from nepso.programme.activities.selectors import Scope, activity_totals, item_totals
from nepso.programme.activities.services import activity_accept, activity_accept_at_agency
from nepso.programme.activities.tests.conftest import at_work, world  # noqa: F401


def run_jobs():
    """Every job that waits but those that go out into the world."""
    Job.objects.filter(name="distribution.look_up_link").delete()
    while (job := job_claim(worker="test")) is not None:
        run_job(job)
        job.refresh_from_db()
        assert job.state == "done", job.error


@pytest.fixture
def proven(world, at_work):  # noqa: F811
    officer, desk = world.person("officer"), world.person("desk")
    facts = {**FACTS, "plan_tasks": [at_work.task().public_id]}
    one = products.product_write(agency=world.commune, facts=facts, by=officer)
    sent = products.product_submit(product=one, revision=one.revision, by=officer)
    done = products.product_approve(product=sent, revision=sent.revision, by=world.person("head"))
    assert desk
    outlet = services.outlet_add(
        agency=world.commune, facts={"kind": "facebook", "name": "Trang xã"}, by=officer
    )
    variant = services.variant_make(product=done, agency=world.commune, kind="facebook", by=officer)
    posting = services.posting_plan(
        variant=variant, outlet=outlet, planned_at=done.approved_at, by=officer
    )
    out = services.posting_put_out(posting=posting, revision=posting.revision, by=officer)
    url = "https://vidu.vn/bai/1"
    link = services.proof_give(posting=out, kind="link", url=url, by=officer)
    services.proof_title_keep(proof=link, title="Bài đăng")
    return out


def accepted(world):  # noqa: F811
    activity = Activity.objects.get()
    held = activity_accept_at_agency(
        activity=activity, revision=activity.revision, by=world.person("head")
    )
    return activity_accept(activity=held, revision=held.revision, by=world.person("desk"))


def test_a_proof_becomes_an_activity_the_report_counts(world, proven):  # noqa: F811
    run_jobs()
    activity = Activity.objects.get()
    assert (activity.agency, activity.form) == (world.commune, "social")
    assert activity.origin_url == f"/kenh/luot-dang/{proven.public_id}/"
    kinds = set(activity.claims.values_list("item__kind", flat=True))
    assert kinds == {"link", "count"}
    accepted(world)
    counted = item_totals(Scope(today(), today()), kinds=["count"])[()]
    assert counted.value == 1
    assert activity_totals(Scope(today(), today()))


def test_told_twice_is_one_and_a_change_renews_it(world, proven):  # noqa: F811
    run_jobs()
    fresh = Posting.objects.get()
    facts = {"measured": 900, "source": "Trang Facebook", "estimated": None, "basis": ""}
    services.reach_tell(
        posting=fresh, revision=fresh.revision, facts=facts, by=world.person("officer")
    )
    run_jobs()
    assert Activity.objects.get().reach_measured == 900


def test_a_recall_takes_it_out_of_the_report(world, proven):  # noqa: F811
    run_jobs()
    accepted(world)
    services.recall_begin(
        product=Product.objects.get(), kind="wrong", reason="Số sai.",
        statement={"was_wrong": "Số sai.", "is_right": "113."}, by=world.person("officer"),
    )  # fmt: skip
    run_jobs()
    assert Activity.objects.get().state == "withdrawn"
    assert activity_totals(Scope(today(), today())) == {}


def test_without_a_task_it_waits_for_one(world, at_work, proven):  # noqa: F811
    Posting.objects.update(plan_tasks=[])
    run_jobs()
    assert not Activity.objects.exists()
    fresh = Posting.objects.get()
    services.posting_serve(
        posting=fresh, revision=fresh.revision, plan_tasks=[at_work.task().public_id],
        by=world.person("officer"),
    )  # fmt: skip
    run_jobs()
    assert Activity.objects.count() == 1


def test_the_last_task_taken_out_takes_it_out_of_the_report_after_a_while(world, proven):  # noqa: F811
    run_jobs()
    tasks = Posting.objects.get().plan_tasks

    def serve(chosen):
        fresh = Posting.objects.get()
        services.posting_serve(
            posting=fresh, revision=fresh.revision, plan_tasks=chosen, by=world.person("officer")
        )
        run_jobs()

    serve([])
    assert Activity.objects.get().state == "submitted", "it may only be changed for another"
    serve(tasks)
    Job.objects.filter(state="waiting").update(run_at=now())
    run_jobs()
    assert Activity.objects.get().state == "submitted"
    serve([])
    Job.objects.filter(state="waiting").update(run_at=now())
    run_jobs()
    assert Activity.objects.get().state == "withdrawn"
    serve(tasks)
    waiting = Activity.objects.exclude(state="withdrawn")
    assert [one.state for one in waiting] == ["submitted"], "it ran and serves again: it waits anew"


def test_the_page_warns_only_once_the_last_task_is_out(world, proven, client, monkeypatch):  # noqa: F811
    client.force_login(world.person("officer"))
    page, warning = f"/kenh/luot-dang/{proven.public_id}/nhiem-vu/", "được rút khỏi báo cáo"
    (task,) = Posting.objects.get().plan_tasks
    assert warning not in client.get(page).content.decode()
    Posting.objects.update(plan_tasks=[])  # as of one that never had a task
    assert warning not in client.get(page).content.decode()
    Posting.objects.update(plan_tasks=[task])
    press = {"revision": Posting.objects.get().revision, "la": task, "buoc": "bo"}
    assert warning in client.post(page, press, follow=True).content.decode()
    swapped = "nepso.outreach.distribution.selectors.postings.TASKS_SWAPPED"
    monkeypatch.setattr(swapped, dt.timedelta(0))
    assert warning not in client.get(page).content.decode(), "it was withdrawn meanwhile"


def test_a_screen_that_showed_it_is_evidence_too(world, proven):  # noqa: F811
    outlet = Posting.objects.get().outlet
    outlet.kind = "lcd_screen"
    outlet.save()
    fresh = Posting.objects.get()
    services.proof_give(posting=fresh, kind="play_log", plays=12, text="Nhật ký.", by=None)
    run_jobs()
    item = Activity.objects.get().claims.get(item__kind="count").item
    assert (item.count_of, int(item.value), item.unit) == ("other", 12, "lượt")
