"""A receiver as a partner writes it from docs/contracts/webhook.md: the standard library, nothing
of ours. ``python receiver.py KEY STORE`` prints its port and serves."""

import hashlib
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

KEY, STORE = sys.argv[1].encode(), Path(sys.argv[2])
HELD = {}


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != "/nhan":
            status = int(self.path[1:])
            self.send_response(status)
            if status == 429:
                self.send_header("Retry-After", "7")
            if status == 302:
                self.send_header("Location", "/nhan")
            self.end_headers()
            return
        if not self.is_signed(body):
            self.send_response(401)
            self.end_headers()
            return
        told = json.loads(body)
        if told["event"] == "posting.put_out":
            HELD.setdefault(self.headers["Idempotency-Key"], told)
        if told["event"] == "posting.taken_back":
            HELD.pop(told["key"], None)
        STORE.write_text(json.dumps(HELD))
        key = told.get("key", "")
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"address": f"https://bao.vidu/{key}", "id": key}).encode())

    def is_signed(self, body):
        parts = [part.split("=", 1) for part in self.headers["Nepso-Signature"].split(",")]
        moment = next(value for name, value in parts if name == "t")
        if abs(time.time() - int(moment)) > 300:
            return False
        wanted = hmac.new(KEY, moment.encode() + b"." + body, hashlib.sha256).hexdigest()
        return any(hmac.compare_digest(v, wanted) for name, v in parts if name == "v1")

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    print(server.server_port, flush=True)  # noqa: T201 - the test reads it
    server.serve_forever()
