"""Sound and video through the officers' pages and on the public one."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from nepso.foundation.files.parts import FOLDER, MOST_OPEN
from nepso.foundation.files.services import file_keep
from nepso.foundation.files.tests.test_media import sample, wav
from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.artwork import make_artwork
from nepso.outreach.distribution.artwork.content import ArtworkContent
from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.products import services
from nepso.outreach.products.models import Asset
from nepso.outreach.products.tests.conftest import RIGHTS
from nepso.outreach.products.tests.test_outside import address, issued
from tests.conventions.vietnamese import english_words

ADD = "/san-pham/kho/them/"
VTT = "WEBVTT\n\n00:00.000 --> 00:01.500\nDừng cuộc gọi.\n"


@pytest.fixture
def as_(client, desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def signed_in(role):
        client.force_login(desk.person(role))
        return client

    return signed_in


def sent(client, desk, name, data, **more):
    agency = desk.tree["xa-a"].public_id
    return client.post(ADD, {"file": SimpleUploadedFile(name, data), "agency": agency, **more})


def in_parts(client, desk, name, data, size=3000):
    start = client.post("/san-pham/kho/tai/", {"name": name, "size": len(data)}).json()
    at = 0
    while at < len(data):
        answer = client.post(
            "/san-pham/kho/tai/phan/", data[at : at + size],
            content_type="application/octet-stream",
            headers={"X-Upload": start["token"], "X-Offset": str(at)},
        )  # fmt: skip
        at = answer.json()["at"]
    return client.post(
        ADD, {"uploaded": start["token"], "agency": desk.tree["xa-a"].public_id, "title": "Phim"}
    )


@pytest.fixture
def film(desk, as_):
    assert in_parts(as_("officer"), desk, "phim.mp4", sample("film.mp4")).status_code == 302
    return Asset.objects.get()


def test_a_film_in_parts_lacks_captions_until_they_are_written(desk, as_, film):
    client = as_("officer")
    assert (film.kind, film.has_sound, film.title) == ("video", True, "Phim")
    page = f"/san-pham/kho/{film.public_id}/"
    rights = {**RIGHTS, "revision": 0}
    assert client.post(f"{page}sua/", rights).status_code == 302
    assert "thiếu phụ đề tiếng Việt" in client.get(page).content.decode()
    bad = client.post(f"{page}phu-de/vi/", {"text": "x --> y\nA", "revision": 0})
    assert bad.status_code == 422
    assert "dòng 1" in bad.content.decode()
    assert "x --&gt; y" in bad.content.decode(), "what was typed is still there"
    late = VTT.replace("00:00.000 --> 00:01.500", "09:00.000 --> 09:01.000")
    refused = client.post(f"{page}phu-de/vi/", {"text": late, "revision": 0})
    assert "sau khi tệp đã hết" in refused.content.decode()
    upload = SimpleUploadedFile("a.vtt", VTT.encode())
    saved = client.post(f"{page}phu-de/vi/", {"file": upload, "text": "", "revision": 0})
    assert saved.status_code == 302
    stale = client.post(f"{page}phu-de/vi/", {"text": VTT, "revision": 0})
    assert "Người khác vừa lưu" in stale.content.decode()
    film.refresh_from_db()
    assert film.rights_whole
    whole = client.get(page).content.decode()
    assert '<track kind="captions"' in whole
    assert not english_words(whole)
    track = client.get(f"{page}phu-de/vi.vtt")
    assert track["Content-Type"].startswith("text/vtt")
    button = f'action="{page}phu-de/vi/bo/"'
    assert button in client.get(f"{page}phu-de/vi/").content.decode()
    assert client.post(f"{page}phu-de/vi/bo/").status_code == 302
    assert button not in client.get(f"{page}phu-de/vi/").content.decode(), "nothing to take away"
    film.refresh_from_db()
    assert not film.rights_whole


def test_sound_needs_its_words_or_the_word_that_there_are_none(desk, as_):
    sent(as_("officer"), desk, "loi.wav", wav())
    sound = Asset.objects.get()
    facts = {**RIGHTS, "alt": ""}
    services.asset_edit(asset=sound, revision=0, facts=facts, by=desk.person("officer"))
    product = desk.submit(assets=[sound])
    with pytest.raises(Invalid, match="lời đầy đủ"):
        desk.do("approve", product, by="head")
    facts = {"transcript": "Chào bà con."}
    with pytest.raises(Invalid, match="hãy lấy lại sản phẩm đó"):
        services.asset_edit(asset=sound, revision=1, facts=facts, by=desk.person("officer"))
    desk.do("take_back", product)
    services.asset_edit(asset=sound, revision=1, facts=facts, by=desk.person("officer"))
    desk.do("submit", product)
    desk.do("approve", product, by="head")


def test_what_is_no_sound_is_told_and_loses_nothing_of_the_form(desk, as_):
    client = as_("officer")
    for name, data in (
        ("hinh.svg", b"<svg><script>alert(1)</script></svg>"),
        ("a.mp3", b"<html>not a sound</html>"),
        ("phim.mp4", sample("hevc.mp4")),
        ("phim.mp4", sample("film.mp4")[:4000]),
        ("phim.avi", b"RIFF\0\0\0\0AVI LIST"),
    ):
        answer = sent(client, desk, name, data, title="Tên tôi vừa gõ")
        assert answer.status_code == 422, name
        text = answer.content.decode()
        assert "Tên tôi vừa gõ" in text
        assert not english_words(text)
    assert not Asset.objects.exists()


@pytest.mark.parametrize("name", ["chay.exe", "chay.jpg", "chay"])
def test_a_program_is_told_in_one_sentence_what_is_taken_instead(desk, as_, name):
    told = {"agency": desk.tree["xa-a"].public_id, "file": SimpleUploadedFile(name, b"MZ" * 99)}
    page = as_("officer").post("/san-pham/kho/them/", told)
    assert page.status_code == 422
    said = "Tệp này không thuộc loại được nhận: hãy gửi ảnh JPG, PNG, WebP, HEIC; tài liệu PDF"
    assert said in page.content.decode()
    assert "MP4 (H.264), WebM." in page.content.decode()


def test_four_gigabytes_are_told_before_a_byte_is_sent(desk, as_):
    client = as_("officer")
    answer = client.post("/san-pham/kho/tai/", {"name": "phim.mp4", "size": 4_000_000_000})
    assert answer.status_code == 413
    assert "4,0 GB, quá 400 MB" in answer.json()["sentence"]
    assert "YouTube" in answer.json()["sentence"]
    page = client.get(ADD).content.decode()
    assert "tối đa 400 MB" in page
    assert 'data-video="400000000"' in page


def test_an_upload_goes_on_where_it_stopped_and_is_nobody_elses(desk, as_):
    client, url = as_("officer"), "/san-pham/kho/tai/phan/"
    token = client.post("/san-pham/kho/tai/", {"name": "a", "size": 10}).json()["token"]
    put = {"content_type": "application/octet-stream"}
    at = {"X-Upload": token, "X-Offset": "0"}
    assert client.post(url, b"12345", headers=at, **put).json() == {"at": 5}
    again = client.post(url, b"12345", headers=at, **put)
    assert (again.status_code, again.json()["at"]) == (409, 5)
    assert client.get(url, headers={"X-Upload": token}).json() == {"at": 5}
    half = client.post(ADD, {"uploaded": token, "agency": desk.tree["xa-a"].public_id})
    assert "chưa tải lên hết" in half.content.decode()
    other = as_("second").get(url, headers={"X-Upload": token})
    assert other.status_code == 404


def test_everybody_plays_what_is_out_and_nobody_what_is_recalled(desk, as_, film, air):  # noqa: F811
    by = desk.person("officer")
    services.asset_edit(asset=film, revision=0, facts=RIGHTS, by=by)
    services.caption_write(
        asset=film, language="vi", text=VTT, is_machine_made=False, revision=0, by=by
    )
    product = desk.approve(assets=[film])
    file = f"/nghe-xem/{film.public_id}/"
    client = as_("officer")
    client.logout()
    assert client.get(file).status_code == 404, "approved is not yet public"
    air.out(air.outlet("portal"), product)
    listed = client.get("/tin/").content.decode()
    slug = listed.split('href="/tin/nhan-ra')[1].split('"')[0]
    page = client.get(f"/tin/nhan-ra{slug}").content.decode()
    assert 'preload="none"' in page
    assert 'srclang="vi" label="Tiếng Việt" default' in page
    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert data["video"][0]["@type"] == "VideoObject"
    part = client.get(file, headers={"Range": "bytes=0-99"})
    assert (part.status_code, len(b"".join(part.streaming_content))) == (206, 100)
    assert part["Cache-Control"].startswith("public, max-age=60")
    assert client.get(f"{file}vi.vtt").status_code == 200
    assert client.get(f"{file}en.vtt").status_code == 404
    air.recall(product)
    assert client.get(file).status_code == 404
    assert client.get(f"{file}vi.vtt").status_code == 404


def captioned(film, desk, is_machine_made=False):
    by = desk.person("officer")
    facts = {**RIGHTS, "transcript": "Dừng cuộc gọi, bà con nhé."}
    services.asset_edit(asset=film, revision=0, facts=facts, by=by)
    services.caption_write(
        asset=film, language="vi", text=VTT, is_machine_made=is_machine_made, revision=0, by=by
    )


def test_who_approves_by_link_sees_and_hears_all_of_it(desk, as_, film):
    captioned(film, desk, is_machine_made=True)
    _, key = issued(desk, desk.submit(assets=[film]))
    client = as_("officer")
    client.logout()
    here = address(key)
    page = client.get(here).content.decode()
    file = f"{here}anh/{film.public_id}/"
    assert f'<source src="{file}">' in page
    assert f'src="{file}vi.vtt" srclang="vi" label="Tiếng Việt (do máy chép)" default' in page
    assert "Dừng cuộc gọi, bà con nhé." in page
    assert not english_words(page)
    part = client.get(file, headers={"Range": "bytes=0-99"})
    assert (part.status_code, len(b"".join(part.streaming_content))) == (206, 100)
    assert part["Content-Type"] == "video/mp4"
    assert part["Cache-Control"] == "no-store, private"
    track = client.get(f"{file}vi.vtt")
    assert track["Content-Type"].startswith("text/vtt")
    assert "Dừng cuộc gọi." in track.content.decode()
    assert track["Referrer-Policy"] == "no-referrer"
    assert client.get(f"{file}en.vtt").status_code == 404
    assert client.get(f"{address('x' * 43)}anh/{film.public_id}/vi.vtt").status_code == 404


def test_who_approves_by_link_opens_a_document(desk, as_):
    sheet = make_artwork("leaflet_a5", ArtworkContent("Tờ rơi", "", "https://nepso.vn/a", "Xã A"))
    stored = file_keep(
        content=ContentFile(sheet.data), name="to-roi.pdf", by=desk.person("officer")
    )
    paper = services.asset_add(
        agency=desk.tree["xa-a"], stored=stored, facts=RIGHTS, by=desk.person("officer")
    )
    _, key = issued(desk, desk.submit(assets=[paper]))
    page = as_("officer").get(address(key)).content.decode()
    assert f'href="{address(key)}anh/{paper.public_id}/"' in page
    assert "Tải tệp to-roi.pdf" in page
    client = as_("officer")
    client.logout()
    got = client.get(f"{address(key)}anh/{paper.public_id}/")
    assert got["Content-Type"] == "application/pdf"
    assert b"".join(got.streaming_content) == sheet.data
    assert got["Cache-Control"] == "no-store, private"
    assert client.get(f"{address('x' * 43)}anh/{paper.public_id}/").status_code == 404


@pytest.mark.parametrize("is_machine_made", [True, False])
def test_captions_of_a_machine_are_called_so_before_everybody(
    desk,
    as_,
    film,
    air,  # noqa: F811
    is_machine_made,
):
    captioned(film, desk, is_machine_made=is_machine_made)
    air.out(air.outlet("portal"), desk.approve(assets=[film]))
    client = as_("officer")
    path = client.get("/tin/").content.decode().split('href="/tin/nhan-ra')[1].split('"')[0]
    page = client.get(f"/tin/nhan-ra{path}").content.decode()
    assert ('label="Tiếng Việt (do máy chép)" default' in page) is is_machine_made
    assert ("Phụ đề Tiếng Việt do máy chép." in page) is is_machine_made
    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    name = "Tiếng Việt (do máy chép)" if is_machine_made else "Tiếng Việt"
    assert data["video"][0]["caption"][0]["name"] == name


def test_refused_uploads_leave_no_bytes_and_lock_nobody_out(desk, as_, tmp_path):
    client = as_("officer")
    for _ in range(MOST_OPEN + 1):
        refused = in_parts(client, desk, "phim.mp4", sample("hevc.mp4"))
        assert refused.status_code == 422
    assert not list((tmp_path / FOLDER).glob("*/*"))
    assert in_parts(client, desk, "phim.mp4", sample("film.mp4")).status_code == 302


def test_words_of_what_is_read_or_out_wait_for_a_second_person(desk, as_, film, air):  # noqa: F811
    by = desk.person("officer")
    services.asset_edit(asset=film, revision=0, facts=RIGHTS, by=by)
    page = f"/san-pham/kho/{film.public_id}/"
    first = {"text": VTT, "revision": 0}
    other = {"text": VTT.replace("Dừng", "Nghe"), "revision": 1}
    assert as_("officer").post(f"{page}phu-de/vi/", first).status_code == 302
    product = desk.submit(assets=[film])

    def nothing_changes(told):
        client = as_("officer")
        refused = client.post(f"{page}phu-de/vi/", other)
        assert refused.status_code == 422
        assert told in refused.content.decode()
        assert "Nghe cuộc gọi." in refused.content.decode(), "what was typed is still there"
        english = {**other, "revision": 0}
        assert client.post(f"{page}phu-de/en/", english).status_code == 422
        dropped = client.post(f"{page}phu-de/vi/bo/", follow=True)
        assert told in dropped.content.decode()
        said = {**RIGHTS, "transcript": "Lời khác.", "revision": 1}
        answer = client.post(f"{page}sua/", said)
        assert answer.status_code == 422
        assert told in answer.content.decode()
        assert "Lời khác." in answer.content.decode()
        assert ["Dừng" in one.text for one in film.captions.all()] == [True]

    nothing_changes("hãy lấy lại sản phẩm đó")
    desk.do("approve", product, by="head")
    nothing_changes("hãy mở lại hoặc thu hồi sản phẩm đó")
    air.out(air.outlet("portal"), product)
    nothing_changes("hãy mở lại hoặc thu hồi sản phẩm đó")
    with pytest.raises(Invalid, match="chỉ rút bớt quyền"):
        services.asset_edit(asset=film, revision=1, facts={"author": "Tổ khác"}, by=by)
    air.recall(product)
    assert as_("officer").post(f"{page}phu-de/vi/", other).status_code == 302
