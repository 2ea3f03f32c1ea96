"""Kept files in a store that speaks S3: moto's server, a process of its own."""

import json
import os
import subprocess
import sys
import tarfile
from contextlib import closing

import pytest
from botocore.config import Config
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import RequestFactory

from nepso.foundation.accounts.models import Account
from nepso.foundation.backups.making import copy_make
from nepso.foundation.backups.restoring import copy_bring_back, files_put_back
from nepso.foundation.files import parts, quarantine, retention
from nepso.foundation.files.services import file_destroy, photo_keep
from nepso.foundation.files.serving import file_response
from nepso.foundation.files.serving_media import media_response
from nepso.foundation.files.storage_folders import ON_DISK
from nepso.foundation.files.tests.making import jpeg
from nepso.kernel.errors import Invalid, NotFound
from nepso.ui.errors import is_unavailable

pytestmark = pytest.mark.django_db
_SAYS = "from config.settings import STORAGES; import json; print(json.dumps(STORAGES['default']))"


@pytest.fixture(scope="module")
def address():
    """Where the store answers; it chose the port itself."""
    code = (
        "from moto.server import ThreadedMotoServer as S; import time;"
        "s = S(ip_address='127.0.0.1', port=0, verbose=False);"
        "s.start(); print(*s.get_host_and_port(), flush=True); time.sleep(3600)"
    )
    server = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    with server.stdout:
        port = server.stdout.readline().split()[-1]
        yield f"http://127.0.0.1:{port}"
        server.kill()
        server.wait()


def _options(address):
    return {
        "bucket_name": "tep-cua-tinh", "endpoint_url": address, "region_name": "us-east-1",
        "access_key": "mot", "secret_key": "hai", "addressing_style": "path",
        "file_overwrite": False,
    }  # fmt: skip


@pytest.fixture
def store(settings, address):
    kept = {"BACKEND": "nepso.foundation.files.s3.KeptInS3", "OPTIONS": _options(address)}
    settings.STORAGES = settings.STORAGES | {"default": kept}
    default_storage.connection.create_bucket(Bucket="tep-cua-tinh")
    yield default_storage
    default_storage.bucket.objects.all().delete()


def _said(code, address, folder):
    given = {"NEPSO_S3_BUCKET": "tep", "NEPSO_S3_URL": address, "NEPSO_DATA": str(folder)}
    command = [sys.executable, "-c", code]
    environment = os.environ | given
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True)


def test_the_environment_alone_moves_kept_files_there(address, tmp_path):
    told = json.loads(_said(_SAYS, address, tmp_path).stdout)
    assert told["BACKEND"].endswith("KeptInS3")
    assert told["OPTIONS"]["endpoint_url"] == address
    assert told["OPTIONS"]["max_memory_size"] == 2**20, "a film would be held in memory whole"


def test_without_the_library_one_sentence_says_what_to_do(address, tmp_path):
    without = f"import importlib.util as u; u.find_spec = lambda name: None; {_SAYS}"
    ended = _said(without, address, tmp_path)
    assert ended.returncode
    assert "make setup-s3" in ended.stderr


def _read(store, name):
    with store.open(name) as file:
        return file.read()


def test_a_photo_is_kept_shown_and_destroyed(store, django_capture_on_commit_callbacks):
    photo = photo_keep(content=ContentFile(jpeg()), name="Ảnh hội nghị.jpg", by=None)
    assert store.exists(photo.path)
    shown = file_response(photo, thumbnail=True)
    with closing(shown.file_to_stream):  # the answer's own close ends the test's connection
        assert b"".join(shown).startswith(b"\xff\xd8")
    asked = RequestFactory().get("/", headers={"Range": "bytes=2-5"})
    part = media_response(asked, photo)
    with closing(part.file_to_stream):
        assert part.status_code == 206
        assert part.getvalue() == _read(store, photo.path)[2:6]
    with django_capture_on_commit_callbacks(execute=True):
        file_destroy(stored=photo, by=None)
    assert list(store.bucket.objects.all()) == []
    with pytest.raises(NotFound):
        file_response(photo)


