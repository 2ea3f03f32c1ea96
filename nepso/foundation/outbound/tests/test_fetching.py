import contextlib
import http.server
import socket
import threading
import time

import pytest

from nepso.foundation.outbound import addresses, fetching
from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused
from nepso.foundation.outbound.fetching import Page, page_fetch
from nepso.foundation.outbound.pages import PageTitle, is_elsewhere, page_title, title_in
from tests.pace import within


class Site(http.server.BaseHTTPRequestHandler):
    """A site that behaves in several ways, by path."""

    seen: list = []

    def do_GET(self):
        type(self).seen.append((self.path, dict(self.headers)))
        if self.path.startswith("/den/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/den/"))
            self.end_headers()
        elif self.path == "/vong":
            self.send_response(302)
            self.send_header("Location", "/vong")
            self.end_headers()
        elif self.path == "/hong":
            self.send_error(500)
        elif self.path == "/nho-giot":
            self._drip()
        else:
            body = b"<title>Trang &amp; t\xc3\xaan</title>" + b"x" * 2_000_000
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body)

    def _drip(self):
        with contextlib.suppress(OSError):
            for _ in range(100):
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.05)

    def log_message(self, *args):
        pass


@pytest.fixture
def site(settings):
    Site.seen = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    where = f"127.0.0.1:{server.server_port}"
    settings.NEPSO_OUTBOUND_ALLOW = (where,)
    yield f"http://{where}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_tells_its_title_and_is_read_up_to_its_bound(site):
    page = page_fetch(f"{site}/bai?x=1")
    assert (page.status, len(page.body)) == (200, fetching.MOST_BYTES)
    assert page_title(f"{site}/bai") == PageTitle("Trang & tên", is_of_another=False)
    assert page_title(f"{site}/den//dang-nhap") == PageTitle("Trang & tên", is_of_another=True)


def test_nothing_of_ours_goes_along(site):
    page_fetch(f"{site}/bai")
    _, headers = Site.seen[0]
    assert not {"Cookie", "Authorization", "Referer"} & headers.keys()


def test_redirects_are_followed_a_few_times_and_checked_each_time(site):
    assert page_fetch(f"{site}/den//bai").url.endswith("/bai")
    with pytest.raises(OutboundRefused, match="chuyển hướng"):
        page_fetch(f"{site}/vong")
    for inside in ("http://127.0.0.1:1/", "http://169.254.169.254/latest", "file:///etc/passwd"):
        with pytest.raises(OutboundRefused):
            page_fetch(f"{site}/den/{inside}")


@pytest.mark.parametrize(
    ("came_to", "elsewhere"),
    [
        ("https://www.xa.vn/bai/1/", False),
        ("https://xa.vn/bai/1#cuoi", False),
        ("https://m.xa.vn/bai/1", False),
        ("https://mobile.xa.vn/bai/1", False),
        ("https://m.vn/bai/1", True),
        ("https://xa.vn/dang-nhap?ve=/bai/1", True),
        ("https://xa.vn/bai/1?dang-nhap", True),
        ("https://xa.vn/", True),
        ("https://sso.vn/bai/1", True),
    ],
)
def test_another_page_is_told_from_the_same_one(came_to, elsewhere):
    assert is_elsewhere("http://xa.vn/bai/1", came_to) is elsewhere


def test_a_fault_of_the_other_side_may_be_tried_again(site):
    with pytest.raises(OutboundFailed, match="500"):
        page_fetch(f"{site}/hong")


def test_a_side_that_drips_is_cut(site, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    with within(2, waited=True), pytest.raises(OutboundFailed):
        page_fetch(f"{site}/nho-giot")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.9", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fc00::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "không phải",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_public(address):
    assert not addresses.is_public(address)


def test_public_addresses_are():
    assert addresses.is_public("1.1.1.1")
    assert addresses.is_public("2606:4700:4700::1111")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "https://[::1]/", "http://2130706433/",
        "http://0x7f.1/", "http://127.1/", "ftp://example.vn/", "javascript:alert(1)",
        "http://ten:mat-khau@1.1.1.1/", "http://1.1.1.1:22/", "http://1.1.1.1:99999/",
        "http:///khong-ten", "http://1.1.1.1/a b",
    ],
)  # fmt: skip
def test_where_we_never_go(url):
    with pytest.raises(OutboundRefused):
        page_fetch(url)


def test_a_name_with_one_address_inside_is_refused(monkeypatch):
    def both(host, port, **kwargs):
        return [(2, 1, 6, "", (ip, port)) for ip in ("1.1.1.1", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(OutboundRefused, match="nội bộ"):
        addresses.target_of("https://doi-ten.example.vn/")


def test_the_name_is_looked_up_once_and_that_address_connected_to(site, settings, monkeypatch):
    """A name that answers with another address the second time gains nothing."""
    port = int(site.rpartition(":")[2])
    settings.NEPSO_OUTBOUND_ALLOW = (f"doi-ten.example.vn:{port}",)
    asked, real = [], socket.getaddrinfo

    def rebinding(host, *args, **kwargs):
        asked.append(host)
        named = host == "doi-ten.example.vn"
        there = "10.0.0.7" if named and asked.count(host) > 1 else "127.0.0.1"
        return real(there if named else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    assert page_fetch(f"http://doi-ten.example.vn:{port}/bai").status == 200
    assert asked == ["doi-ten.example.vn", "127.0.0.1"]


def test_the_way_out_can_be_closed(site, settings):
    settings.NEPSO_OUTBOUND = False
    with pytest.raises(OutboundRefused, match="mạng ngoài"):
        page_fetch(f"{site}/bai")


@pytest.mark.parametrize(
    ("body", "kind", "title"),
    [
        ("<meta property='og:title' content='Tiêu đề'>".encode(), "text/html", "Tiêu đề"),
        (b"<meta charset=windows-1252><title>Caf\xe9</title>", "text/html", "Café"),
        (b"<title>\n A\n  B </title>", "text/html", "A B"),
        (b"<title>x</title>", "application/pdf", ""),
        (b"<title>x", "text/html", ""),
        (b"<title>x</title>", "text/html; charset=khong-co", "x"),
    ],
)  # fmt: skip
def test_titles(body, kind, title):
    assert title_in(Page("http://x", 200, kind, body)) == title
