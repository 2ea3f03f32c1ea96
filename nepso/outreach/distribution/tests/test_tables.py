"""The table of an infographic: read as people type it, approved by another, then drawn."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nepso.desk.waiting import waiting_for
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.outreach.distribution import services
from nepso.outreach.distribution.artwork.infographics.numbers import shown_number
from nepso.outreach.distribution.models import FigureTable
from nepso.outreach.distribution.table_reading import rows_read, text_read
from tests.conventions.vietnamese import english_words

ROWS = (("Trường học", Decimal("1234.5")), ("Chợ", Decimal(12)))
DESC = "{http://www.w3.org/2000/svg}desc"


@pytest.mark.parametrize(
    "text",
    [
        "Trường học: 1.234,5\nChợ: 12",
        "Nơi\tSố buổi\nTrường học\t1.234,5\nChợ\t12\t\n",
        'Nơi;Số buổi\r\n"Trường học";1.234,5\r\n\r\nChợ;12',
        '"Trường học","1.234,5"\nChợ,12',
    ],
)
def test_what_hands_spreadsheets_and_files_give_is_one_table(text):
    assert rows_read(text) == ROWS


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "chưa có dòng nào"),
        ("Trường học: 12\nChợ: nhiều", "Dòng 2: “nhiều” không phải là số"),
        ("Trường học: 1,234.5", "Dòng 1: “1,234.5” không phải là số"),
        ("Chợ;1;2", "Dòng 1 không có đúng một tên và một số"),
        (";12\nChợ;1", "Dòng 1 thiếu tên"),
        ("chỉ có chữ", "không có đúng một tên và một số"),
        ("\n".join(f"Nơi {n}: {n}" for n in range(21)), "nhiều nhất 20"),
    ],
)
def test_what_is_no_table_is_told_with_its_line(text, told):
    with pytest.raises(Invalid, match=told):
        rows_read(text)


@given(st.text(max_size=300))
def test_any_text_is_a_table_or_a_sentence(text):
    try:
        rows = rows_read(text)
    except Invalid as error:
        told, rows = error.sentence, ()
    else:
        told = "Đọc được."
    assert told.endswith(".")
    assert all(label and number.is_finite() for label, number in rows)


@given(st.decimals(-(10**12), 10**12, places=2))
def test_a_number_that_is_shown_is_read_again(number):
    assert rows_read(f"Nơi: {shown_number(number)}") == (("Nơi", number),)


def test_files_as_spreadsheets_save_them():
    assert text_read("﻿Chợ;1".encode()) == "Chợ;1"
    assert text_read("Chợ\t1".encode("utf-16")) == "Chợ\t1"
    for bad in (b"\xff\xd8\xff\xe0", b"PK\x03\x04\x00\x00", b"x" * 100_001):
        with pytest.raises(Invalid, match="hãy"):
            text_read(bad)


@pytest.fixture
def product(air):
    return air.desk.approve(title="Số buổi hướng dẫn")


def address(product, name="figure_table"):
    return reverse(f"distribution:{name}", args=[product.public_id])


def drawn(product, kind="infographic_svg"):
    return reverse("distribution:artwork", args=[product.public_id, kind])


def facts(**more):
    return {"title": "Số buổi", "unit": "buổi", "rows": "Trường học: 1.234,5\nChợ: 12",
            "source": "UBND xã A", "as_of": "31/10/2026", "revision": "0", **more}  # fmt: skip


def test_typed_by_one_seen_marked_approved_by_another_and_taken(air, client, product):
    client.force_login(air.person("officer"))
    assert "Nhập bảng số liệu" in client.get(drawn(product)).content.decode()
    assert client.post(address(product), facts()).status_code == 302
    page = client.get(drawn(product)).content.decode()
    assert "Bảng số liệu chờ duyệt" in page
    assert "Tải tệp" not in page
    assert "Duyệt bảng này" not in page
    assert not english_words(page)
    seen = etree.fromstring(client.get(drawn(product), {"lay": "hinh"}).content)
    assert seen.findtext(DESC).startswith("Chờ duyệt: Số buổi.")
    refused = client.post(drawn(product))
    assert refused.status_code == 400
    assert "chờ người khác duyệt" in refused.content.decode()
    step = {"buoc": "duyet", "revision": "1"}
    assert client.post(address(product, "figure_table_move"), step).status_code == 403
    head = air.person("head")
    assert any("Duyệt bảng số liệu" in one.title for one in waiting_for(head))
    client.force_login(head)
    assert "Duyệt bảng này" in client.get(drawn(product)).content.decode()
    assert client.post(address(product, "figure_table_move"), step).status_code == 302
    file = client.post(drawn(product))
    told = etree.fromstring(file.content).findtext(DESC)
    assert told.startswith("Số buổi. Bảng số liệu: Trường học: 1.234,5 buổi; Chợ: 12 buổi.")
    assert "Số liệu đến ngày 31/10/2026." in told
    assert "Nguồn: UBND xã A." in told


def test_changed_figures_wait_again_and_whoever_typed_them_never_approves(air, client, product):
    given = {"title": "Số buổi", "unit": "", "source": "UBND xã A", "as_of": None, "rows": ROWS}
    head, desk = air.person("head"), air.person("lead_desk")
    table = services.figure_table_type(product=product, revision=0, facts=given, by=head)
    with pytest.raises(NotAllowed, match="không tự duyệt được"):
        services.figure_table_approve(table=table, revision=1, by=head)
    table = services.figure_table_approve(table=table, revision=1, by=desk)
    assert table.is_approved
    table = services.figure_table_type(
        product=product, revision=2, facts=given, by=air.person("officer")
    )
    assert not table.is_approved
    with pytest.raises(NotAllowed):
        services.figure_table_approve(table=table, revision=3, by=head)
    with pytest.raises(Conflict):
        services.figure_table_type(product=product, revision=1, facts=given, by=head)
    services.figure_table_drop(table=table, revision=3, by=head)
    assert not FigureTable.objects.exists()
    assert FigureTable.history.count() == 4


def test_a_file_takes_the_place_of_what_was_typed_and_faults_lose_nothing(air, client, product):
    client.force_login(air.person("officer"))
    bad = client.post(address(product), facts(rows="Chợ: nhiều", title=""))
    page = bad.content.decode()
    assert bad.status_code == 422
    assert "“nhiều” không phải là số" in page
    assert "Bảng chưa có tên" in page
    assert "Chợ: nhiều</textarea>" in page
    assert not english_words(page)
    file = SimpleUploadedFile("bang.csv", "Nơi;Số\nChợ;7".encode())
    assert client.post(address(product), facts(rows="x", file=file)).status_code == 302
    assert FigureTable.objects.get().rows == [["Chợ", "7"]]
    assert client.post(address(product), facts()).status_code == 409, "somebody typed meanwhile"
    client.force_login(air.person("other"))
    assert client.post(address(product), facts()).status_code in (403, 404)
