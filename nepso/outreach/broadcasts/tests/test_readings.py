"""A script becomes sound: measured, heard, chosen by a person, on the list of the day."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from nepso.foundation.files import sounding
from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.services import media_keep
from nepso.foundation.files.sounding import has_voice, levels_of
from nepso.foundation.files.tests.test_media import sample
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from nepso.outreach.broadcasts import machine_links, services
from nepso.outreach.broadcasts.checking import findings
from nepso.outreach.broadcasts.models import Reading
from nepso.outreach.broadcasts.playlists import playlist_of
from nepso.outreach.broadcasts.services import readings
from nepso.outreach.broadcasts.tests.conftest import speech
from nepso.outreach.screens.services import air_slot_add
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def script(air):
    return air.variant(kind="loudspeaker")


def add(air, script, data=None, by="officer", name="doc.wav", **more):
    facts = {"read_by": "Phát thanh viên", "voice_agreed": True, "is_recorded": False, **more}
    return services.reading_add(
        variant=script, content=ContentFile(data or speech()), name=name, by=air.person(by), **facts
    )


def choose(air, reading, by="head"):
    return services.reading_choose(reading=reading, was_heard=True, by=air.person(by))


def measured(data):
    return levels_of(media_keep(content=ContentFile(data), name="a.wav", by=None))


def test_levels_are_those_that_were_put_in():
    told = measured(speech(2, level=0.5, before=1, after=3))
    assert told["seconds"] == 6
    assert (told["silence_before"], told["silence_after"]) == pytest.approx((1, 3), abs=0.1)
    assert told["peak_db"] == pytest.approx(0, abs=0.3)
    assert -8 < told["loudness_db"] < -4
    assert measured(speech(2, level=3))["clipped"] > 0.5
    assert measured(speech(1, level=0))["loudness_db"] == -96


def test_a_full_script_is_told_before_a_sound_is_read_or_kept(air, script, monkeypatch):
    add(air, script)
    kept = StoredFile.objects.count()
    monkeypatch.setattr(readings, "MOST_READINGS", 1)
    with pytest.raises(TooMany, match="hãy bỏ bớt bản cũ"):
        add(air, script, data=b"no sound at all: it is not even looked at")
    assert StoredFile.objects.count() == kept


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (speech(60, 0.004), "quá nhỏ"),
        (speech(60, 0.9), "quá to"),
        (speech(60, 3), "bị vỡ"),
        (speech(60, before=4), "Im lặng 4 giây ở đầu"),
        (speech(60, after=5), "Im lặng 5 giây ở cuối"),
        (speech(5), "đọc thiếu"),
        (speech(130), "đoạn thừa"),
    ],
    ids=range(7),
)
def test_what_is_wrong_is_told_with_what_to_do(air, script, data, told):
    found = findings(add(air, script, data), 60, [])
    assert [one.text for one in found if not one.is_good and told in one.text]


def test_a_good_reading_passes_and_one_longer_than_its_hour_is_told(air, script):
    reading = add(air, script, speech(70))
    assert all(one.is_good for one in findings(reading, 60, [("Đài xã A", 2)]))
    assert "Dài hơn buổi phát “Đài xã A”" in findings(reading, 60, [("Đài xã A", 1)])[1].text


def test_without_ffmpeg_it_is_kept_as_it_came_and_says_that_it_is_not_measured(
    air, script, monkeypatch
):  # fmt: skip
    monkeypatch.setattr(sounding.shutil, "which", lambda _name: None)
    reading = add(air, script, sample("tone.m4a"), name="doc.m4a")
    assert (reading.stored.kind, reading.levels) == ("m4a", None)
    assert "chưa đo được" in findings(reading, 2, [])[-1].text
    with pytest.raises(Invalid, match="chưa cài giọng đọc máy"):
        services.reading_by_machine(variant=script, by=air.person("officer"))


@pytest.mark.skipif(not sounding.has_ffmpeg(), reason="SKIPPED LOUDLY: no ffmpeg here")
def test_with_ffmpeg_it_becomes_mp3_and_is_measured(air, script):
    reading = add(air, script, sample("tone.ogg"), name="doc.ogg")
    assert reading.stored.kind == "mp3"
    assert reading.levels["seconds"] == pytest.approx(2, abs=0.1)


@pytest.mark.skipif(not has_voice(), reason="SKIPPED LOUDLY: no espeak-ng here")
def test_a_machine_reads_says_so_and_is_never_on_the_air_by_itself(air, script):
    horn = air.outlet("loudspeaker", name="Đài xã A")
    air.plan(horn, script.product, hours=0.01)
    reading = services.reading_by_machine(variant=script, by=air.person("officer"))
    assert reading.is_machine_made
    assert reading.stored.seconds > 5
    assert "http" not in playlist_of(horn, today())
    choose(air, reading)
    assert "(giọng máy)" in playlist_of(horn, today())


def test_nobodys_voice_without_their_yes_and_only_by_the_agency(air, script):
    with pytest.raises(Invalid) as refused:
        add(air, script, voice_agreed=False, read_by=" ")
    assert set(refused.value.fields) == {"read_by", "voice_agreed"}
    with pytest.raises(NotAllowed):
        add(air, script, by="other")
    with pytest.raises(Invalid, match="là video"):
        add(air, script, sample("film.mp4"))


def test_one_is_chosen_by_whoever_listened_and_is_not_dropped(air, script):
    first, second = add(air, script), add(air, script)
    with pytest.raises(Invalid, match="đã nghe"):
        services.reading_choose(reading=first, was_heard=False, by=air.person("head"))
    choose(air, first)
    choose(air, second)
    assert list(Reading.objects.filter(is_chosen=True)) == [second]
    with pytest.raises(Conflict):
        services.reading_drop(reading=second, by=air.person("officer"))
    services.reading_drop(reading=first, by=air.person("officer"))


def test_the_list_of_the_day_opens_with_its_key_and_its_sounds_with_theirs(air, script, client):
    horn = air.outlet("loudspeaker", name="Đài xã A\n#EXTINF")
    posting = air.plan(horn, script.product, hours=0.01)
    address, _ = machine_links.list_link(horn)
    path = "/" + address.split("/", 3)[3]
    assert "chưa chọn bản đọc" in client.get(path).content.decode()
    choose(air, add(air, script))
    answer = client.get(path)
    lines = answer.content.decode().split("\n")
    assert answer["Content-Type"].startswith("audio/x-mpegurl")
    assert not answer.cookies
    assert lines[0] == "#EXTM3U"
    assert lines[3] == f"#EXTINF:3,{posting.product.title}"
    sound = "/" + lines[4].split("/", 3)[3]
    part = client.get(sound, headers={"Range": "bytes=0-9"})
    assert (part.status_code, len(b"".join(part.streaming_content))) == (206, 10)
    assert client.get(path.replace(".m3u8", "x.m3u8")).status_code == 404
    air.out(air.outlet("portal"), script.product)
    air.recall(script.product)
    assert client.get(sound).status_code == 404, "a recall silences it at once"
    assert "#EXTINF" not in client.get(path).content.decode().split("\n", 2)[2]


def test_a_link_ends(air, script, monkeypatch):
    link = machine_links.sound_link(add(air, script)).rstrip("/").rpartition("/")[2]
    assert machine_links.reading_named(link)
    monkeypatch.setattr(machine_links, "SOUND_LASTS", dt.timedelta(seconds=-1))
    with pytest.raises(NotFound, match="hết hạn"):
        machine_links.reading_named(link)


def test_the_pages_as_a_browser_without_script_uses_them(air, script, client):
    client.force_login(air.person("officer"))
    air_slot_add(
        outlet=air.outlet("loudspeaker"), days=127, begins=dt.time(5), minutes=15,
        by=air.person("officer"),
    )  # fmt: skip
    page = f"/kenh/ban-doc/{script.public_id}/"
    bad = client.post(page, {"read_by": "Chị Hai"})
    assert bad.status_code == 422
    assert "Chị Hai" in bad.content.decode()
    upload = SimpleUploadedFile("doc.wav", speech())
    sent = {"file": upload, "read_by": "Chị Hai", "voice_agreed": "on", "is_recorded": "on"}
    assert client.post(page, sent).status_code == 302
    reading = Reading.objects.get()
    shown = client.get(page)
    assert shown["Permissions-Policy"].endswith("microphone=(self)")
    text = shown.content.decode()
    assert "Ghi âm tại đây" in text
    assert "đọc thiếu" in text
    assert not english_words(text)
    assert "hãy nhờ người khác nghe rồi chọn" in text
    move = f"/kenh/ban-doc/tieng/{reading.public_id}/buoc/"
    assert client.post(move, {"buoc": "chon", "da_nghe": "on"}).status_code == 403
    client.force_login(air.person("head"))
    assert client.post(move, {"buoc": "chon"}).status_code == 422
    assert client.post(move, {"buoc": "chon", "da_nghe": "on"}).status_code == 302
    listed = client.get("/kenh/ban-doc/").content.decode()
    assert "Đã chọn bản phát" in listed
    assert not english_words(listed)
    product = client.get(f"/san-pham/{script.product.public_id}/").content.decode()
    assert page in product
    client.force_login(air.person("other"))
    assert client.post(move, {"buoc": "bo"}).status_code == 403
