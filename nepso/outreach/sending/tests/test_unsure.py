"""A try whose end nobody knows: it is looked for before it is sent again, recalled or given up."""

import pytest

from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import now
from nepso.outreach.distribution.models import RecallItem
from nepso.outreach.sending import working
from nepso.outreach.sending.models import Delivery
from nepso.outreach.sending.tests.platforms import FakeGraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def graph(serve, settings):
    behave = FakeGraph()
    settings.NEPSO_FACEBOOK = f"{serve(behave).url}/v25.0"
    return behave


@pytest.fixture
def lost(line, graph):
    """A post that stands on the page though its answer never came."""
    connection, product = line.connect(way="real"), line.air.desk.approve()
    line.air.out(line.air.outlet("zalo_group"), product)
    graph.loses_answers = 1
    posting = line.plan(connection, product)
    line.pass_a_minute()
    posting.refresh_from_db()
    assert (posting.state, len(graph.posts)) == ("planned", 1)
    return posting, product


def stored(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_a_recall_after_an_answer_that_was_lost_takes_it_off(line, graph, lost):
    posting, product = lost
    line.recall(product)
    item = RecallItem.objects.get(posting=posting)
    assert (item.is_automatic, item.done_at) == (True, None), "not said to be never posted"
    line.pass_a_minute()
    assert graph.posts == {}
    assert "đã xóa bài" in stored(item).proof


def test_a_recall_that_finds_nothing_where_that_proves_nothing_is_left_to_a_person(
    line, graph, lost
):
    posting, product = lost
    graph.posts = {"100200300_1": "Lời đã sửa trên trang."}
    line.recall(product)
    line.pass_a_minute()
    item = RecallItem.objects.get(posting=posting)
    assert (item.is_automatic, item.done_at) == (False, None)
    assert "mở trang xem" in item.left_because
    assert Notice.objects.filter(kind="sending.turn", sentence__contains="gỡ bằng tay").exists()


def test_one_that_was_dropped_meanwhile_is_looked_for_and_taken_off(line, graph, lost):
    posting, _ = lost
    line.air.do("drop", posting)
    line.at_once()
    line.pass_a_minute()
    assert (graph.posts, Delivery.objects.get().state) == ({}, "taken_back")


def test_one_that_is_given_up_is_looked_for_and_stands(line, graph, lost):
    posting, _ = lost
    Delivery.objects.update(tries=working.MOST_TRIES["put_out"])
    graph.trouble = [(500, {}, {"error": {"code": 2}})]
    line.at_once()
    line.pass_a_minute()
    assert (stored(posting).state, len(graph.posts)) == ("proven", 1)


def test_one_that_was_given_up_and_is_planned_anew_is_not_posted_twice(line, graph, lost):
    posting, _ = lost
    begun = Delivery.objects.get().begun_at
    Delivery.objects.update(tries=working.MOST_TRIES["put_out"])
    graph.trouble = [(500, {}, {"error": {"code": 2}})] * 2
    line.at_once()
    line.pass_a_minute()
    assert "Có thể bài đã lên" in stored(posting).reason
    assert Notice.objects.filter(sentence__contains="Có thể bài đã lên").count() == 3
    assert Delivery.objects.get().begun_at == begun, "of the first try that may have arrived"
    line.air.do("replan", posting, planned_at=now(), knowing=True)
    line.pass_a_minute()
    assert (stored(posting).state, len(graph.posts)) == ("proven", 1)


def test_one_that_was_plainly_refused_may_have_been_posted_by_hand_since(line, graph):
    """A working connection refused it, so a person was asked to post: a person looks."""
    connection, product = line.connect(way="real"), line.air.desk.approve()
    line.air.out(line.air.outlet("zalo_group"), product)
    line.pass_a_minute()
    graph.trouble = [(400, {}, {"error": {"code": 100}})]
    refused = line.plan(connection, product)
    line.pass_a_minute()
    assert stored(refused).state == "failed"
    line.recall(product)
    item = RecallItem.objects.get(posting=refused)
    assert (item.done_at, item.is_automatic) == (None, False)
    assert "có thể đã có người đăng tay" in item.left_because


def test_an_open_try_on_an_outlet_that_sends_no_more_is_found_the_way_it_went(line, graph, lost):
    posting, product = lost
    line.silence(posting.delivery.connection)
    line.recall(product)
    line.pass_a_minute()
    item = RecallItem.objects.get(posting=posting)
    assert (item.done_at is None, item.is_automatic) == (False, True)
    assert graph.posts == {}


def test_an_answer_nobody_expected_does_not_block_the_outlet(line, graph):
    connection = line.connect(way="real")
    line.pass_a_minute()
    graph.trouble = [(200, {}, {"so": "khong co id"})]
    bent = line.plan(connection)
    fine = line.plan(connection, line.air.desk.approve(title="Hai"))
    line.pass_a_minute()
    assert (stored(bent).state, stored(fine).state) == ("planned", "proven")
    assert stored(bent).delivery.begun_at, "it may have arrived"
