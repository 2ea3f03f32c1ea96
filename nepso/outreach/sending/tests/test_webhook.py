"""The webhook against a real server in another process that checks signatures as our contract
says."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.outreach.sending.adapters.interface import Later, Line, Never, TokenDead
from nepso.outreach.sending.adapters.signing import WINDOW_SECONDS, signature, signature_is_right
from nepso.outreach.sending.adapters.webhook import Webhook
from nepso.outreach.sending.facts_checked import facts_checked
from nepso.outreach.sending.tests.lines import what

RECEIVER = Path(__file__).with_name("receiver.py")
KEY, OTHER = "k" * 40, "o" * 40


@pytest.fixture
def receiver(settings, tmp_path):
    """A process of its own, in the standard library alone: its store is a file we read."""
    store = tmp_path / "nhan.json"
    process = subprocess.Popen(
        [sys.executable, str(RECEIVER), KEY, str(store)], stdout=subprocess.PIPE, text=True
    )
    try:
        port = int(process.stdout.readline())
        settings.NEPSO_OUTBOUND_ALLOW = (f"127.0.0.1:{port}",)
        yield f"http://127.0.0.1:{port}", lambda: json.loads(store.read_text())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def line(url, **secret):
    return Line("webhook", {"url": url}, {"key": KEY, **secret}, lambda *_: None)


ARTICLE = {"title": "Cảnh báo", "lead": "", "body": "Dừng cuộc gọi."}


def test_it_arrives_once_signed_and_goes_again(receiver):
    url, store = receiver
    article, _ = what(ARTICLE)
    assert "nhận chữ ký" in Webhook().check(line(f"{url}/nhan"))
    stands = Webhook().put_out(line(f"{url}/nhan"), article)
    assert (stands.address, stands.number) == ("https://bao.vidu/khoa-1", "khoa-1")
    Webhook().put_out(line(f"{url}/nhan"), article)
    assert list(store()) == ["khoa-1"]
    assert store()["khoa-1"]["parts"] == ARTICLE
    Webhook().take_back(line(f"{url}/nhan"), article, stands)
    assert store() == {}


def test_the_text_comes_as_clean_html_too(receiver):
    url, store = receiver
    body = "## Dấu hiệu\n\n- Gọi **đêm**<script>x()</script>"
    Webhook().put_out(line(f"{url}/nhan"), what({**ARTICLE, "body": body})[0])
    told = store()["khoa-1"]["html"]
    assert "<li>Gọi <strong>đêm</strong>" in told
    assert "script" not in told
    assert "##" not in told


def test_while_a_key_is_changed_both_sign(receiver):
    url, store = receiver
    later = (now().replace(year=now().year + 1)).isoformat()
    changing = line(f"{url}/nhan", key=OTHER, old_key=KEY, old_key_until=later)
    Webhook().put_out(changing, what(ARTICLE)[0])
    assert list(store()) == ["khoa-1"]
    over = line(f"{url}/nhan", key=OTHER, old_key=KEY, old_key_until=now().isoformat())
    with pytest.raises(TokenDead, match="đối chiếu lại khóa"):
        Webhook().put_out(over, what(ARTICLE)[0])


@pytest.mark.parametrize(
    ("path", "raised", "seconds"),
    [("/429", Later, 7), ("/503", Later, None), ("/400", Never, None), ("/302", Never, None)],
)
def test_what_it_answers_is_understood(receiver, path, raised, seconds):
    with pytest.raises(raised) as caught:
        Webhook().put_out(line(receiver[0] + path), what(ARTICLE)[0])
    if seconds:
        assert caught.value.after.total_seconds() == seconds


def test_gone_is_gone(receiver):
    article, _ = what(ARTICLE)
    stands = Webhook().put_out(line(f"{receiver[0]}/nhan"), article)
    assert "410" in Webhook().take_back(line(f"{receiver[0]}/410"), article, stands)
    with pytest.raises(Never, match="404"):  # as a wrong address answers too
        Webhook().take_back(line(f"{receiver[0]}/404"), article, stands)


def test_a_check_says_what_was_sent_what_came_back_and_what_to_do(receiver):
    url, _ = receiver
    good = Webhook().check(line(f"{url}/nhan"))
    for said in ("posting.check", "127.0.0.1", "mã 200", "giây", "không phải làm gì thêm"):
        assert said in good, said
    wanted = {
        "404": ("mã 404", "xem lại địa chỉ nhận"), "302": ("mã 302", "địa chỉ cuối cùng"),
        "401": ("mã 401", "đối chiếu lại khóa ký"), "503": ("mã 503", "máy tự thử lại"),
        "429": ("mã 429", "máy tự thử lại"), "400": ("mã 400", "hỏi đơn vị quản lý"),
    }  # fmt: skip
    for path, sentences in wanted.items():
        with pytest.raises((Never, Later, TokenDead)) as raised:
            Webhook().check(line(f"{url}/{path}"))
        for said in ("posting.check", "127.0.0.1", "giây", *sentences):
            assert said in raised.value.sentence, (path, raised.value.sentence)


def test_a_check_of_a_machine_that_is_silent_says_so(settings):
    settings.NEPSO_OUTBOUND_ALLOW = ("127.0.0.1:9",)
    with pytest.raises(Later, match="không trả lời") as raised:
        Webhook().check(line("http://127.0.0.1:9/nhan"))
    assert "hỏi đơn vị quản lý" in raised.value.sentence


@pytest.mark.parametrize("url", ["http://bao.vidu/nhan", "http://127.0.0.1:8/", "ftp://bao.vidu/"])
def test_an_address_without_tls_is_told_when_it_is_typed(settings, url):
    settings.NEPSO_OUTBOUND_ALLOW = ("127.0.0.1:9",)
    with pytest.raises(Invalid, match="https://") as raised:
        facts_checked("webhook", {"url": url}, is_real=True)
    assert list(raised.value.fields) == ["url"]
    for good in ("https://bao.vidu/nhan", "http://127.0.0.1:9/nhan"):
        assert facts_checked("webhook", {"url": good}, is_real=True) == {"url": good}
    told = {"app_id": "1", "cover_url": "http://127.0.0.1:9/bia.jpg"}
    with pytest.raises(Invalid, match="https://"):
        facts_checked("zalo_oa", told, is_real=True)


@given(st.binary(), st.integers(0, 2**33), st.integers(-2000, 2000))
def test_a_signature_is_right_for_its_bytes_its_key_and_its_time_alone(body, moment, off):
    value = signature([KEY], moment, body)
    at = max(0, moment + off)
    assert signature_is_right([KEY], value, body, at=at) == (abs(at - moment) <= WINDOW_SECONDS)
    assert not signature_is_right([OTHER], value, body, at=moment)
    assert not signature_is_right([KEY], value, body + b"x", at=moment)
    assert signature_is_right([KEY], signature([OTHER, KEY], moment, body), body, at=moment)


@given(st.text())
def test_a_bent_header_is_no_signature(value):
    assert not signature_is_right([KEY], value, b"{}", at=int(time.time()))
