"""What the first page says before anything else, and the way back for who reported already."""

import datetime as dt

import pytest

from nepso.kernel.clock import now
from nepso.outreach.screens.models import Alert

pytestmark = pytest.mark.django_db


def alert(tree, hours=2, **facts):
    told = {
        "event": "Lũ", "headline": "Lũ trên sông đang lên", "area": "Xã A", "category": "Met",
        "severity": "Severe", "urgency": "Immediate", "certainty": "Observed",
        "instruction": "Rời khỏi bãi sông.", "state": "published", "identifier": "thu-1",
        "sender": "xa-a", "begins_at": now() - dt.timedelta(hours=3), "sent_at": now(),
    }  # fmt: skip
    ends = now() + dt.timedelta(hours=hours)
    return Alert.objects.create(agency=tree["xa-a"], **{**told, "expires_at": ends, **facts})


def test_what_is_urgent_now_stands_above_the_three_doors(client, tree):
    alert(tree)
    page = client.get("/").content.decode()
    assert page.index("Lũ trên sông đang lên") < page.index("Bạn cần gì hôm nay?")
    assert "Rời khỏi bãi sông." in page
    whose = f"{tree['xa-a'].name}: Lũ trên sông đang lên"
    assert whose in page, "who reads it elsewhere must see that it is not theirs"
    assert "Nơi áp dụng:</strong> Xã A" in page
    assert 'href="/canh-bao/"' in page[: page.index("Bạn cần gì hôm nay?")]


@pytest.mark.parametrize("facts", [{"hours": -1}, {"state": "draft"}, {"state": "cancelled"}])
def test_what_ended_or_waits_does_not(client, tree, facts):
    alert(tree, **facts)
    assert "Lũ trên sông" not in client.get("/").content.decode()


def test_who_reported_already_finds_the_way_back(client, db):
    page = client.get("/").content.decode()
    assert '<a href="/tra-cuu/">Đã gửi phản ánh? Tra cứu bằng mã</a>' in page
