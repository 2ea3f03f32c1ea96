"""People who report over HTTP, and send the same form again until they have their code."""

from __future__ import annotations

import http.client
import itertools
import re
import secrets
import threading
import time
from typing import NamedTuple
from urllib.parse import urlencode

from django.core import signing

from tests.survival.serving import Served

_CSRF = "a" * 32
_CODE = re.compile(r'class="nep-code"[^>]*>([^<]+)<')


class Answer(NamedTuple):
    """One answer of the server."""

    status: int
    page: str

    @property
    def code(self) -> str:
        """The tracking code it shows, "" for none."""
        found = _CODE.search(self.page)
        return found[1] if found else ""


def form_token(served: Served) -> str:
    """The token of a form opened now, as the server signs it."""
    key = (served.folder / "secret-key").read_text().strip()
    return signing.TimestampSigner(key=key, salt="intake.form").sign(secrets.token_urlsafe(16))


def posted(
    served: Served, path: str, fields: dict[str, str | list[str]], sender: int = 1
) -> Answer:
    """One POST from a loopback address of the sender's own. Raises OSError or HTTPException."""
    address = f"127.1.{sender >> 8 & 255}.{sender & 255}"
    calling = http.client.HTTPConnection(
        "127.0.0.1", served.port, timeout=30, source_address=(address, 0)
    )
    body = urlencode({**fields, "csrfmiddlewaretoken": _CSRF}, doseq=True)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={_CSRF}",
    }  # fmt: skip
    try:
        calling.request("POST", path, body, headers)
        answer = calling.getresponse()
        return Answer(answer.status, answer.read().decode())
    finally:
        calling.close()


def report(served: Served, token: str, sender: int = 1) -> Answer:
    """Send one report."""
    fields: dict[str, str | list[str]] = {
        "to": token, "buoc": "gui", "text": f"Có người giả ngân hàng, lần {token[:8]}.",
        "telephone": "0900000000", "dong_y": ["police:text", "coordinator:text"],
    }  # fmt: skip
    return posted(served, "/phan-anh/scam/", fields, sender)


class Reporters:
    """So many people at once, each sending one report after the other until told to stop."""

    def __init__(self, served: Served, people: int = 4) -> None:
        self.served = served
        self.codes: dict[str, set[str]] = {}  # by the token of the form: never more than one
        self.refused: list[Answer] = []
        self.broken_off = 0
        self._sender = itertools.count(1)
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._report_on) for _ in range(people)]

    def __enter__(self) -> Reporters:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, acknowledged: int, seconds: float) -> None:
        """Until so many have their code; AssertionError when they do not get it in time."""
        end = time.monotonic() + seconds
        while len(self.codes) < acknowledged:
            assert time.monotonic() < end, (len(self.codes), acknowledged, self.refused[-1:])
            assert any(thread.is_alive() for thread in self._threads)
            time.sleep(0.02)

    def _report_on(self) -> None:
        while not self._ended.is_set():
            token = form_token(self.served)
            while not self._acknowledged(token) and not self._ended.is_set():
                time.sleep(0.1)

    def _acknowledged(self, token: str) -> bool:
        answer = self._sent(token)
        if answer is None:
            return False
        if answer.status != 200 or not answer.code:
            self.refused.append(answer)
            return False
        self.codes.setdefault(token, set()).add(answer.code)
        if next(self._sender) % 10 == 0:  # sent once more: the same code
            again = self._sent(token)
            if again is not None and again.status == 200:
                self.codes[token].add(again.code)
        return True

    def _sent(self, token: str) -> Answer | None:
        """The answer, or None where the server was killed before it came."""
        try:
            return report(self.served, token, next(self._sender))
        except (OSError, http.client.HTTPException):
            self.broken_off += 1
            return None
