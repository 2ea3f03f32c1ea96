"""The kit of a commune carries what is heard and watched, or says where it is."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.services import media_keep
from nepso.foundation.files.tests.test_media import sample
from nepso.outreach.broadcasts.tests.test_readings import add, choose
from nepso.outreach.distribution import kit_media
from nepso.outreach.distribution.kits import kit_take
from nepso.outreach.products.services import asset_add, caption_write
from nepso.outreach.products.tests.conftest import RIGHTS

pytestmark = pytest.mark.django_db
VTT = "00:00.000 --> 00:01.500\nDừng cuộc gọi.\n"


@pytest.fixture
def product(air):
    by = air.person("officer")
    stored = media_keep(content=ContentFile(sample("film.mp4")), name="phim.mp4", by=by)
    facts = {
        **RIGHTS,
        "title": "Phim ngắn",
        "transcript": "Dừng cuộc gọi.",
        "is_machine_made": True,
    }
    film = asset_add(agency=air.desk.tree["xa-a"], stored=stored, facts=facts, by=by)
    caption_write(asset=film, language="vi", text=VTT, is_machine_made=False, revision=0, by=by)
    return air.desk.approve(assets=[film])


def kit(air, product):
    with kit_take(product, air.desk.tree["xa-a"], air.person("officer")) as out:
        return zipfile.ZipFile(io.BytesIO(out.read()))


def test_film_captions_words_and_the_chosen_reading_are_inside_in_order(air, product):
    choose(air, add(air, air.variant(product, kind="loudspeaker")))
    archive = kit(air, product)
    names = [name for name in archive.namelist() if name.startswith("03-nghe-xem/")]
    assert [name.rpartition(".")[2] for name in names][1:] == ["mp4", "vtt", "srt", "txt"]
    assert names[0].startswith("03-nghe-xem/01-ban-doc.")
    assert archive.read(names[2]).startswith(b"WEBVTT")
    guide = archive.read("00-DOC-TRUOC.txt").decode("utf-8-sig")
    assert "Nghe, xem: Phim ngắn (do máy tạo ra)" in guide
    assert "Phụ đề Tiếng Việt: Phim ngắn" in guide


def test_a_film_too_large_for_a_memory_stick_is_a_link(air, product, monkeypatch, settings):
    settings.NEPSO_URL = "https://nepso.vidu.gov.vn"
    monkeypatch.setattr(kit_media, "MOST_BYTES", 100)
    guide = kit(air, product).read("00-DOC-TRUOC.txt").decode("utf-8-sig")
    assert "nên không để trong bộ: tải ở kho của hệ thống" in guide  # no page shows it yet
    air.plan(air.outlet("portal"), product)
    guide = kit(air, product).read("00-DOC-TRUOC.txt").decode("utf-8-sig")
    assert "nên không để trong bộ: xem, tải tại https://nepso.vidu.gov.vn/" in guide
    settings.NEPSO_URL = "http://127.0.0.1:8000"  # nobody else could open it
    guide = kit(air, product).read("00-DOC-TRUOC.txt").decode("utf-8-sig")
    assert "127.0.0.1" not in guide
    assert StoredFile.objects.get().size > 100


def test_all_together_stay_within_a_limit_and_each_is_read_when_it_is_written(
    air, product, monkeypatch
):
    read = choose(air, add(air, air.variant(product, kind="loudspeaker"))).stored
    film = StoredFile.objects.get(kind="mp4")
    opened = []
    real = kit_media.default_storage.open

    def watched(path, *args):
        assert all(one.closed for one in opened), "one at a time"
        opened.append(real(path, *args))
        return opened[-1]

    monkeypatch.setattr(kit_media.default_storage, "open", watched)
    version = product.versions.get()
    files, missing = kit_media.kit_media(product, version, air.desk.tree["xa-a"], "")
    assert opened == [], "nothing is in memory before it is written"
    assert (len(files), missing) == (5, [])
    archive = kit(air, product)
    stored = {
        one.file_size
        for one in archive.infolist()
        if one.compress_type == zipfile.ZIP_STORED and one.filename.startswith("03-nghe-xem/")
    }
    assert stored == {read.size, film.size}
    film_in = next(one for one in archive.namelist() if one.endswith("mp4"))
    assert len(archive.read(film_in)) == film.size
    monkeypatch.setattr(kit_media, "MOST_IN_ALL", read.size + film.size - 1)
    archive = kit(air, product)
    names = [name for name in archive.namelist() if name.startswith("03-nghe-xem/")]
    assert len(names) == 1, "what is heard comes first"
    guide = archive.read("00-DOC-TRUOC.txt").decode("utf-8-sig")
    assert "“Phim ngắn (do máy tạo ra)” nặng" in guide
