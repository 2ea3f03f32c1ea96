"""Sound and video: read by their bytes, stored without a word about who made them where."""

import io
import struct
import tempfile
import wave
from pathlib import Path

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nepso.foundation.files.kinds import AUDIO, FileKind
from nepso.foundation.files.media.reading import media_rewritten
from nepso.foundation.files.media_contents import media_of
from nepso.foundation.files.services import media_keep
from nepso.foundation.files.tests.making import zipped
from nepso.kernel.errors import Invalid, TooLarge

SAMPLES = Path(__file__).parent / "media"
# An MP4 made by ffmpeg says 2 for its one channel, as the template of ISO/IEC 14496-12 does.
KNOWN = [
    ("tone.mp3", "mp3", "mp3", 1, 0),
    ("tone.m4a", "m4a", "aac", 2, 0),
    ("tone.ogg", "ogg", "opus", 1, 0),
    ("film.mp4", "mp4", "h264 aac", 2, 64),
    ("silent.mp4", "mp4", "h264", 0, 64),
    ("film.webm", "webm", "vp9 opus", 1, 64),
]
TOLD = (b"BiMat", b"NguoiQuay", b"MayBiMat", b"105.84")


def sample(name):
    return (SAMPLES / name).read_bytes()


def rewritten(data, taken=tuple(FileKind)):
    out = io.BytesIO()
    facts = media_rewritten(data, out, [str(kind) for kind in taken])
    return facts, out.getvalue()


def wav(seconds=1, rate=8000, channels=1, chunk=b""):
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setparams((channels, 2, rate, 0, "NONE", ""))
        made.writeframes(struct.pack("<h", 1000) * (rate * channels * seconds))
    return out.getvalue() + chunk


@pytest.mark.parametrize(("name", "kind", "codecs", "channels", "width"), KNOWN)
def test_what_it_is_is_told_by_its_bytes(name, kind, codecs, channels, width):
    facts, _ = rewritten(sample(name))
    assert (facts["kind"], facts["codecs"]) == (kind, codecs)
    assert (facts["channels"], facts["width"]) == (channels, width)
    assert facts["seconds"] == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize("name", [row[0] for row in KNOWN])
def test_no_word_about_who_made_it_where_is_left(name):
    before, after = sample(name), rewritten(sample(name))[1]
    assert any(word in before for word in TOLD)
    assert not any(word in after for word in TOLD)
    assert b"Lavf" not in after
    assert rewritten(after)[0] == rewritten(before)[0], "what is stored reads as what came"


@pytest.mark.parametrize("name", ["tone.mp3", "tone.m4a", "tone.ogg"])
def test_a_reader_that_we_did_not_write_hears_the_same(name, tmp_path):
    tinytag = pytest.importorskip("tinytag")
    path = tmp_path / name
    path.write_bytes(rewritten(sample(name))[1])
    found = tinytag.TinyTag.get(path)
    assert found.duration == pytest.approx(2, abs=0.1)
    assert (found.title, found.artist) == (None, None)


def test_a_wav_keeps_its_samples_alone():
    facts, out = rewritten(wav(2, 8000, 2, chunk=b"LIST\x0c\x00\x00\x00INFOISFT1234"))
    assert facts["kind"] == "wav"
    assert (facts["seconds"], facts["channels"], facts["rate"]) == (2, 2, 8000)
    assert out == wav(2, 8000, 2)