def test_a_name_given_twice_overwrites_nothing(store):
    first = store.save("kế hoạch/bản đầu.txt", ContentFile("một".encode()))
    second = store.save("kế hoạch/bản đầu.txt", ContentFile(b"hai"))
    assert first != second
    assert _read(store, first).decode() == "một"


def test_bytes_without_a_row_go_where_no_folder_exists(store, monkeypatch):
    day = "2026-11-20"
    store.save(f"tep/{day}/0123456789abcdef", ContentFile(b"half an upload"))
    at = retention.now().replace(2026, 11, 21)
    monkeypatch.setattr(retention, "now", lambda: at)
    assert retention.strays_clear() == 1
    assert not store.exists(f"tep/{day}/0123456789abcdef")


@pytest.fixture
def away(settings):
    """A store where nobody answers."""
    away = _options("http://127.0.0.1:9") | {"client_config": _hasty()}
    kept = {"BACKEND": "nepso.foundation.files.s3.KeptInS3", "OPTIONS": away}
    settings.STORAGES = settings.STORAGES | {"default": kept}


def test_a_store_that_is_away_is_told_as_a_full_disk_is(away):
    with pytest.raises(OSError, match="S3") as refused:
        photo_keep(content=ContentFile(jpeg()), name="a.jpg", by=None)
    assert is_unavailable(refused.value)


def _hasty():
    return Config(retries={"max_attempts": 1}, connect_timeout=1, s3={"addressing_style": "path"})


@pytest.mark.django_db(transaction=True)  # a copy is of what is committed
def test_a_copy_of_everything_holds_what_lies_in_the_store(store, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path / "data"
    name = store.save("tep/2026-11-20/bản ký.pdf", ContentFile(b"of the store"))
    contents = copy_make(tmp_path / "copy.tar.gz", seal=False)
    assert f"kho/{name}" in contents.files
    with tarfile.open(tmp_path / "copy.tar.gz") as packed:
        packed.extractall(tmp_path / "out", filter="data")
    store.delete(name)
    files_put_back(tmp_path / "out", [f"kho/{name}"])
    assert _read(store, name) == b"of the store"


def test_a_copy_made_from_a_disk_comes_back_into_the_store(store, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path / "data"
    (tmp_path / "data").mkdir()
    names = ["media/tep/2026-11-20/bản ký.pdf", "secret-key"]
    names += [f"media/{folder}/20261120/a" for folder in sorted(ON_DISK)]
    for name in names:
        path = tmp_path / "out" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"of the disk")
    files_put_back(tmp_path / "out", names)
    assert [one.key for one in store.bucket.objects.all()] == ["tep/2026-11-20/bản ký.pdf"]
    assert _read(store, "tep/2026-11-20/bản ký.pdf") == b"of the disk"
    assert all((tmp_path / "data" / name).exists() for name in names[1:])


def test_what_never_lies_in_a_store_is_named_as_its_packages_name_it():
    assert {quarantine.FOLDER, parts.FOLDER} < ON_DISK


@pytest.mark.django_db(transaction=True)  # a copy is of what is committed
def test_a_copy_says_that_the_store_is_away(away, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path / "data"
    with pytest.raises(Invalid, match="Kho S3 không trả lời"):
        copy_make(tmp_path / "copy.tar.gz", seal=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db(transaction=True)  # a copy is of what is committed
def test_where_the_store_is_away_the_database_is_not_replaced(request, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path / "data"
    kept = tmp_path / "data" / "media" / "tep" / "ban-ky.pdf"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"of the disk")
    copy_make(tmp_path / "copy.tar.gz", seal=False)
    request.getfixturevalue("away")
    somebody = Account.objects.create(username="sau-ban-sao", full_name="Sau Bản Sao")
    with pytest.raises(Invalid, match="Chưa thay cơ sở dữ liệu"):
        copy_bring_back(tmp_path / "copy.tar.gz", replace=True)
    assert Account.objects.filter(pk=somebody.pk).exists()
