"""Screens are their agency's; alerts that hold are everybody's; a machine publishes none."""

import pytest

from nepso.kernel.errors import NotAllowed
from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.screens.models import Alert, DisplayScreen
from nepso.outreach.screens.services import (
    alert_accept,
    alert_publish,
    alert_publish_alone,
    screen_add,
)
from nepso.outreach.screens.tests.capping import message
from nepso.publicapi.rest.tests.conftest import Machine, alert, error_of, key_of, play

OWN = "/own/screens"


@pytest.fixture
def wall(air):  # noqa: F811
    """A screen of xa-a with something that runs on it."""
    outlet = air.outlet("lcd_screen")
    screen = screen_add(outlet=outlet, shape="landscape", by=air.person("officer"))
    return screen, air.out(outlet)


def test_an_agency_reads_how_its_screens_do_and_what_they_play(commune, wall):
    screen, posting = wall
    DisplayScreen.objects.update(showing=posting.public_id, drift_ms=400)
    play(screen, posting, plays=3)
    play(screen, posting, plays=4, name="dong-nhat-ky-2")
    [line] = commune.get(OWN).json()["items"]
    assert (line["id"], line["health"], line["health_label"]) == (
        screen.public_id, "unpaired", "Chưa ghép máy",
    )  # fmt: skip
    told = commune.get(f"{OWN}/{screen.public_id}").json()
    assert [one["posting"] for one in told["playlist"]] == [posting.public_id]
    assert told["played"] == [
        {"posting": posting.public_id, "title": posting.product.title, "plays": 7, "seconds": 84}
    ]
    plays = commune.get(f"{OWN}/{screen.public_id}/plays?size=1").json()
    assert plays["items"][0]["plays"] in (3, 4)
    following = commune.get(f"{OWN}/{screen.public_id}/plays?size=1&cursor={plays['next']}")
    assert {plays["items"][0]["plays"], following.json()["items"][0]["plays"]} == {3, 4}


def test_the_code_that_lets_a_device_in_is_told_nobody(commune, wall):
    screen, _ = wall
    for path in (OWN, f"{OWN}/{screen.public_id}"):
        assert screen.code not in commune.get(path).content.decode()


def test_the_screens_of_another_agency_are_not_there_and_nobodys_need_a_key(anybody, other, wall):
    screen, _ = wall
    assert other.get(OWN).json()["items"] == []
    for more in ("", "/plays"):
        error_of(other.get(f"{OWN}/{screen.public_id}{more}"), 404, "not_found")
        error_of(anybody.get(f"{OWN}/{screen.public_id}{more}"), 401, "no_key")


def test_a_key_without_the_scope_reads_no_screen_and_sends_no_alert(client, desk, wall):
    _, key = key_of(desk.tree["xa-a"], desk.people["head"], scopes=["postings.read"])
    machine = Machine(client, key)
    error_of(machine.get(OWN), 403, "not_allowed")
    error_of(machine.post("/own/alerts", {"cap": message().decode()}), 403, "not_allowed")


def test_everybody_reads_the_alerts_that_hold_and_none_that_is_over(anybody, desk):
    here = desk.tree["xa-a"]
    alert(here)
    alert(here, seconds=-1, identifier="thu-2", headline="Đã qua")
    alert(here, state="waiting", sent_at=None, identifier="thu-3", headline="Chưa phát")
    answer = anybody.get("/alerts")
    assert [one["headline"] for one in answer.json()["items"]] == ["Lũ đang lên"]
    assert answer["Cache-Control"] == "public, no-cache"


def test_a_cap_message_is_taken_once_waits_and_is_for_the_agencys_own_area(commune, desk):
    body = {"cap": message().decode()}
    first = commune.post("/own/alerts", body)
    assert first.status_code == 201, first.content
    assert first.json()["state"] == "waiting"
    assert commune.post("/own/alerts", body).json() == first.json()  # the same call
    error_of(commune.post("/own/alerts", body, name="lenh-0002"), 409, "conflict")
    made = Alert.objects.get()
    assert (list(made.communes.all()), made.written_by) == (
        [desk.tree["xa-a"]], desk.people["head"],
    )  # fmt: skip


def test_what_came_by_the_heads_own_key_is_read_by_an_officer_and_the_head_publishes(commune, desk):
    commune.post("/own/alerts", {"cap": message().decode()})
    made, head = Alert.objects.get(), desk.people["head"]
    assert (made.by_machine, made.written_by) == (True, head)
    with pytest.raises(NotAllowed, match="khóa do bạn cấp"):
        alert_publish(alert=made, revision=None, by=head)
    alert_accept(alert=made, revision=None, by=desk.people["officer"])
    assert alert_publish(alert=made, revision=None, by=head).state == "published"


def test_the_only_head_publishes_what_their_key_sent_and_says_why(commune, desk):
    commune.post("/own/alerts", {"cap": message().decode()})
    told = alert_publish_alone(
        alert=Alert.objects.get(), revision=None, because="Đã gọi đài.", by=desk.people["head"]
    )
    assert told.state == "published"


def test_what_the_key_sent_in_place_of_a_running_one_is_a_machines_too(commune, desk):
    commune.post("/own/alerts", {"cap": message().decode()})
    first = Alert.objects.get()
    alert_accept(alert=first, revision=None, by=desk.people["officer"])
    alert_publish(alert=first, revision=None, by=desk.people["head"])
    update = message(name="tin-2", msgType="Update", of=["tin-1"]).decode()
    answer = commune.post("/own/alerts", {"cap": update}, name="lenh-0002")
    assert answer.json()["replaces"] == first.public_id
    assert Alert.objects.get(public_id=answer.json()["id"]).by_machine


def test_a_machine_ends_nothing_and_what_is_no_message_is_told(commune):
    cancel = message(name="huy", msgType="Cancel", of=["tin-1"]).decode()
    assert (
        "do người nhận" in error_of(commune.post("/own/alerts", {"cap": cancel}), 422)["sentence"]
    )
    error_of(commune.post("/own/alerts", {"cap": "<a/>"}, name="lenh-0003"), 422, "invalid")


def test_as_many_queries_however_many_screens(commune, air, django_assert_num_queries):  # noqa: F811
    for number in range(3):
        outlet = air.outlet("lcd_screen", name=f"Màn hình {number}")
        screen_add(outlet=outlet, shape="landscape", by=air.person("officer"))
    with django_assert_num_queries(4):
        assert len(commune.get(OWN).json()["items"]) == 3
