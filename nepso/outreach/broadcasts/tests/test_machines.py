"""A station's machine plays and says so: by a signed link, as often as it likes, kept once."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from nepso.kernel.clock import now
from nepso.outreach.broadcasts import machine_links
from nepso.outreach.broadcasts.services import airing
from nepso.outreach.broadcasts.tests.test_readings import add, choose
from nepso.outreach.screens.models import AirLogLine

pytestmark = pytest.mark.django_db


@pytest.fixture
def station(air, settings, tmp_path):
    """A posting on a loudspeaker with a chosen reading."""
    settings.MEDIA_ROOT = tmp_path
    horn = air.outlet("loudspeaker", name="Đài xã A")
    posting = air.plan(horn, hours=0.01)
    choose(air, add(air, posting.variant))
    return posting


def path_of(address):
    return "/" + address.split("/", 3)[3]


def link_in_the_list(client, posting):
    address, _ = machine_links.list_link(posting.outlet)
    text = client.get(path_of(address)).content.decode()
    return path_of(re.search(r"^#NEPSO-DA-PHAT:(.*)$", text, re.M).group(1))


def tell(client, link, moment, minutes=3):
    told = {"luc": moment if isinstance(moment, str) else moment.isoformat(), "phut": minutes}
    return client.post(link, told)


def test_the_list_says_where_to_report_and_a_report_is_kept_once(client, station):
    link, moment = link_in_the_list(client, station), now() - dt.timedelta(minutes=2)
    assert tell(client, link, moment).status_code == 201
    assert tell(client, link, moment).status_code == 200, "told again: nothing changes"
    in_utc = moment.astimezone(dt.UTC)
    assert tell(client, link, in_utc).status_code == 200, "the same moment in another zone"
    line = AirLogLine.objects.get()
    assert (line.aired_at, line.minutes, line.told_by) == (moment, 3, None)
    station.refresh_from_db()
    assert station.state == "proven"
    proof = station.proofs.get()
    assert (proof.kind, proof.plays, proof.given_by) == ("play_log", 1, None)
    assert "Máy phát của đài báo" in proof.text
    assert tell(client, link, moment - dt.timedelta(minutes=30)).status_code == 201
    assert AirLogLine.objects.count() == 2


@pytest.mark.parametrize(
    ("moment", "minutes", "words"),
    [
        ("hôm qua", 3, "múi giờ"),
        ("2026-11-27T05:30:00", 3, "múi giờ"),
        ("2026-13-40T05:30:00+07:00", 3, "múi giờ"),
        (timezone.now() + dt.timedelta(days=1), 3, "tương lai"),
        (timezone.now() - dt.timedelta(days=8), 3, "7 ngày"),
        (timezone.now() - dt.timedelta(minutes=1), "x", "số nguyên"),
        (timezone.now() - dt.timedelta(minutes=1), 9999, "240 phút"),
    ],
)
def test_a_wrong_clock_or_number_is_one_sentence_and_keeps_nothing(
    client, station, moment, minutes, words
):
    answer = tell(client, link_in_the_list(client, station), moment, minutes)
    assert answer.status_code == 422
    assert words in answer.json()["sentence"]
    assert not AirLogLine.objects.exists()
    station.refresh_from_db()
    assert station.state == "planned"


def test_a_link_is_for_its_posting_ends_and_takes_no_get(client, station, monkeypatch):
    link = link_in_the_list(client, station)
    assert client.get(link).status_code == 405
    other = machine_links.list_link(station.outlet)[0].rpartition("/")[2].removesuffix(".m3u8")
    assert tell(client, f"/loa/da-phat/{other}/", now()).status_code == 404
    monkeypatch.setattr(machine_links, "REPORT_LASTS", dt.timedelta(seconds=-1))
    assert tell(client, link, now()).status_code == 404


def test_what_was_taken_back_is_not_proven_by_a_machine_and_a_log_is_not_filled(
    air, client, station, monkeypatch
):
    link = link_in_the_list(client, station)
    monkeypatch.setattr(airing, "MOST_TIMES", 1)
    assert tell(client, link, now() - dt.timedelta(minutes=9)).status_code == 201
    assert tell(client, link, now() - dt.timedelta(minutes=5)).status_code == 429
    monkeypatch.setattr(airing, "MOST_TIMES", 9)
    air.recall(station.product)
    assert tell(client, link, now() - dt.timedelta(minutes=1)).status_code == 409
    assert AirLogLine.objects.count() == 1
