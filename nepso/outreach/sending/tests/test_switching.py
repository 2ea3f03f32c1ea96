"""An outlet is given another way, or another account: what was sent before is taken back the way it
was sent, and nothing stands twice."""

import pytest

from nepso.foundation.notices.models import Notice
from nepso.outreach.distribution.models import RecallItem
from nepso.outreach.distribution.services import recall_item_tick
from nepso.outreach.sending import jobs, trying, working
from nepso.outreach.sending.models import Delivery, FakeRun, FormerWay, OutletConnection
from nepso.outreach.sending.retention import former_secrets_forget
from nepso.outreach.sending.selectors import connections_with_work
from nepso.outreach.sending.tests.platforms import FakeGraph

pytestmark = pytest.mark.django_db
OTHER_PAGE = {"facts": {"page_id": "900900900"}, "secret": {"token": "ma-khac"}}


@pytest.fixture
def graph(serve, settings):
    behave = FakeGraph()
    settings.NEPSO_FACEBOOK = f"{serve(behave).url}/v25.0"
    return behave


@pytest.fixture
def sent(line, graph):
    """A posting that stands on the real page."""
    product = line.air.desk.approve()
    posting = line.plan(line.connect(way="real"), product)
    line.pass_a_minute()
    assert len(graph.posts) == 1
    return posting, product


def switch(line, way, **more):
    found = OutletConnection.objects.get()
    return line.connect(way=way, outlet=found.outlet, revision=found.revision, **more)


SWITCHES = {
    "fake": {"way": "fake"},
    "silent": {"way": "silent", "facts": {}, "secret": {}},
    "other page": {"way": "real", **OTHER_PAGE},
}


@pytest.mark.parametrize("to", SWITCHES.values(), ids=SWITCHES)
@pytest.mark.parametrize("is_under_way", [True, False], ids=["under way", "later"])
def test_a_recall_goes_the_way_it_was_sent(line, graph, sent, to, is_under_way):
    posting, product = sent
    if is_under_way:
        recall = line.recall(product)
        switch(line, **to)
    else:
        switch(line, **to)
        recall = line.recall(product)
    item = RecallItem.objects.get(posting=posting)
    assert (item.is_automatic, item.done_at) == (True, None)
    line.pass_a_minute()
    item.refresh_from_db()
    recall.refresh_from_db()
    assert (graph.posts, recall.state) == ({}, "closed")
    assert item.proof.startswith("Facebook trả lời đã xóa")


def test_what_the_fake_service_was_sent_is_taken_from_it_when_the_outlet_goes_real(line, graph):
    product = line.air.desk.approve()
    line.plan(line.connect(), product)
    line.pass_a_minute()
    switch(line, "real")
    recall = line.recall(product)
    line.pass_a_minute()
    recall.refresh_from_db()
    assert FakeRun.objects.get().removed_at is not None
    assert (recall.state, graph.posts) == ("closed", {})


def test_what_is_sent_after_the_switch_goes_the_new_way(line, graph, sent):
    connection = switch(line, "fake")
    later = line.air.desk.approve(title="Hai")
    line.plan(connection, later)
    line.pass_a_minute()
    assert (len(graph.posts), FakeRun.objects.count()) == (1, 1)
    assert {one.way for one in Delivery.objects.all()} == {"real", "fake"}
    line.recall(later)
    line.pass_a_minute()
    assert (len(graph.posts), FakeRun.objects.get().removed_at is None) == (1, False)


def test_a_new_token_of_the_same_page_takes_back_what_the_old_one_put_out(line, graph, sent):
    graph.token = "ma-moi"
    switch(line, "real", secret={"token": "ma-moi"})
    line.recall(sent[1])
    line.pass_a_minute()
    assert (graph.posts, FormerWay.objects.count()) == ({}, 0)


def test_a_dead_token_of_before_leaves_it_to_a_person_and_the_new_way_alive(line, graph, sent):
    posting, product = sent
    switch(line, "fake")
    line.pass_a_minute()
    graph.token = "khac"
    line.recall(product)
    line.pass_a_minute()
    item = RecallItem.objects.get(posting=posting)
    assert (item.is_automatic, item.done_at) == (False, None)
    assert "mã mới" in item.left_because
    assert OutletConnection.objects.get().state == "working"
    former_secrets_forget()
    assert FormerWay.objects.get().secret, "it stands there still"
    recall_item_tick(item=item, proof="Đã xóa bài bằng tay.", by=line.air.person("officer"))
    former_secrets_forget()
    assert FormerWay.objects.get().secret is None, "nothing stands by it any more"


def test_a_recall_of_before_does_not_wait_for_the_rest_of_the_new_account(line, graph, sent):
    switch(line, "fake", secret={"token": "ban"})
    OutletConnection.objects.update(state="working")
    line.plan(OutletConnection.objects.get(), line.air.desk.approve(title="Hai"))
    line.pass_a_minute()
    assert OutletConnection.objects.get().quiet_until is not None
    line.recall(sent[1])
    assert len(connections_with_work()) == 1
    line.pass_a_minute()
    assert graph.posts == {}


def test_a_try_that_may_have_arrived_before_the_switch_is_looked_for_there(line, graph):
    graph.loses_answers = 1
    posting = line.plan(line.connect(way="real"))
    line.pass_a_minute()
    assert (len(graph.posts), Delivery.objects.get().sent_at) == (1, None)
    switch(line, "fake")
    line.at_once()
    line.pass_a_minute()
    posting.refresh_from_db()
    assert (posting.state, FakeRun.objects.count()) == ("proven", 0)
    assert Delivery.objects.get().way == "real"


def test_where_nobody_can_say_a_person_looks_before_it_is_sent_anew(line, graph):
    graph.loses_answers = 1
    posting = line.plan(line.connect(way="real"))
    line.pass_a_minute()
    graph.posts.clear()  # the list of Facebook proves nothing
    switch(line, "fake")
    line.at_once()
    line.pass_a_minute()
    posting.refresh_from_db()
    assert (posting.state, FakeRun.objects.count()) == ("failed", 0)
    assert Notice.objects.filter(sentence__contains="hãy mở kênh xem trước").exists()


def test_who_lost_the_connection_while_looking_leaves_it_to_who_has_it(line, graph, monkeypatch):
    graph.loses_answers = 1
    posting = line.plan(line.connect(way="real"))
    line.pass_a_minute()
    switch(line, "fake")
    line.at_once()

    def another_took_it(held, delivery):
        raise trying.Lost

    monkeypatch.setattr(working, "_looked_for", another_took_it)
    line.pass_a_minute()
    posting.refresh_from_db()
    assert posting.state == "planned", "not failed: who holds it now looks"


def test_who_switches_while_a_worker_is_about_to_send_is_obeyed(line, graph, monkeypatch):
    line.plan(line.connect(way="real"))
    jobs.due()
    begin, turns = trying.begin_put_out, []

    def switched_meanwhile(held, delivery):
        if not turns:
            turns.append(switch(line, "fake"))
        return begin(held, delivery)

    monkeypatch.setattr(trying, "begin_put_out", switched_meanwhile)
    line.pass_a_minute()
    line.pass_a_minute()
    assert (graph.posts, FakeRun.objects.count()) == ({}, 1)


def test_tokens_of_before_go_with_the_last_thing_that_stands(line, graph, sent):
    switch(line, "fake")
    jobs.clear()
    assert FormerWay.objects.get().secret == {"token": "ma-trang"}
    line.recall(sent[1])
    line.pass_a_minute()
    jobs.clear()
    assert FormerWay.objects.get().secret is None
