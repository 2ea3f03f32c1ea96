"""Bad input of every kind, one walk through the pages: each gets one clear sentence, and what was
typed or stored before is still there (issue 3, *Done means*)."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nepso.foundation.files.models import StoredFile
from nepso.programme.activities.models import Activity, EvidenceClaim
from nepso.programme.activities.services import activity_edit
from nepso.programme.activities.tests.conftest import AtWork
from nepso.programme.activities.tests.photos import shot
from nepso.programme.reporting.tests.bad_files import (
    BAD_PHOTOS,
    sentence,
    sentences,
    sheet_of,
    with_macro,
    zip_bomb,
)

RECORD, IMPORT = reverse("activities:record"), reverse("activities:import")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def officer(world, client):
    client.force_login(world.person("officer"))
    return client


@pytest.fixture
def before(world):
    """An activity with its evidence, recorded before anything went wrong."""
    work = AtWork(world)
    activity = work.record()
    work.prove(activity)
    activity.refresh_from_db()
    return activity


def untouched(before):
    """What was stored is still there, as it was, and nothing came beside it."""
    stored = Activity.objects.get()
    assert (stored.title, stored.revision) == (before.title, before.revision)
    assert EvidenceClaim.objects.count() == 1
    return True


def sent(officer, data, name="hoat-dong.xlsx"):
    return officer.post(IMPORT, {"sheet": SimpleUploadedFile(name, data)})


def template(officer):
    return officer.get(reverse("activities:template")).content


SHEETS = {
    "half filled": (lambda t: sheet_of(t, {}, {"done_on": ""}), "Dòng 3: Chưa ghi ngày"),
    "a formula": (lambda t: sheet_of(t, {}, {"note": "=1+1"}), "Dòng 3: Cột “Kể thêm” chứa công"),
    "a formula for a day": (lambda t: sheet_of(t, {"done_on": "=TODAY()"}), "Dòng 2: Cột “Ngày"),
    "wrong headings": (
        lambda t: sheet_of(t, {}, titles=["STT", "Nội dung", "Ngày"]),
        "Bảng không có đúng các cột của mẫu",
    ),
    "a macro": (lambda t: with_macro(sheet_of(t, {})), "có chứa macro"),
    "a bomb": (lambda t: zip_bomb(sheet_of(t, {})), "phình quá lớn"),
    "a CSV by another name": (lambda t: "Đã làm gì;Ngày\nMột;02/11/2026\n".encode(), "không"),
    "nothing": (lambda t: b"", "Tệp"),
    "cut short": (lambda t: sheet_of(t, {})[:-2000], "hãy"),
}


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_of_activities(officer, before, kind):
    make, words = SHEETS[kind]
    answer = sent(officer, make(template(officer)))
    status = 200 if words.startswith("Dòng") else 422
    assert words in sentence(answer, status)
    assert not answer.context.get("packed"), "there is nothing to confirm"
    assert untouched(before)


def facts(world, **change):
    task = AtWork(world).task()
    given = {
        "title": "Lễ phát động ở xóm Đồn", "done_on": "02/11/2026", "task": task.public_id,
        "draft_key": "khoa-1", "roi": "gui", "note": "Có 40 người dự.",
        "co_quan": world.commune.public_id,
    }  # fmt: skip
    return {**given, **change}


@pytest.mark.parametrize("kind", BAD_PHOTOS)
def test_a_photo(world, officer, kind):
    """What was typed is stored as a draft with the good photo; the bad one is told of."""
    bad = SimpleUploadedFile("anh-hong.jpg", BAD_PHOTOS[kind](), "image/jpeg")
    answer = officer.post(RECORD, facts(world, photos=[shot(1), bad]), follow=True)
    told, kept = sentences(answer)
    assert told.startswith("anh-hong.jpg: "), told
    assert kept.startswith("Đã ghi nháp, chưa gửi thủ trưởng"), kept
    stored = Activity.objects.get()
    assert (stored.title, stored.note) == ("Lễ phát động ở xóm Đồn", "Có 40 người dự.")
    assert (stored.state, stored.claims.count()) == ("draft", 1)
    assert StoredFile.objects.count() == 1


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return SimpleUploadedFile("anh.zip", out.getvalue())


def test_photos_of_which_no_name_fits(officer, before):
    Activity.objects.update(awaited_photos="Lễ phát động")
    photos = {"la.jpg": shot(1).read(), "IMG_0001.jpg": shot(2).read()}
    answer = officer.post(reverse("activities:photos"), {"photos": zipped(**photos)})
    told = sentence(answer, 200)
    assert "không ảnh nào" in told.casefold()
    page = answer.content.decode()
    for name in (*photos, "Lễ phát động"):
        assert name in page, "the names that did not meet stand on the page"
    assert untouched(before)
    assert Activity.objects.get().awaited_photos == "Lễ phát động"


@pytest.mark.parametrize("data", [b"", b"Rar!\x1a\x07\x00", b"PK\x03\x04 cut"])
def test_a_zip_that_is_none(officer, before, data):
    upload = SimpleUploadedFile("anh.zip", data)
    assert "ệp" in sentence(officer.post(reverse("activities:photos"), {"photos": upload}), 422)
    assert untouched(before)


def test_a_zip_of_bad_photos(officer, before):
    Activity.objects.update(awaited_photos="Lễ phát động")
    photos = {"Lễ phát động.jpg": b"<svg/>"}
    answer = officer.post(reverse("activities:photos"), {"photos": zipped(**photos)})
    assert "Không ảnh nào vào hoạt động" in sentence(answer, 200)
    assert "Lễ phát động.jpg: " in answer.content.decode()
    assert untouched(before)
    assert Activity.objects.get().awaited_photos == "Lễ phát động"


def test_two_people_editing_an_activity(world, officer, before):
    facts = {"title": "Bản của người kia"}
    activity_edit(activity=before, revision=0, facts=facts, by=world.person("head"))
    mine = {
        "title": "Bản của tôi", "done_on": "02/11/2026", "audience": "everybody", "revision": 0,
        "tasks": [AtWork(world).task().public_id],
    }  # fmt: skip
    answer = officer.post(reverse("activities:edit", args=[before.public_id]), mine)
    sees_both(answer, "Bản của người kia", "Bản của tôi")
    assert Activity.objects.get().title == "Bản của người kia", "nothing was overwritten"


def sees_both(answer, theirs, mine):
    """A conflict: one alert, the stored and the typed version side by side."""
    assert answer.status_code == 409
    alerts = answer.content.decode().count('role="alert"')
    page = answer.content.decode()
    assert (alerts, theirs in page, mine in page) == (1, True, True)
