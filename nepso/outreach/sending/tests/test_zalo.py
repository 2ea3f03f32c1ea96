"""Zalo against a server that behaves as its documentation says."""

import pytest

from nepso.foundation.outbound.errors import OutboundFailed
from nepso.kernel.clock import now
from nepso.outreach.sending.adapters.interface import Later, Never, TokenDead
from nepso.outreach.sending.adapters.zalo import ZaloAccount
from nepso.outreach.sending.tests.conftest import SECRETS
from nepso.outreach.sending.tests.lines import Kept, what
from nepso.outreach.sending.tests.platforms import FakeZalo


@pytest.fixture
def zalo(serve, settings):
    behave = FakeZalo()
    behave.server = serve(behave)
    settings.NEPSO_ZALO = settings.NEPSO_ZALO_TOKENS = behave.server.url
    return behave


ARTICLE = {"title": "Cảnh báo", "lead": "Cuộc gọi giả danh.", "body": "Dừng cuộc gọi."}


def test_an_article_is_made_and_removed_and_the_new_tokens_are_kept(zalo):
    kept, (article, memory) = Kept("zalo_oa"), what(ARTICLE)
    assert ZaloAccount().check(kept.line) == "Zalo trả lời: tài khoản “Xã A”."
    stands = ZaloAccount().put_out(kept.line, article)
    assert (list(zalo.articles), memory) == ([stands.number], {"token": "token-bai1"})
    assert stands.address == "https://rd.zapps.vn/bai1"
    assert kept.stored["refresh_token"] == zalo.refresh
    assert zalo.turn == 2, "the access token of the day serves every call"
    ZaloAccount().take_back(kept.line, article, stands)
    assert zalo.articles == {}


def test_an_access_token_that_ended_early_is_renewed_once(zalo):
    kept = Kept("zalo_oa")
    ZaloAccount().check(kept.line)
    zalo.access = "đổi-ở-nơi-khác"
    ZaloAccount().put_out(kept.line, what(ARTICLE)[0])
    assert (kept.stored["access_token"], kept.stored["refresh_token"]) == (
        zalo.access,
        zalo.refresh,
    )


def test_a_refresh_token_used_before_is_dead(zalo):
    zalo.refresh = "da-doi"
    with pytest.raises(TokenDead, match="cấp quyền lại"):
        ZaloAccount().check(Kept("zalo_oa").line)


@pytest.mark.parametrize(
    "answer",
    [
        (500, {}, b"loi"),
        (502, {}, b"<html>"),
        (503, {"Retry-After": "30"}, b""),
        (429, {}, b""),
        (200, {}, b'{"error": {"code": -14020}}'),
        (200, {}, b"<html>dang nhap mang</html>"),
        (200, {}, {}),
        (200, {}, {"error": -32, "message": "too many"}),
        (200, {}, {"error": -100}),
        (401, {}, b""),
        (403, {}, {"error": "x"}),
    ],
)
def test_a_passing_fault_of_the_token_service_does_not_cost_the_grant(zalo, answer):
    zalo.trouble = [answer]
    kept = Kept("zalo_oa")
    with pytest.raises(Later):
        ZaloAccount().check(kept.line)
    assert kept.stored == SECRETS["zalo_oa"], "nothing was thrown away"
    assert "Xã A" in ZaloAccount().check(kept.line), "the same grant serves again"


def test_a_network_that_is_gone_does_not_cost_the_grant(zalo, settings):
    kept = Kept("zalo_oa")
    settings.NEPSO_ZALO_TOKENS = "http://127.0.0.1:9"
    settings.NEPSO_OUTBOUND_ALLOW = [*settings.NEPSO_OUTBOUND_ALLOW, "127.0.0.1:9"]
    with pytest.raises(OutboundFailed):
        ZaloAccount().check(kept.line)
    assert kept.stored == SECRETS["zalo_oa"]


def test_lengths_of_zalo_are_counted_as_strictly_as_it_may(zalo):
    for part, most in (("title", 150), ("lead", 300)):
        fits, over = "😀" * (most // 2), "😀" * (most // 2 + 1)
        ZaloAccount().put_out(Kept("zalo_oa").line, what({**ARTICLE, part: fits})[0])
        zalo.refresh = SECRETS["zalo_oa"]["refresh_token"]
        with pytest.raises(Never, match=str(most)):
            ZaloAccount().put_out(Kept("zalo_oa").line, what({**ARTICLE, part: over})[0])
        zalo.refresh = SECRETS["zalo_oa"]["refresh_token"]
    with pytest.raises(Never, match="tiêu đề"):
        ZaloAccount().put_out(Kept("zalo_oa").line, what({**ARTICLE, "title": " "})[0])


def test_an_article_in_the_making_is_waited_for_and_not_made_twice(zalo):
    zalo.not_ready = 1
    kept, (article, memory) = Kept("zalo_oa"), what(ARTICLE)
    with pytest.raises(Later, match="đang xử lý"):
        ZaloAccount().put_out(kept.line, article)
    again, _ = what(ARTICLE, since=now(), memory=dict(memory))
    ZaloAccount().put_out(kept.line, again)
    assert len(zalo.articles) == 1


def test_an_article_whose_answer_was_lost_is_found_by_its_title(zalo):
    zalo.loses_answers = 1
    kept = Kept("zalo_oa")
    with pytest.raises(Later):
        ZaloAccount().put_out(kept.line, what(ARTICLE)[0])
    stands = ZaloAccount().put_out(kept.line, what(ARTICLE, since=now())[0])
    assert list(zalo.articles) == [stands.number]


def test_a_title_that_zalo_does_not_take_is_said_before_sending(zalo):
    with pytest.raises(Never, match="150"):
        ZaloAccount().put_out(Kept("zalo_oa").line, what({**ARTICLE, "title": "a" * 151})[0])
    assert zalo.articles == {}
