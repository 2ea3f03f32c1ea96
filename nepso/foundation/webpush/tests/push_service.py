"""A push service and browsers in this process. It reads by ``http-ece`` and ``py-vapid``: what they
cannot read, a browser could not."""

import base64
import json
import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from nepso.foundation.webpush.sealing import point_of, unpadded


@dataclass
class Device:
    """A browser that asked to be told."""

    endpoint: str
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    secret: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def facts(self):
        return {
            "endpoint": self.endpoint,
            "p256dh": unpadded(point_of(self.private)),
            "auth": unpadded(self.secret),
        }

    def read(self, body):
        text = http_ece.decrypt(body, private_key=self.private, auth_secret=self.secret)
        return json.loads(text)


@dataclass
class Taken:
    headers: dict
    body: bytes
    said: dict
    claims: dict


class PushService:
    """``answers``: statuses to give next (then 201), or (status, Retry-After)."""

    def __init__(self, port):
        self.address = f"http://127.0.0.1:{port}"
        self.devices, self.taken, self.answers, self.wrong = {}, [], [], []

    def device(self):
        path = f"/wpush/{len(self.devices)}"
        self.devices[path] = Device(self.address + path)
        return self.devices[path]

    def take(self, path, headers, body):
        status, wait = 201, ""
        if self.answers:
            answer = self.answers.pop(0)
            status, wait = answer if isinstance(answer, tuple) else (answer, "")
        if status == 201:
            try:
                authorization = headers["authorization"]
                assert Vapid02.verify(authorization)
                part = authorization.split("t=")[1].split(".")[1]
                claims = json.loads(base64.urlsafe_b64decode(part + "=="))
                said = self.devices[path].read(body)
                self.taken.append(Taken(headers, body, said, claims))
            except Exception as error:  # told by the test, not lost on this thread
                self.wrong.append(error)
                status = 400
        return status, wait

    @property
    def said(self):
        assert not self.wrong, self.wrong
        return [taken.said for taken in self.taken]


@contextmanager
def push_service(settings):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, wait = service.take(self.path, headers, body)
            self.send_response(status)
            if wait:
                self.send_header("Retry-After", str(wait))
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service = PushService(server.server_port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.NEPSO_OUTBOUND_ALLOW = (f"127.0.0.1:{server.server_port}",)
    settings.NEPSO_URL = "https://nepso.vi-du.vn"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
