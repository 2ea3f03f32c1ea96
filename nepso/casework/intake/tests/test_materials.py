import datetime as dt
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from nepso.casework.intake.jobs import make_material
from nepso.casework.intake.models import Material, Submission
from nepso.casework.intake.services import (
    material_add,
    material_destroy,
    material_redact,
    submission_erase,
)
from nepso.casework.intake.tests.conftest import file_one
from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.quarantine import (
    FOLDER,
    Quarantined,
    photo_quarantine,
    quarantine_clear,
    quarantine_open,
)
from nepso.foundation.files.tests.making import jpeg
from nepso.foundation.jobs.models import Job
from nepso.kernel.errors import Conflict, Invalid, NotFound, TooLarge


@pytest.fixture(autouse=True)
def _own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def raws(tmp_path) -> list[Path]:
    return [p for p in (tmp_path / FOLDER).glob("*/*") if p.is_file()]


def test_a_picture_waits_is_made_anew_blacked_out_and_destroyed(
    db, people, tmp_path, django_capture_on_commit_callbacks
):
    raw = photo_quarantine(ContentFile(jpeg()))
    file_one(materials=(raw,))
    material = Material.objects.get()
    assert (material.state, material.is_blurred) == ("waiting", True)
    made = Job.objects.get(name="intake.material_make")
    assert made.arguments == {"material": material.public_id}
    assert len(raws(tmp_path)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        make_material(material.public_id)
        make_material(material.pk)  # as jobs stored by an older release name it
    material.refresh_from_db()
    assert (material.state, material.raw, raws(tmp_path)) == ("ready", "", [])
    first = StoredFile.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        material_redact(material=material, boxes=[[0, 0, 0.5, 1]], by=people["officer"])
    blacked = StoredFile.objects.get()
    assert blacked.public_id != first.public_id
    assert not default_storage.exists(first.path)
    assert not default_storage.exists(first.thumbnail_path)
    with default_storage.open(blacked.path) as content:
        picture = Image.open(content).convert("RGB")
        assert sum(picture.getpixel((2, picture.height // 2))) < 30
    with django_capture_on_commit_callbacks(execute=True):
        material_destroy(material=material, by=people["officer"])
        material_destroy(material=material, by=people["officer"])
    assert not StoredFile.objects.exists()
    assert not default_storage.exists(blacked.path)
    with pytest.raises(Conflict):
        material_redact(material=material, boxes=[[0, 0, 1, 1]], by=people["officer"])


@pytest.mark.parametrize("boxes", [[], [[0, 0, 0, 1]], [[0.5, 0, 0.6, 1]], [[-1, 0, 1, 1]], [[1]]])
def test_boxes_stay_within_the_picture(filed, people, boxes):
    material = Material.objects.create(submission=filed.submission, sha256="")
    with pytest.raises(Invalid):
        material_redact(material=material, boxes=boxes, by=people["officer"])


def test_what_cannot_be_read_is_refused_and_gone(
    filed, tmp_path, django_capture_on_commit_callbacks
):
    raw = photo_quarantine(ContentFile(b"\xff\xd8\xff" + b"hong" * 50))
    made = material_add(submission=filed.submission, raw=raw, by=None, token="1")
    assert material_add(submission=filed.submission, raw=raw, by=None, token="1") is None
    with django_capture_on_commit_callbacks(execute=True):
        make_material(made.pk)
    made.refresh_from_db()
    assert (made.state, raws(tmp_path)) == ("refused", [])


def test_erasing_destroys_what_waits_too(filed, tmp_path, django_capture_on_commit_callbacks):
    raw = photo_quarantine(ContentFile(jpeg()))
    material_add(submission=filed.submission, raw=raw, by=None)
    with django_capture_on_commit_callbacks(execute=True):
        submission_erase(submission=filed.submission, by=None, why="by_code")
    assert raws(tmp_path) == []
    make_material(Material.objects.get().pk)
    assert not StoredFile.objects.exists()


def test_never_a_picture_about_a_child_nor_a_fourth(db, filed):
    raw = Quarantined("20261127-aaaaaaaaaaaaaaaa", "")
    child = file_one(harm="child_safety").submission
    with pytest.raises(Invalid, match="111"):
        material_add(submission=child, raw=raw, by=None)
    for _ in range(3):
        material_add(submission=filed.submission, raw=raw, by=None)
    with pytest.raises(Invalid, match="3 ảnh"):
        material_add(submission=filed.submission, raw=raw, by=None)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<svg/>", b"GIF", b"PK\x03\x04" + b"0" * 50])
def test_only_what_begins_like_a_picture_is_put_aside(data, tmp_path):
    with pytest.raises(Invalid):
        photo_quarantine(ContentFile(data))
    assert raws(tmp_path) == []


def test_a_worker_that_stood_still_for_days_loses_no_acknowledged_picture(filed, monkeypatch):
    raw = photo_quarantine(ContentFile(jpeg()))
    material = material_add(submission=filed.submission, raw=raw, by=None)
    photo_quarantine(ContentFile(jpeg()))  # nobody waits for this one
    monkeypatch.setattr("nepso.foundation.files.quarantine.KEPT_FOR", dt.timedelta(seconds=-60))
    assert quarantine_clear() == 1
    make_material(material.pk)
    material.refresh_from_db()
    assert material.state == "ready"
    assert quarantine_clear() == 1, "made anew, it is waited for no more"


@pytest.mark.django_db
def test_quarantine_has_limits_and_forgets(tmp_path, monkeypatch):
    with pytest.raises(TooLarge):
        photo_quarantine(ContentFile(jpeg()), most_bytes=100)
    raw, _ = photo_quarantine(ContentFile(jpeg()))
    assert quarantine_clear() == 0
    monkeypatch.setattr("nepso.foundation.files.quarantine.KEPT_FOR", dt.timedelta(seconds=-60))
    assert quarantine_clear() == 1
    for name in (raw, "../../etc/passwd", "20261127-" + "a" * 15):
        with pytest.raises(NotFound):
            quarantine_open(name)


def test_what_is_not_taken_leaves_no_bytes_behind(client, filed, tmp_path):
    asked = {"ma": filed.code, "viec": "them-anh", "to": "a"}
    three = [SimpleUploadedFile("a.jpg", jpeg()) for _ in range(3)]
    Submission.objects.update(harm="child_safety")
    assert "111" in client.post("/tra-cuu/", {**asked, "anh": three}).content.decode()
    assert not raws(tmp_path)
    Submission.objects.update(harm="scam")
    for picture in three:
        picture.seek(0)
    assert client.post("/tra-cuu/", {**asked, "anh": three}).status_code == 200
    fourth = SimpleUploadedFile("a.jpg", jpeg())
    assert client.post("/tra-cuu/", {**asked, "to": "b", "anh": [fourth]}).status_code == 400
    assert len(raws(tmp_path)) == 3, "of those that were taken alone"


def test_several_pictures_are_taken_together_or_not_at_all(client, filed, tmp_path):
    asked = {"ma": filed.code, "viec": "them-anh"}
    one = SimpleUploadedFile("a.jpg", jpeg())
    assert client.post("/tra-cuu/", {**asked, "to": "a", "anh": [one]}).status_code == 200
    three = [SimpleUploadedFile("a.jpg", jpeg()) for _ in range(3)]
    assert client.post("/tra-cuu/", {**asked, "to": "b", "anh": three}).status_code == 400
    assert (Material.objects.count(), len(raws(tmp_path))) == (1, 1)


def test_a_picture_that_waits_when_it_becomes_a_childs_matter_is_destroyed(
    filed, tmp_path, django_capture_on_commit_callbacks
):
    raw = photo_quarantine(ContentFile(jpeg(), "a.jpg"))
    made = material_add(submission=filed.submission, raw=raw, by=None)
    Submission.objects.update(harm="child_safety")
    with django_capture_on_commit_callbacks(execute=True):
        make_material(material=made.pk)
    made.refresh_from_db()
    assert (made.state, made.stored, raws(tmp_path)) == ("destroyed", "", [])
    assert not StoredFile.objects.exists()
    stale = Submission.objects.get()
    stale.harm = "scam"  # as a page that was opened before has it
    with pytest.raises(Invalid, match="111"):
        material_add(submission=stale, raw=raw, by=None)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no way there and back")
@pytest.mark.parametrize("has_picture", [True, False])
def test_a_submission_with_a_picture_never_commits_itself(transactional_db, has_picture):
    """A connection lost in the middle tells of failure what may be stored, and its pictures are
    taken away then."""
    alone = []

    def look(execute, sql, params, many, context):
        if "intake_submission" in str(sql) and str(sql).startswith("WITH"):
            alone.append(context["connection"].connection.autocommit)
        return execute(sql, params, many, context)

    pictures = (photo_quarantine(ContentFile(jpeg())),) if has_picture else ()
    with connection.execute_wrapper(look):
        file_one(materials=pictures)
    assert alone == [not has_picture]
