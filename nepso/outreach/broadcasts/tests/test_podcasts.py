"""The podcast, read by two readers that we did not write."""

import io
from pathlib import Path

import feedparser
import podcastparser
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.services import media_keep
from nepso.foundation.files.storage_folders import ON_DISK
from nepso.foundation.files.tests.test_media import sample
from nepso.outreach.broadcasts.covers_kept import FOLDER, tag_of
from nepso.outreach.broadcasts.tests.test_readings import add, choose
from nepso.outreach.distribution.artwork.covers import cover_drawn
from nepso.outreach.products.services import asset_add
from nepso.outreach.products.tests.conftest import RIGHTS

pytestmark = pytest.mark.django_db
ALL = "/podcast/tat-ca.xml"


def on_the_podcast(air, product, **facts):
    return air.out(air.outlet("podcast", **facts), product)


@pytest.fixture
def product(air):
    by = air.person("officer")
    stored = media_keep(content=ContentFile(sample("tone.mp3")), name="bai.mp3", by=by)
    facts = {**RIGHTS, "transcript": "Chào bà con.", "title": "Bài nói"}
    sound = asset_add(agency=air.desk.tree["xa-a"], stored=stored, facts=facts, by=by)
    return air.desk.approve(assets=[sound], title="Nhận ra cuộc gọi & tin nhắn")


def test_what_is_typed_stands_in_the_feed_sign_for_sign(air, product, client):
    typed = "Trẻ <13 tuổi, mạng >5 Mb/s & ít tiền"
    written = {"title": typed, "source": f"{typed} là lời gõ."}
    product = air.desk.approve(assets=[one.asset for one in product.placed.all()], **written)
    posting = on_the_podcast(air, product)
    assert typed in posting.shown["description"]
    (entry,) = feedparser.parse(client.get(ALL).content, sanitize_html=False).entries
    assert entry.title == typed
    assert "Trẻ &lt;13 tuổi, mạng &gt;5 Mb/s &amp; ít tiền là lời gõ." in entry.summary


def test_two_readers_find_the_episode_with_its_sound_and_a_guid_that_stays(air, product, client):
    posting = on_the_podcast(air, product)
    answer = client.get(ALL)
    assert answer["Content-Type"].startswith("application/rss+xml")
    assert "max-age=60" in answer["Cache-Control"]
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    (entry,) = feed.entries
    assert entry.title == product.title
    assert entry.id == f"urn:nepso:{posting.public_id}"
    assert entry.itunes_duration == "2"
    (enclosure,) = entry.enclosures
    assert enclosure.type == "audio/mpeg"
    read = podcastparser.parse("http://vidu.vn/", io.BytesIO(answer.content))
    (episode,) = read["episodes"]
    assert episode["guid"] == entry.id
    assert episode["total_time"] == 2
    assert episode["enclosures"][0]["file_size"] == int(enclosure.length)
    assert read["language"] == "vi"
    path = "/" + enclosure.href.split("/", 3)[3]
    whole = client.get(path)
    assert whole["Content-Type"] == "audio/mpeg"
    assert len(b"".join(whole.streaming_content)) == int(enclosure.length)
    air.recall(product)
    assert not feedparser.parse(client.get(ALL).content).entries
    assert client.get(path).status_code == 404


def test_by_agency_and_by_audience(air, product, client):
    on_the_podcast(air, product)
    own = air.desk.tree["xa-a"].public_id
    other = air.desk.tree["so-yt"].public_id

    def count(path):
        return len(feedparser.parse(client.get(f"/podcast/{path}.xml").content).entries)

    assert (count(f"don-vi/{own}"), count(f"don-vi/{other}")) == (1, 0)
    assert (count("nhom/elder"), count("nhom/pupil")) == (1, 0)
    assert client.get("/podcast/nhom/la.xml").status_code == 404
    assert client.get("/podcast/don-vi/la.xml").status_code == 404


