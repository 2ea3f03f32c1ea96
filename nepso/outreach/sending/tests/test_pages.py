"""The keepers' pages, as a browser without script uses them."""

import datetime as dt

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext

from nepso.kernel.clock import now
from nepso.outreach.sending import jobs, services
from nepso.outreach.sending.models import Delivery, FakeRun, OutletConnection
from tests.conventions.vietnamese import english_words

KINDS = ("facebook", "zalo_oa", "youtube", "webhook", "folder", "tiktok")


@pytest.fixture
def as_(client, line):
    def signed_in(role):
        client.force_login(line.air.person(role))
        return client

    return signed_in


def here(outlet, more=""):
    return f"/kenh/{outlet.public_id}/ket-noi/{more}"


def test_connect_test_replace_pause_resume(line, as_):
    client, outlet = as_("officer"), line.air.outlet("facebook")
    assert here(outlet) in client.get(f"/kenh/{outlet.public_id}/sua/").content.decode()
    told = {"way": "fake", "page_id": "", "token": "ma-nhap-vao", "expires_on": "", "revision": "0"}
    assert client.post(here(outlet), told).status_code == 302
    line.pass_a_minute()
    page = client.get(here(outlet)).content.decode()
    assert "Đang hoạt động" in page
    assert "Không có gì ra ngoài" in page
    assert "ma-nhap-vao" not in page
    found = OutletConnection.objects.get()
    replaced = client.post(here(outlet, "ma/"), {"token": "hong", "revision": found.revision})
    assert replaced.status_code == 302
    line.pass_a_minute()
    assert "Mã hết hiệu lực" in client.get(here(outlet)).content.decode()
    for step, state in (("tam-dung", "resting"), ("bat-lai", "unchecked")):
        revision = OutletConnection.objects.get().revision
        client.post(here(outlet, "buoc/"), {"buoc": step, "revision": revision})
        assert OutletConnection.objects.get().state == state
    assert client.post(here(outlet, "buoc/"), {"buoc": "kiem-tra"}).status_code == 302
    late = client.post(here(outlet, "buoc/"), {"buoc": "tam-dung", "revision": "1"})
    assert late.status_code == 409


@pytest.mark.parametrize("before", ["fake", "silent"])
def test_a_page_that_goes_real_asks_for_its_token_and_says_so(line, as_, before):
    found = line.connect(way=before)
    client, outlet = as_("officer"), found.outlet
    assert "giữ mã đang có" not in client.get(here(outlet)).content.decode()
    told = {"way": "real", "page_id": "100200300", "token": "", "revision": found.revision}
    answer = client.post(here(outlet), told)
    assert (answer.status_code, OutletConnection.objects.get().way) == (422, before)
    assert "Chưa có: mã truy cập của trang." in answer.content.decode()


def test_what_failed_leaves_the_page_with_a_good_check_or_a_posting_that_went_out(line, as_):
    client, found = as_("officer"), line.connect()
    line.pass_a_minute()
    failed = {"last_error": "Đang quá nhiều lượt.", "last_error_at": now() - dt.timedelta(hours=2)}
    over = {**failed, "quiet_until": now() - dt.timedelta(hours=1)}
    rows = OutletConnection.objects.filter(pk=found.pk)
    rows.update(**over)
    page = client.get(here(found.outlet)).content.decode()
    assert "Lần thử gần nhất chưa được" in page
    assert "hẹn thử lại" not in page, "that hour is over"
    jobs.check(connection=found.public_id)
    assert "Đang quá nhiều lượt." not in client.get(here(found.outlet)).content.decode()
    rows.update(**over)
    line.plan(found)
    line.pass_a_minute()
    assert Delivery.objects.get().state == "sent"
    assert "Đang quá nhiều lượt." not in client.get(here(found.outlet)).content.decode()


def test_whoever_keeps_connections_finds_what_is_not_connected_yet(line, as_):
    outlet, sheet = line.air.outlet("facebook"), line.air.outlet("leaflet")
    for role in ("officer", "local_admin"):
        client = as_(role)
        assert "/kenh/ket-noi/" in client.get("/ban-lam-viec/").content.decode(), role
        page = client.get("/kenh/ket-noi/").content.decode()
        assert here(outlet) in page, role
        assert sheet.public_id not in page
    assert here(outlet) not in as_("other").get("/kenh/ket-noi/").content.decode()


