"""Two agencies, each with a head who made a key, and a product in every state that matters."""

import datetime as dt
import json

import pytest

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401
from nepso.kernel.clock import now
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.tests.conftest import Air
from nepso.outreach.products.models import Product
from nepso.outreach.products.tests.conftest import FACTS, desk  # noqa: F401
from nepso.outreach.screens.models import Alert, PlayLogLine
from nepso.publicapi.kinds import Scope
from nepso.publicapi.rest.caller import address_pace
from nepso.publicapi.services import api_key_make

ROOT = "/api/v1"


@pytest.fixture(autouse=True)
def _nobody_called_yet():
    address_pace.forget()


class Machine:
    """A caller with a key, or without one."""

    def __init__(self, client, key="") -> None:
        self.client, self.key = client, key

    def _headers(self, more):
        return {**({"Authorization": f"Bearer {self.key}"} if self.key else {}), **more}

    def get(self, path, **headers):
        return self.client.get(ROOT + path, headers=self._headers(headers))

    def post(self, path, body, name="lenh-0001", **headers):
        more = {"Idempotency-Key": name} if name else {}
        return self._send("post", path, body, {**more, **headers})

    def put(self, path, body, **headers):
        return self._send("put", path, body, headers)

    def _send(self, method, path, body, headers):
        text = body if isinstance(body, str | bytes) else json.dumps(body)
        send = getattr(self.client, method)
        told = self._headers(headers)
        return send(ROOT + path, text, content_type="application/json", headers=told)


def key_of(agency, by, scopes=Scope.values, label="phần mềm của cơ quan"):
    person = Account.objects.get(pk=by.pk)
    return api_key_make(agency=agency, label=label, scopes=scopes, by=person)


@pytest.fixture
def anybody(client):
    return Machine(client)


@pytest.fixture
def commune(client, desk):  # noqa: F811
    """The machine of xa-a, whose key its head made."""
    return Machine(client, key_of(desk.tree["xa-a"], desk.people["head"])[1])


@pytest.fixture
def other(client, desk):  # noqa: F811
    """The machine of so-yt."""
    return Machine(client, key_of(desk.tree["so-yt"], desk.people["other_head"])[1])


@pytest.fixture
def out(desk):  # noqa: F811
    """A product of xa-a before people's eyes."""
    return put_out(desk)


def put_out(desk, **facts) -> Product:  # noqa: F811
    """On the portal, where everybody reads it."""
    product, at_work = desk.approve(**facts), Air(desk)
    outlet = Outlet.objects.filter(kind="portal").first() or at_work.outlet("portal")
    at_work.out(outlet, product)
    return Product.objects.get(pk=product.pk)


def play(screen, posting, plays=3, name="dong-nhat-ky-1") -> PlayLogLine:
    """A line of the play log of an hour ago."""
    begun = now() - dt.timedelta(hours=1)
    return PlayLogLine.objects.create(
        screen=screen, posting=posting, client_id=name, begun_at=begun, plays=plays,
        ended_at=begun + dt.timedelta(minutes=10), seconds=plays * 12,
    )  # fmt: skip


def alert(agency, seconds=3600, **facts) -> Alert:
    """An alert that is out; how it got out is checked elsewhere."""
    told = {
        "event": "Lũ", "headline": "Lũ đang lên", "area": "Xã A", "category": "Met",
        "severity": "Severe", "urgency": "Immediate", "certainty": "Observed",
        "state": "published", "identifier": "thu-1", "sender": "xa-a", "sent_at": now(),
        "begins_at": now() - dt.timedelta(hours=1),
    }  # fmt: skip
    ends = now() + dt.timedelta(seconds=seconds)
    return Alert.objects.create(agency=agency, **{**told, "expires_at": ends, **facts})


def draft(**changes):
    """A body that is taken."""
    return {**FACTS, **changes}


def error_of(answer, status, code=None):
    """The error of an answer, which must have the one shape."""
    assert answer.status_code == status, answer.content.decode()
    assert answer.headers["Content-Type"].startswith("application/json")
    body = answer.json()
    assert set(body) == {"error"}
    error = body["error"]
    assert set(error) == {"code", "sentence", "fields"}
    assert error["sentence"].endswith(".")
    assert code is None or error["code"] == code
    return error
