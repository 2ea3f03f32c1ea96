"""A partner's machine: a form there, an answer back, and nowhere that was not meant."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from nepso.foundation.outbound import calling
from nepso.foundation.outbound.calling import partner_call
from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused


class Partner(BaseHTTPRequestHandler):
    def do_GET(self):
        status = int(self.path.rsplit("/", 1)[1])
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/200")
        self.end_headers()
        self.wfile.write(b"x" * 5000)

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        told = {
            "form": form,
            "key": self.headers["X-Api-Key"],
            "kind": self.headers.get_content_type(),
        }
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def partner(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Partner)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.NEPSO_OUTBOUND_ALLOW = (f"127.0.0.1:{server.server_port}",)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_form_and_its_key_arrive(partner):
    answered = partner_call(
        partner + "/v2", headers={"X-Api-Key": "k"}, form=[("a[]", "một"), ("a[]", "hai")]
    )
    assert json.loads(answered.body) == {
        "form": {"a[]": ["một", "hai"]}, "key": "k", "kind": "application/x-www-form-urlencoded",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, None), (400, None), (404, None), (302, OutboundRefused), (429, OutboundFailed),
     (503, OutboundFailed)],
)  # fmt: skip
def test_what_a_status_means(partner, status, outcome):
    if outcome is None:
        assert partner_call(f"{partner}/{status}", headers={}).status == status
    else:
        with pytest.raises(outcome):
            partner_call(f"{partner}/{status}", headers={})


def test_more_than_the_bound_is_no_answer(partner, monkeypatch):
    monkeypatch.setattr(calling, "MOST_ANSWER", 1000)
    with pytest.raises(OutboundFailed):
        partner_call(partner + "/200", headers={})


@pytest.mark.parametrize("url", ["http://8.8.8.8/", "http://127.0.0.1:9/", "https://10.0.0.1/"])
def test_only_over_tls_and_never_inside(url):
    with pytest.raises(OutboundRefused):
        partner_call(url, headers={})


def test_the_way_out_can_be_closed(partner, settings):
    settings.NEPSO_OUTBOUND = False
    with pytest.raises(OutboundRefused):
        partner_call(partner + "/200", headers={})
