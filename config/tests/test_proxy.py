"""Who is counted as the sender."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.proxy import SenderBehindProxy


def _counted(settings, behind: bool, forwarded: str) -> str:
    settings.NEPSO_BEHIND_PROXY = behind
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    answer = SenderBehindProxy(lambda asked: HttpResponse(asked.META["REMOTE_ADDR"]))(request)
    return answer.content.decode()


@pytest.mark.parametrize(
    ("behind", "forwarded", "sender"),
    [
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "1.2.3.4, 203.0.113.9", "203.0.113.9"),  # the first was sent by anybody
        (True, "2001:db8::7", "2001:db8::7"),
        (True, "", "10.0.0.1"),
        (True, "unknown", "10.0.0.1"),
        (False, "203.0.113.9", "10.0.0.1"),  # no proxy of ours: a forged header
    ],
)
def test_the_sender(settings, behind, forwarded, sender):
    assert _counted(settings, behind, forwarded) == sender
