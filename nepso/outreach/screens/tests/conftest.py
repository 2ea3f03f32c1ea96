import datetime as dt

import pytest

from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401
from nepso.kernel.clock import now
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.products.tests.conftest import desk  # noqa: F401
from nepso.outreach.screens import services
from nepso.outreach.screens.models import Alert, DisplayScreen

DEVICE = "d" * 64  # the token that the device of every paired screen here keeps


@pytest.fixture
def stage(air, client):  # noqa: F811
    return Stage(air, client)


class Stage:
    """A screen with what runs on it, and its device as a client without cookies."""

    def __init__(self, air, client) -> None:  # noqa: F811
        self.air, self.client = air, client

    def person(self, role="officer"):
        return self.air.person(role)

    def screen(self, shape="landscape", by="officer", paired=True, **facts) -> DisplayScreen:
        kind = "led_board" if shape == "led" else "lcd_screen"
        outlet = self.air.outlet(kind, by=by, **{"name": "Màn hình nhà văn hóa", **facts})
        screen = services.screen_add(outlet=outlet, shape=shape, by=self.person(by))
        return self.pair(screen, by=by) if paired else screen

    def pair(self, screen, device=DEVICE, by="officer") -> DisplayScreen:
        """Join a browser to it as staff do: by the code that it shows."""
        code = self.call(screen, device=device)["X-Nepso-Device"]
        facts = {"screen": screen, "revision": screen.revision, "code": code}
        return services.screen_device_pair(**facts, by=self.person(by))

    def run(self, screen, product=None, hours=None, by="officer") -> Posting:
        """A posting that is out on the screen now; ``hours``: it ends then."""
        until = now() + dt.timedelta(hours=hours) if hours else None
        posting = self.air.plan(screen.outlet, product, by=by, hours=0.001, until=until)
        return self.air.do("put_out", posting, by=by)

    def slot(self, screen, posting, days=127, begins=(0, 0), until=None, seconds=10, **more):
        return services.slot_set(
            screen=screen, posting=posting, days=days, begins=dt.time(*begins),
            until=dt.time(*until) if until else None, seconds=seconds, by=self.person(), **more,
        )  # fmt: skip

    def call(self, screen, tag="", device=DEVICE, **told):
        headers = {"X-Nepso-Device": device, **({"If-None-Match": f'"{tag}"'} if tag else {})}
        return self.client.get(f"/man-hinh/{screen.code}/danh-sach.json", told, headers=headers)

    def tag(self, screen) -> str:
        return self.call(screen)["ETag"].strip('"')

    def play(self, screen, *lines, device=DEVICE):
        return self.client.post(
            f"/man-hinh/{screen.code}/nhat-ky/", list(lines),
            content_type="application/json", headers={"X-Nepso-Device": device},
        )  # fmt: skip

    def line(self, posting, name="dong-nhat-ky-1", plays=3, sure=True, **more):
        ended = int(now().timestamp() * 1000)
        begun = ended - 60_000
        times = {"begun": begun, "ended": ended, "plays": plays, "seconds": 30}
        return {"id": name, "posting": posting.public_id, "sure": sure, **times, **more}

    def alert(self, seconds=3600, **facts) -> Alert:
        """One that is published; what it says is checked elsewhere."""
        told = {
            "event": "Lũ", "headline": "Lũ trên sông đang lên", "area": "Xã A", "category": "Met",
            "severity": "Severe", "urgency": "Immediate", "certainty": "Observed",
            "instruction": "Rời khỏi bãi sông.", "state": "published", "identifier": "thu-1",
            "sender": "xa-a", "begins_at": now(), "sent_at": now(),
        }  # fmt: skip
        ends = now() + dt.timedelta(seconds=seconds)
        return Alert.objects.create(
            agency=self.air.desk.tree["xa-a"], **{**told, "expires_at": ends, **facts}
        )
