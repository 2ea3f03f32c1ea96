"""The kit opens anywhere, holds what it says, and names nothing that could do harm."""

import io
import re
import zipfile

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from nepso.foundation.files.services import photo_keep
from nepso.outreach.distribution.artwork.kinds import KINDS
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.making.kit import (
    PICTURES,
    TEXTS,
    Kit,
    KitFile,
    KitPicture,
    KitText,
    kit_write,
    plain_name,
)
from nepso.outreach.distribution.making.source import Source
from nepso.outreach.distribution.models import Handout
from nepso.outreach.distribution.printing import OF_PRODUCT
from nepso.outreach.distribution.tests.test_languages import translated
from nepso.outreach.products.demo.drawing import picture_drawn
from nepso.outreach.products.services import asset_add
from nepso.outreach.products.tests.conftest import RIGHTS

EVIL = ["../../etc/passwd", "C:\\a\\b", "/abs", "<script>", "con.exe", "a\x00b", "..", "", "Đất!"]


def test_no_name_leaves_its_folder_or_runs():
    texts = [KitText(evil, evil, [("Lời", evil)]) for evil in EVIL]
    pictures = [KitPicture(evil, evil, evil, lambda: io.BytesIO(b"x")) for evil in EVIL]
    out = io.BytesIO()
    kit_write(Kit(Source("<b>", "x", ""), "Xã A", "1", texts, pictures), out)
    for name in zipfile.ZipFile(out).namelist():
        folder, _, last = name.rpartition("/")
        assert folder in ("", TEXTS, PICTURES)
        assert not set(last) - set("abcdefghijklmnopqrstuvwxyzDOCTRU0123456789-.")
        assert last.count(".") == 1
    with pytest.raises(ValueError, match="exe"):
        kit_write(Kit(Source("x", "x", ""), "A", "1", [], [], [KitFile("a.exe", b"")]), out)


@given(st.text(max_size=100))
def test_names_are_plain_whatever_is_typed(text):
    name = plain_name(text)
    assert 0 < len(name) <= 60
    assert not set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.fixture
