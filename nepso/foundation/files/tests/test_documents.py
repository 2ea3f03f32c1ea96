import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from nepso.foundation.files.contents import DOCUMENT_LIMITS
from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.limited import Limits, run_limited
from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.retention import strays_clear, unheld_clear
from nepso.foundation.files.services import file_hold, file_keep, file_release, photo_keep
from nepso.foundation.files.serving import file_response
from nepso.foundation.files.tests import making
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, NotFound, TooLarge
from tests.pace import within

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def kept(data, name="Báo cáo.pdf", **more):
    return file_keep(content=ContentFile(data), name=name, by=None, **more)


def test_its_bytes_tell_what_it_is_and_stay_as_they_came():
    came = making.docx()  # once: an archive carries the second in which it was made
    stored = kept(came, "Kế hoạch.pdf")
    assert (stored.kind, stored.name) == ("docx", "Kế hoạch.docx")
    with default_storage.open(stored.path) as content:
        assert content.read() == came
    assert kept(making.pdf()).kind == "pdf"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!doctype html><script>1</script>", "không nhận"),
        (b"<html>%PDF-1.4", "không nhận"),
        (b"%PDF-1.4 nothing more", "PDF bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "đời cũ"),
        (making.docx(**{"word/vbaProject.bin": "x"}), "macro"),
        (making.zipped({"a.txt": "x"}), "từng tệp"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (b"", "trống"),
        (making.jpeg(), "chọn loại “Ảnh”"),
    ],
    ids=["html", "html-pdf", "half-pdf", "doc", "macro", "zip", "broken", "empty", "photo"],
)
def test_what_is_not_taken_is_refused_in_words(data, words):
    with pytest.raises(Invalid, match=words):
        kept(data)
    assert not StoredFile.objects.exists()


def test_a_zip_bomb_is_refused_at_once():
    bomb = making.docx(**{"word/media/a.xml": "0" * 60_000_000})
    with within(2, waited=True), pytest.raises(TooLarge, match="phình"):
        kept(bomb)


def test_only_what_the_caller_takes():
    with pytest.raises(Invalid, match=r"hãy gửi tệp \.xlsx"):
        kept(making.docx(), taken={FileKind.XLSX})


def test_a_child_that_takes_too_much_is_ended_and_answers_in_words():
    for work in ("eats_memory", "eats_time", "falls"):
        with pytest.raises(Invalid, match="quá phức tạp"):
            run_limited(
                f"nepso.foundation.files.tests.hungry:{work}",
                b"x",
                limits=Limits(memory_bytes=DOCUMENT_LIMITS.memory_bytes, cpu_seconds=1),
                sentence="quá phức tạp",
            )


def test_a_document_is_saved_and_a_photo_shown_neither_ever_as_html():
    paper = file_response(kept(making.pdf(), "Báo cáo quý.pdf"))
    assert paper["Content-Disposition"].startswith("attachment")
    assert paper["Content-Type"] == "application/pdf"
    photo = file_response(photo_keep(content=ContentFile(making.jpeg()), name="a.html", by=None))
    assert photo["Content-Type"] == "image/jpeg"
    assert photo["Content-Disposition"] == 'inline; filename="a.jpg"'
    for answer in (paper, photo):
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        answer.close()


def test_lost_bytes_are_told():
    stored = kept(making.pdf())
    default_storage.delete(stored.path)
    with pytest.raises(NotFound, match="kho"):
        file_response(stored)


def _aged(stored, hours):
    """As if it had been kept some hours ago; its bytes lie where they would lie then."""
    old = stored.path
    stored.kept_at = now() - dt.timedelta(hours=hours)
    stored.save()
    with default_storage.open(old) as content:
        default_storage.save(stored.path, content)
    return stored


def test_what_nobody_holds_goes_after_a_day():
    held, fresh, old = (kept(making.pdf()) for _ in range(3))
    file_hold(stored=held, holder="activities.item:abc", by=None)
    _aged(held, 48), _aged(old, 25)
    assert unheld_clear() == 1
    assert set(StoredFile.objects.all()) == {held, fresh}
    assert not default_storage.exists(old.path)
    assert default_storage.exists(held.path)
    file_release(stored=held, by=None)
    assert unheld_clear() == 1
    assert unheld_clear() == 0


def test_bytes_whose_row_never_came_are_removed_the_next_day():
    stored = _aged(kept(making.pdf()), 30)
    stray = stored.path.replace(stored.public_id, "a" * 16)
    default_storage.save(stray, ContentFile(b"broken off"))
    assert strays_clear() == 1
    assert default_storage.exists(stored.path)
    assert not default_storage.exists(stray)