def test_without_a_sound_of_its_own_the_chosen_reading_is_heard(air, client):
    product = air.desk.approve()
    script = air.variant(product, kind="loudspeaker")
    on_the_podcast(air, product)
    assert not feedparser.parse(client.get(ALL).content).entries
    reading = choose(air, add(air, script))
    (entry,) = feedparser.parse(client.get(ALL).content).entries
    (heard,) = entry.enclosures
    assert heard.type == FileKind(reading.stored.kind).content_type
    assert int(heard.length) == reading.stored.size
    sound = client.get("/" + heard.href.split("/", 3)[3])
    assert len(b"".join(sound.streaming_content)) == reading.stored.size


def test_the_questions_do_not_grow_with_the_episodes(air, product, client):
    on_the_podcast(air, product)
    with CaptureQueriesContext(connection) as one:
        before = feedparser.parse(client.get(ALL).content)
    on_the_podcast(air, product, name="Kênh thứ hai")
    with CaptureQueriesContext(connection) as two:
        after = feedparser.parse(client.get(ALL).content)
    assert (len(before.entries), len(after.entries)) == (1, 2), "there is more to ask about"
    assert len(two) == len(one) <= 8


NAMES = (
    *("UBND xã A", "Sở Văn hóa, Thể thao và Du lịch tỉnh Thái Nguyên", "Ủ" * 200, ""),
    "Trường Trung học phổ thông Dân tộc nội trú " * 4,
)


@pytest.mark.parametrize("name", NAMES)
def test_a_cover_is_as_apple_asks_whatever_the_name(name):
    picture = Image.open(io.BytesIO(cover_drawn(name, "tỉnh Thái Nguyên")))
    assert (picture.format, picture.mode) == ("PNG", "RGB")
    assert picture.width == picture.height
    assert 1400 <= picture.width <= 3000
    assert cover_drawn(name, "x") == cover_drawn(name, "x")
    edge = picture.crop((picture.width - 60, 0, picture.width, 1300)).getcolors()
    assert len(edge) == 1, "no word runs over the edge"


def test_the_feed_names_its_cover_and_the_cover_is_there(air, product, client):
    on_the_podcast(air, product)
    own = air.desk.tree["xa-a"].public_id
    for path in (ALL, f"/podcast/don-vi/{own}.xml", "/podcast/nhom/elder.xml"):
        feed = feedparser.parse(client.get(path).content).feed
        answer = client.get("/" + feed.image.href.split("/", 3)[3])
        assert answer["Content-Type"] == "image/png"
        assert "max-age=86400" in answer["Cache-Control"]
        assert Image.open(io.BytesIO(answer.content)).size == (1400, 1400)
        read = podcastparser.parse("http://vidu.vn/", io.BytesIO(client.get(path).content))
        assert read["cover_url"] == feed.image.href
    assert client.get("/podcast/bia/khongco.png").status_code == 404


def test_a_cover_is_drawn_once_for_all_processes_and_anew_for_a_new_name(air, client):
    agency = air.desk.tree["xa-a"]
    here = reverse("broadcasts:cover_agency", args=[agency.public_id])
    first = client.get(here)
    kept = (
        Path(settings.MEDIA_ROOT) / FOLDER / f"{tag_of(agency.name, settings.NEPSO_PROVINCE)}.png"
    )
    assert kept.read_bytes() == first.content
    assert FOLDER in ON_DISK, "a restore leaves it out of a store"
    kept.write_bytes(b"as drawn by another process")
    assert client.get(here).content == b"as drawn by another process"
    same = client.get(here, headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    type(agency).objects.filter(pk=agency.pk).update(name="UBND phường A")
    renamed = client.get(here, headers={"If-None-Match": first["ETag"]})
    assert renamed.status_code == 200
    assert renamed["ETag"] != first["ETag"]
    assert Image.open(io.BytesIO(renamed.content)).size == (1400, 1400)
    assert not list(kept.parent.glob("*.tam"))