def product(air, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    officer = air.person("officer")
    content = ContentFile(picture_drawn("telephone"), name="a.png")
    asset = asset_add(
        agency=air.desk.tree["xa-a"], stored=photo_keep(content=content, name="a.png", by=officer),
        facts=RIGHTS, by=officer,
    )  # fmt: skip
    paid = {"disclosure": "paid", "disclosed_as": "Công ty X tài trợ."}
    return air.desk.approve(assets=[asset], title="Nhận ra ../cuộc gọi", **paid)


def taken(client, air, product, name="nhan-ra-cuoc-goi"):
    client.force_login(air.person("officer"))
    answer = client.post(
        f"/kenh/san-pham/{product.public_id}/bo-tai-lieu/",
        {"co_quan": air.desk.tree["xa-a"].public_id},
    )
    assert answer["Content-Type"] == "application/zip"
    assert f"bo-tai-lieu-{name}.zip" in answer["Content-Disposition"]
    return b"".join(answer.streaming_content)


def test_it_holds_texts_pictures_captions_and_the_order_to_read(air, client, product):
    archive = zipfile.ZipFile(io.BytesIO(taken(client, air, product)))
    names = archive.namelist()
    assert names[0] == "00-DOC-TRUOC.txt"
    assert "04-in/01-ap-phich-a3.pdf" in names
    told = [name for name in names if name != "02-hinh/chu-thich.txt"]
    assert told == sorted(told), "a file manager shows them in the order to read"
    assert not [
        name
        for name in names
        if set(re.split(r"[-/.0-9]+", name))
        & set(OutletKind.values) - {"facebook", "tiktok", "youtube"}
    ], "no English of ours"
    guide = archive.read("00-DOC-TRUOC.txt").decode("utf-8-sig")
    assert "Phải nói kèm ở mọi nơi: Công ty X tài trợ." in guide
    beside = {"00-DOC-TRUOC.txt", "02-hinh/chu-thich.txt"}
    assert all(name in guide for name in names if name not in beside)
    script = archive.read("01-loi/01-dai-truyen-thanh-xa-phuong.txt").decode("utf-8-sig")
    assert "Đọc khoảng" in script
    assert "Công ty X tài trợ. //" in script
    captions = archive.read("02-hinh/chu-thich.txt").decode("utf-8-sig")
    assert RIGHTS["alt"] in captions
    assert RIGHTS["rights_holder"] in captions
    picture = next(name for name in names if name.endswith(".jpg"))
    assert archive.read(picture).startswith(b"\xff\xd8")


ASKED = (
    "Kẻ gian hay gọi.\n\n## Ai hay gọi?\n\nNgười xưng công an.\n\n## Số vụ\n\n- Trường học: 12 vụ\n"
    "- Chợ: 7 vụ\n\nNguồn: Công an xã A."
)


def test_every_artwork_of_the_products_page_is_inside_and_in_the_order_to_read(
    air, client, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    product = air.desk.approve(source=ASKED)
    for length in (20, 32):
        air.outlet("led_board", length=length, name=f"Bảng {length}")
    archive = zipfile.ZipFile(io.BytesIO(taken(client, air, product, "nhan-ra-cuoc-goi-gia-danh")))
    printed = [name for name in archive.namelist() if name.startswith("04-in/")]
    assert len(printed) == len(OF_PRODUCT)
    guide = archive.read("00-DOC-TRUOC.txt").decode("utf-8-sig")
    for code, name in zip(OF_PRODUCT, printed, strict=True):
        assert plain_name(KINDS[code].label) in name
        assert name in guide
        content = archive.read(name)
        assert content.startswith(
            {"pdf": b"%PDF-", "png": b"\x89PNG", "gif": b"GIF8", "svg": b"<?xml"}[name[-3:]]
        )
    boards = [name for name in archive.namelist() if "bang-led-chay-chu" in name]
    assert len(boards) == 2, "a line for each length of the agency's own boards"
    for name, length in zip(boards, (20, 32), strict=True):
        words = archive.read(name).decode("utf-8-sig")
        assert f"bảng hiện {length} ký tự" in words
        line = words.split("\r\n\r\n")[-1].strip()
        assert max(len(one) for one in line.split("\r\n")) <= length


def test_nothing_is_missed_that_the_product_never_had_and_a_line_too_long_names_its_board(
    air, client, product
):
    air.outlet("facebook", name="English", language="en")
    air.outlet("led_board", length=5, name="Bảng 5")
    translated(air, product)
    archive = zipfile.ZipFile(io.BytesIO(taken(client, air, product)))
    guide = archive.read("00-DOC-TRUOC.txt").decode("utf-8-sig")
    assert "dấu “?”" not in guide
    assert "tên: số đơn vị" not in guide
    assert "Bảng LED chạy chữ, bảng hiện 5 ký tự: " in guide.partition("KHÔNG CÓ")[2]


def test_what_is_inside_is_not_told_as_missing_and_what_found_no_room_is_told_apart(
    air, client, product
):
    """The banner is in the kit: that it shows the title alone is a remark on it."""
    archive = zipfile.ZipFile(io.BytesIO(taken(client, air, product)))
    guide = archive.read("00-DOC-TRUOC.txt").decode("utf-8-sig")
    missing = guide.partition("KHÔNG CÓ TRONG BỘ NÀY:")[2].partition("\r\n\r\n")[0]
    noted = guide.partition("XEM TRƯỚC KHI DÙNG:")[2].partition("\r\n\r\n")[0]
    inside = [KINDS[code].label for code in OF_PRODUCT if plain_name(KINDS[code].label) in guide]
    assert KINDS["banner"].label in inside
    assert not [label for label in inside if f"- {label}" in missing]
    assert f"- {KINDS['banner'].label}: Khổ này chỉ in tên và thông điệp chính" in noted
    assert "bảng LED, để in" not in guide
    assert f"{KINDS['poster_a3'].label}, để in\r\n" in guide
    assert f"{KINDS['slide'].label}, để chiếu\r\n" in guide
    assert f"{KINDS['led'].label}, để chạy trên bảng\r\n" in guide


def test_the_same_content_is_the_same_bytes_and_who_took_it_is_known(air, client, product):
    assert taken(client, air, product) == taken(client, air, product)
    assert Handout.objects.get().agency == air.desk.tree["xa-a"]


def test_words_nobody_approved_stay_out_of_the_kit(air, client, product):
    one = air.variant(product)
    air.do("edit", one, parts={"text": "Chưa ai duyệt. Công ty X tài trợ."})
    archive = zipfile.ZipFile(io.BytesIO(taken(client, air, product)))
    words = archive.read("01-loi/06-trang-facebook.txt").decode("utf-8-sig")
    assert "Chưa ai duyệt" not in words


def test_printed_copies_are_noted_for_the_day_of_a_recall(air, client, product):
    client.force_login(air.person("officer"))
    page = f"/kenh/san-pham/{product.public_id}/ban-in/"
    given_ = {"co_quan": air.desk.tree["xa-a"].public_id, "la_gi": "Tờ rơi A5"}
    client.post(page, {**given_, "so_ban": "nhiều"})
    assert not Handout.objects.exists()
    client.post(page, {**given_, "so_ban": "40"})
    assert Handout.objects.get().copies == 40
    assert client.post(page, {**given_, "co_quan": air.desk.tree["so-yt"].public_id,
                              "so_ban": "1"}).status_code == 403  # fmt: skip
