import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import pytest

from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401
from nepso.foundation.jobs.models import Job
from nepso.outreach.distribution import ports
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.products.models import Product
from nepso.outreach.products.tests.conftest import desk  # noqa: F401
from nepso.outreach.sending import jobs, services
from nepso.outreach.sending.models import Delivery, OutletConnection
from nepso.outreach.sending.senders import SendsByMachine

FACTS = {
    "facebook": {"page_id": "100200300"},
    "zalo_oa": {"app_id": "4291", "cover_url": "https://vidu.vn/bia.jpg"},
    "youtube": {"client_id": "ung-dung", "on_recall": "delete", "made_for_kids": "no"},
}
SECRETS = {
    "facebook": {"token": "ma-trang"},
    "zalo_oa": {"app_secret": "khoa", "refresh_token": "lam-moi-1"},
    "youtube": {"client_secret": "khoa", "refresh_token": "lam-moi"},
    "webhook": {"key": "k" * 40},
}


@pytest.fixture
def line(air, monkeypatch):  # noqa: F811
    monkeypatch.setattr(ports, "_senders", [SendsByMachine()])
    return Sending(air)


class Sending:
    """Short ways through connecting, posting and working, each as the person whose act it is."""

    def __init__(self, air) -> None:  # noqa: F811
        self.air = air

    def connect(self, kind="facebook", way="fake", by="officer", outlet=None, **more):
        outlet = outlet or self.air.outlet(kind, by=by)
        facts = {
            "facts": FACTS.get(kind, {}), "secret": SECRETS.get(kind, {}),
            "revision": 0, **more,
        }  # fmt: skip
        person = self.air.person(by)
        return services.connection_set(outlet=outlet, way=way, by=person, **facts)

    def replace(self, connection, **secret):
        fresh = OutletConnection.objects.get(pk=connection.pk)
        return services.connection_token_replace(
            connection=fresh, revision=fresh.revision, secret=secret, by=self.air.person("officer")
        )

    def silence(self, connection):
        fresh = OutletConnection.objects.get(pk=connection.pk)
        return services.connection_set(
            outlet=fresh.outlet, way="silent", facts={}, secret={}, revision=fresh.revision,
            by=self.air.person("officer"),
        )  # fmt: skip

    def plan(self, connection, product=None, hours=-0.01, **more) -> Posting:
        return self.air.plan(connection.outlet, product, hours=hours, **more)

    def pass_a_minute(self, connection=None) -> None:
        """What the workers do in a minute, in this process: the sweep, then every connection."""
        jobs.due()
        Job.objects.filter(name__startswith="sending.").delete()
        rows = OutletConnection.objects.all() if connection is None else [connection]
        for one in rows:
            jobs.work(connection=one.public_id)

    def at_once(self, **facts) -> None:
        """Let the waiting be over."""
        Delivery.objects.update(next_at=Delivery.objects.first().created_at)
        OutletConnection.objects.update(quiet_until=None)

    def recall(self, product):
        return self.air.recall(Product.objects.get(pk=product.pk))


class Service(BaseHTTPRequestHandler):
    """A small server that keeps what it was sent; ``behave`` of the server answers."""

    protocol_version = "HTTP/1.1"

    def _serve(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        kind = self.headers.get_content_type()
        asked = {
            "method": self.command, "path": parts.path, "query": dict(parse_qsl(parts.query)),
            "headers": {k.lower(): v for k, v in self.headers.items()}, "raw": raw,
            "form": dict(parse_qsl(raw.decode())) if "urlencoded" in kind else {},
            "json": json.loads(raw) if kind == "application/json" and raw else {},
        }  # fmt: skip
        self.server.asked.append(asked)
        status, headers, body = self.server.behave(asked)
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    do_GET = do_POST = do_PUT = do_DELETE = _serve

    def log_message(self, *args):
        pass


@pytest.fixture
def serve(settings):
    """Start servers that behave as told; each has ``asked`` and ``url``."""
    running = []

    def start(behave):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
        server.behave, server.asked = behave, []
        server.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        allowed = [f"127.0.0.1:{one.server_port}" for one in running]
        settings.NEPSO_OUTBOUND_ALLOW = tuple(allowed)
        return server

    yield start
    for server in running:
        server.shutdown()
        server.server_close()
