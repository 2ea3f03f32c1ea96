"""Sound and video in parts: handed out so that a player begins anywhere, taken so that a poor
network loses nothing."""

import io
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import RequestFactory

from nepso.foundation.files import parts
from nepso.foundation.files.services import media_keep
from nepso.foundation.files.serving_media import media_response
from nepso.foundation.files.tests.test_media import sample
from nepso.kernel.errors import Conflict, Invalid, NotFound, TooLarge, TooMany

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():
    return media_keep(content=ContentFile(sample("film.mp4")), name="phim.mp4", by=None)


def asked(stored, **headers):
    answer = media_response(RequestFactory().get("/", headers=headers), stored)
    answer.whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return answer


def body(answer):
    return answer.whole


def test_the_whole_has_its_type_and_nothing_that_runs(stored):
    answer = asked(stored)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "video/mp4"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Accept-Ranges"] == "bytes"
    assert len(body(answer)) == stored.size == int(answer["Content-Length"])


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [("bytes=0-99", 0, 99), ("bytes=100-", 100, None), ("bytes=-50", -50, None),
     ("bytes=7-999999999", 7, None)],
)  # fmt: skip
def test_a_range_is_handed_out_with_where_it_lies(stored, wanted, first, last):
    whole = body(asked(stored))
    part = whole[first:] if last is None else whole[first : last + 1]
    answer = asked(stored, Range=wanted)
    start = first if first >= 0 else stored.size + first
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {start}-{start + len(part) - 1}/{stored.size}"
    assert body(answer) == part
    assert int(answer["Content-Length"]) == len(part)


def test_what_lies_outside_is_416_and_what_is_no_range_is_the_whole(stored):
    outside = asked(stored, Range=f"bytes={stored.size}-")
    assert outside.status_code == 416
    assert outside["Content-Range"] == f"bytes */{stored.size}"
    assert asked(stored, Range="bytes=" + "9" * 40 + "-").status_code == 416
    for odd in ("bytes=0-1,5-6", "pages=1-2", "bytes=-", "bytes=9-3", "bytes=a-b"):
        assert asked(stored, Range=odd).status_code == 200


def test_a_part_of_another_film_is_never_put_to_this_one(stored):
    tag = asked(stored)["ETag"]
    assert asked(stored, Range="bytes=0-9", **{"If-Range": tag}).status_code == 206
    assert asked(stored, Range="bytes=0-9", **{"If-Range": '"other"'}).status_code == 200


def test_an_upload_goes_on_where_it_was_broken_off():
    data = sample("film.webm")
    token = parts.upload_begin(name="phim.webm", size=len(data), person=7)
    assert parts.upload_add(token=token, person=7, at=0, part=io.BytesIO(data[:3000])) == 3000
    with pytest.raises(Conflict, match="3000"):
        parts.upload_add(token=token, person=7, at=0, part=io.BytesIO(data[:3000]))
    with pytest.raises(Conflict, match="chưa tải lên hết"):
        parts.upload_open(token=token, person=7)
    there = parts.upload_at(token=token, person=7)
    parts.upload_add(token=token, person=7, at=there, part=io.BytesIO(data[there:]))
    with parts.upload_open(token=token, person=7) as whole:
        assert whole.read() == data
    parts.upload_destroy(token=token, person=7)
    parts.upload_destroy(token=token, person=7)
    with pytest.raises(NotFound):
        parts.upload_at(token=token, person=7)


def test_an_upload_destroyed_while_it_is_asked_for_is_told(monkeypatch):
    token = parts.upload_begin(name="a", size=10, person=15)
    path = parts._path(parts._told(token, 15))
    monkeypatch.setattr(Path, "is_file", lambda self: True)  # it was there a moment ago
    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter([path]))
    path.unlink()
    for ask in (parts.upload_at, parts.upload_open):
        with pytest.raises(NotFound, match="tải từ đầu"):
            ask(token=token, person=15)
    with pytest.raises(NotFound, match="tải từ đầu"):
        parts.upload_add(token=token, person=15, at=0, part=io.BytesIO(b"x"))
    assert parts.upload_begin(name="b", size=10, person=15)
    monkeypatch.setattr(parts, "_days_clear", lambda folder: None)
    assert parts.parts_clear() == 0


def test_nobody_goes_on_with_an_upload_of_another_or_with_more_than_was_told():
    token = parts.upload_begin(name="a", size=10, person=7)
    with pytest.raises(NotFound):
        parts.upload_at(token=token, person=8)
    with pytest.raises(NotFound):
        parts.upload_at(token=token + "x", person=7)
    with pytest.raises(Invalid, match="dài hơn"):
        parts.upload_add(token=token, person=7, at=0, part=io.BytesIO(bytes(11)))
    assert parts.upload_at(token=token, person=7) == 0


def test_too_large_is_told_before_a_byte_was_sent_and_five_at_once_are_enough():
    with pytest.raises(TooLarge, match="YouTube"):
        parts.upload_begin(name="a.mp4", size=4_000_000_000, person=9)
    for _ in range(parts.MOST_OPEN):
        parts.upload_begin(name="a", size=10, person=9)
    with pytest.raises(TooMany):
        parts.upload_begin(name="a", size=10, person=9)


def test_yesterdays_folder_counts_and_what_was_left_alone_makes_room():
    paths = []
    for _ in range(parts.MOST_OPEN):
        token = parts.upload_begin(name="a", size=10, person=12)
        paths.append(parts._path(parts._told(token, 12)))
    before = paths[0].parent.parent / "20200101"
    before.mkdir(exist_ok=True)
    moved = paths[0].rename(before / paths[0].name)
    with pytest.raises(TooMany, match="gửi lại sau 10 phút"):
        parts.upload_begin(name="a", size=10, person=12)
    os.utime(moved, (0, 0))
    parts.upload_begin(name="a", size=10, person=12)
    assert not moved.exists()
    assert all(path.exists() for path in paths[1:])


def test_all_uploads_of_one_person_have_a_limit_in_bytes(settings):
    for _ in range(2):
        parts.upload_begin(name="a", size=settings.NEPSO_VIDEO_LIMIT, person=13)
    with pytest.raises(TooMany):
        parts.upload_begin(name="a", size=1, person=13)
    parts.upload_begin(name="a", size=1, person=14)


def test_what_nobody_finished_is_gone_after_a_day():
    token = parts.upload_begin(name="a", size=10, person=11)
    path = parts._path(parts._told(token, 11))
    os.utime(path, (0, 0))
    other = path.parent.with_name("20200101")
    other.mkdir(exist_ok=True)  # another test may have left one
    assert parts.parts_clear() == 1
    assert not path.exists()
    assert not other.exists(), "the folder of a day gone by goes with its last file"
    assert path.parent.is_dir(), "today's stays: an upload may begin in it just now"