def test_what_was_typed_wrong_is_one_sentence_and_no_token_comes_back(line, as_):
    client, outlet = as_("officer"), line.air.outlet("facebook")
    told = {"way": "real", "page_id": "trang-cua-xa", "token": "ma-bi-mat-123", "revision": "0"}
    answer = client.post(here(outlet), told)
    page = answer.content.decode()
    assert (answer.status_code, "chỉ gồm chữ số" in page) == (422, True)
    assert 'value="trang-cua-xa"' in page
    assert "ma-bi-mat-123" not in page
    machine = line.air.outlet("folder")
    private = "-----BEGIN KEY-----\nbi-mat\n-----END KEY-----"
    told = {"way": "real", "folder": "loa", "host": "loa.vidu.vn", "private_key": private}
    page = client.post(here(machine), told).content.decode()
    assert "bi-mat" not in page
    assert "Chưa có khóa của máy SFTP" in page
    assert not OutletConnection.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_says_what_it_does_in_vietnamese(line, as_, kind):
    outlet = line.air.outlet(kind, name="Kênh của xã")
    page = as_("officer").get(here(outlet)).content.decode()
    assert english_words(page) == set()
    untried = "Chưa thử với dịch vụ thật" in page
    assert untried == (kind in ("facebook", "zalo_oa", "youtube"))
    if kind == "tiktok":
        assert "đăng bằng bộ tài liệu" in page
        assert "<form" not in page.split("<main", 1)[1].split("</main", 1)[0]


def test_the_pages_with_something_on_them(line, as_):
    client = as_("officer")
    connection = line.connect()
    posting = line.plan(connection)
    assert "Đăng tự động" in client.get(f"/kenh/luot-dang/{posting.public_id}/").content.decode()
    line.pass_a_minute()
    run = FakeRun.objects.get()
    for url in (here(connection.outlet), f"/kenh/may-chu-gia/{run.public_id}/", "/kenh/ket-noi/",
                f"/kenh/luot-dang/{posting.public_id}/"):  # fmt: skip
        answer = client.get(url)
        assert (answer.status_code, english_words(answer.content.decode())) == (200, set()), url
    assert "Máy chủ giả đã nhận" in client.get(here(connection.outlet)).content.decode()


def test_who_opens_it(line, as_):
    outlet = line.connect().outlet
    for who, status in (("local_admin", 200), ("administrator", 200), ("head", 200), ("other", 404),
                        ("lead_desk", 403), ("leader", 403), ("none", 403)):  # fmt: skip
        assert as_(who).get(here(outlet)).status_code == status, who
    assert as_("officer").get(here(line.air.outlet("poster"))).status_code == 404


def test_queries_do_not_grow_with_tries(line, as_):
    connection, client = line.connect(), as_("officer")

    def asked():
        with CaptureQueriesContext(database) as seen:
            assert client.get(here(connection.outlet)).status_code == 200
        return len(seen)

    line.plan(connection)
    line.pass_a_minute()
    asked()
    first = asked()
    for number in range(3):
        line.plan(connection, line.air.desk.approve(title=f"Bài {number}"))
    line.pass_a_minute()
    assert asked() == first


def test_a_list_of_many_costs_no_more(line, as_):
    line.connect()
    client = as_("officer")
    with CaptureQueriesContext(database) as one:
        client.get("/kenh/ket-noi/")
    for number in range(4):
        line.connect(outlet=line.air.outlet("facebook", name=f"Trang {number}"))
    with CaptureQueriesContext(database) as many:
        page = client.get("/kenh/ket-noi/").content.decode()
    assert (len(many), page.count("<tr>")) == (len(one), 6)


def test_a_recall_page_says_why_the_machine_could_not(line, as_):
    connection, product = line.connect(), line.air.desk.approve()
    line.plan(connection, product)
    line.pass_a_minute()
    recall = line.recall(product)
    client = as_("officer")
    assert "Máy tự gỡ" in client.get(f"/kenh/thu-hoi/{recall.public_id}/").content.decode()
    services.delivery_leave(delivery=Delivery.objects.get(), sentence="Dịch vụ đã đóng.")
    page = client.get(f"/kenh/thu-hoi/{recall.public_id}/").content.decode()
    assert "Máy không tự gỡ được: Dịch vụ đã đóng." in page