@pytest.mark.parametrize("name", [row[0] for row in KNOWN])
def test_a_file_cut_off_on_its_way_is_told(name):
    whole = sample(name)
    with pytest.raises(Invalid, match="tải lên chưa hết"):
        rewritten(whole[: len(whole) * 2 // 3])


def test_a_zip_behind_an_mp3_is_not_handed_on():
    """A polyglot: a sound to one program, an archive to another."""
    archive = zipped({"a.txt": "x" * 5000, "run.exe": "MZ"})
    _, out = rewritten(sample("tone.mp3") + archive)
    assert b"PK\x03\x04" not in out
    assert out == rewritten(sample("tone.mp3"))[1]


def test_a_zip_behind_a_film_is_refused_or_dropped():
    archive = zipped({"run.exe": "MZ"})
    with pytest.raises(Invalid):
        rewritten(sample("film.mp4") + archive)
    assert b"PK\x03\x04" not in rewritten(sample("film.webm") + b"\0" + archive)[1]


def test_the_wrong_kind_is_told_with_the_kinds_that_are_taken():
    with pytest.raises(Invalid, match="MP3, M4A, Ogg Opus, WAV"):
        rewritten(sample("film.mp4"), ["mp3", "m4a", "ogg", "wav"])
    with pytest.raises(Invalid, match=r"MP4 \(H.264\), WebM"):
        rewritten(sample("tone.mp3"), ["mp4", "webm"])


def test_a_page_inside_the_tags_is_gone():
    page = b"<html><script>alert(1)</script></html>"
    tag = b"ID3\x04\x00\x00" + bytes([0, 0, len(page) >> 7, len(page) & 127]) + page
    _, out = rewritten(tag + sample("tone.mp3"))
    assert b"script" not in out


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"#EXTM3U\nhttp://169.254.169.254/\n",
        b"%PDF-1.7 rest",
        b"MZ\x90\x00" * 20,
        zipped({"a.mp3": "x"}),
        b"",
        b"\xff",
    ],
)
def test_what_is_neither_sound_nor_video_is_refused_whatever_its_name(data):
    with pytest.raises(Invalid, match="không phải âm thanh hay video"):
        rewritten(data)


def test_a_film_that_few_telephones_open_is_told_what_to_do():
    with pytest.raises(Invalid, match=r"H\.265.*H\.264"):
        rewritten(sample("hevc.mp4"))


def test_a_film_is_no_sound():
    with pytest.raises(Invalid, match="là video"):
        rewritten(sample("film.mp4"), AUDIO)


def test_the_place_in_a_track_of_its_own_is_wiped():
    """A sports camera writes GPS into samples of a third track; here the sound track plays it."""
    data = sample("film.mp4")
    other = data.replace(b"soun", b"meta", 1)
    facts, out = rewritten(other)
    assert (facts["codecs"], facts["channels"]) == ("h264", 0)
    assert len(out) == len(data)
    kept, wiped = rewritten(data)[1], out
    assert kept.count(0) + 2000 < wiped.count(0)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([row[0] for row in KNOWN]), st.data())
def test_no_bytes_make_a_reader_stumble(name, data):
    """Whatever is changed, it ends with facts or with a sentence, never with an error of ours."""
    raw = bytearray(sample(name))
    for at in data.draw(st.lists(st.integers(0, min(len(raw), 3000) - 1), min_size=1, max_size=8)):
        raw[at] = data.draw(st.integers(0, 255))
    try:
        facts, out = rewritten(bytes(raw))
    except (Invalid, TooLarge):
        return
    assert facts["seconds"] > 0
    assert len(out) <= len(raw) + 64


def test_three_hours_are_read_in_a_limited_child_and_five_are_too_long():
    frames = rewritten(sample("tone.mp3"))[1]
    one = frames[: len(frames) // 2]

    def hours(count):
        made = tempfile.NamedTemporaryFile(suffix=".mp3")  # noqa: SIM115 - closed by its owner
        for _ in range(3600 * count):
            made.write(one)
        made.flush()
        return made

    with hours(3) as file, media_of(File(file)) as made:
        assert made.facts["seconds"] == pytest.approx(3 * 3600, rel=0.1)
    with hours(5) as file, pytest.raises(TooLarge, match="quá 4 giờ"), media_of(File(file)):
        pass


class Announced(File):
    """An upload of four gigabytes of which nobody has read a byte."""

    size = 4_000_000_000

    def chunks(self, chunk_size=None):
        raise AssertionError("not a byte of it is read")


def test_four_gigabytes_are_refused_by_their_size_alone():
    with (
        pytest.raises(TooLarge, match=r"4,0 GB, quá 400 MB.*YouTube"),
        media_of(Announced(io.BytesIO())),
    ):
        pass


@pytest.mark.django_db
def test_it_is_kept_with_what_is_known_of_it_under_the_ending_it_has():
    stored = media_keep(content=ContentFile(sample("film.mp4")), name="phim.mp3", by=None)
    assert (stored.kind, stored.name, stored.codecs) == ("mp4", "phim.mp4", "h264 aac")
    assert (stored.width, stored.channels) == (64, 2)
    with default_storage.open(stored.path) as content:
        kept = content.read()
    assert len(kept) == stored.size
    assert not any(word in kept for word in TOLD)
