"""What a person may have run unnoted is left open by a recall, and its people are told."""

import datetime as dt

import pytest

from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import now
from nepso.outreach.distribution import services
from nepso.outreach.distribution.models import Posting


def _passed(posting):
    Posting.objects.filter(pk=posting.pk).update(planned_at=now() - dt.timedelta(hours=3))


@pytest.fixture
def recalled(air):
    """A recall of a product that is out on the portal, with one more run planned as asked."""

    def _recall(kind, *, has_passed, fails=False, **facts):
        product = air.desk.approve()
        air.out(air.outlet("portal"), product)
        posting = air.plan(air.outlet(kind, **facts), product)
        if fails:
            services.posting_fail(posting=posting, reason="Mất điện.", by=air.person("officer"))
        if has_passed:
            _passed(posting)
        recall = air.recall(type(product).objects.get(pk=product.pk))
        return recall, recall.items.get(posting=posting)

    return _recall


def test_the_page_says_why_the_line_is_open(recalled, air, client):
    recall, _ = recalled("zalo_group", has_passed=True)
    client.force_login(air.person("officer"))
    page = client.get(f"/kenh/thu-hoi/{recall.public_id}/").content.decode()
    assert "giờ đăng đã qua mà chưa ai ghi: có thể đã đăng hoặc đã đọc" in page


@pytest.mark.parametrize("kind", ["zalo_group", "loudspeaker", "notice_board", "facebook"])
def test_a_run_by_hand_whose_hour_has_passed_is_no_machines_to_tick(recalled, air, kind):
    recall, line = recalled(kind, has_passed=True)
    assert line.done_at is None
    assert line.may_have_run
    assert not line.is_automatic
    assert recall.state == "open"
    assert line.posting.state == "dropped"
    services.recall_item_tick(item=line, proof="Chưa đọc trên loa.", by=air.person("officer"))
    recall.refresh_from_db()
    assert recall.state == "closed"


def test_one_that_failed_may_have_been_posted_by_hand_since(recalled):
    assert recalled("zalo_group", has_passed=True, fails=True)[1].done_at is None


def test_one_that_failed_is_no_machines_to_tick_whatever_its_hour(recalled):
    """What a machine gave up a person is asked to post: nobody knows that none did."""
    for has_passed in (True, False):
        _, line = recalled("facebook", has_passed=has_passed, fails=True)
        assert line.done_at is None
        assert not line.is_automatic
        assert "có thể đã có người đăng tay" in line.left_because
    own = {"runs_our_player": True, "name": "Màn hình sảnh"}
    assert recalled("lcd_screen", has_passed=True, fails=True, **own)[1].done_at is not None


def test_a_run_still_ahead_and_one_of_our_own_machines_are_ended(recalled):
    assert recalled("zalo_group", has_passed=False)[1].done_at is not None
    own = {"runs_our_player": True, "name": "Màn hình sảnh"}
    assert recalled("lcd_screen", has_passed=True, **own)[1].done_at is not None


def test_an_agency_whose_only_run_was_dropped_is_told_not_to_read_it(recalled, air):
    recall, line = recalled("loudspeaker", has_passed=False)
    assert line.done_at is not None
    told = Notice.objects.filter(link__contains=recall.public_id)
    assert air.person("head").pk in set(told.values_list("account", flat=True))
    assert {"đừng đọc bản đã in" in one.sentence for one in told} == {True}
