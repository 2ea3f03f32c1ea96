"""Every name that the real plan prints finds the body it means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nepso.foundation.agencies.selectors import NameIndex, agency_match

GOLD = Path(__file__).parents[4] / "demo" / "ke-hoach-thai-nguyen.gold.json"

MEANT = {
    "Báo và phát thanh, truyền hình Thái Nguyên": "bao-ptth",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy": "ban-tgdv",
    "Các doanh nghiệp cung cấp dịch vụ mạng xã hội, nền tảng số, dịch vụ Internet": (
        "doanh-nghiep-nen-tang"
    ),
    "Các sở, ban, ngành thuộc tỉnh": "so-ban-nganh",
    "Công an tỉnh": "ca-tinh",
    "Công ty truyền thông, kinh doanh dịch vụ quảng cáo, tổ chức nghệ thuật biểu diễn": (
        "cong-ty-truyen-thong"
    ),
    "Sở Giáo dục và Đào tạo": "so-gddt",
    "Sở Khoa học và Công nghệ": "so-khcn",
    "Sở Tài chính": "so-tc",
    "Sở Văn hóa, Thể thao và Du lịch": "so-vhttdl",
    "Trung tâm Thông tin tỉnh": "tt-thong-tin",
    "UBND các xã, phường": "ubnd-xa-phuong",
    "các cơ quan chức năng": "co-quan-lien-quan",
    "các cơ quan liên quan": "co-quan-lien-quan",
    "các cơ quan thông tin, báo chí, truyền thông": "bao-chi-truyen-thong",
    "các cơ quan, đơn vị có liên quan": "co-quan-lien-quan",
    "các cơ quan, đơn vị, doanh nghiệp có liên quan": "co-quan-doanh-nghiep-lien-quan",
    "các cơ quan, đơn vị, địa phương": "moi-co-quan-bao-cao",
    "các cơ quan, đơn vị, địa phương, tổ chức, doanh nghiệp": "moi-co-quan-bao-cao",
    "các sở, ban, ngành, địa phương": "so-nganh-dia-phuong",
    "người có ảnh hưởng (KOLs)": "nguoi-co-anh-huong",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh": "mttq",
}

USUAL = {
    "1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh": "mttq",
    "Ủy ban MTTQ Việt Nam tỉnh": "mttq",
    "UB MTTQ Việt Nam tỉnh": "mttq",
    "Sở VH,TT&DL": "so-vhttdl",
    "Sở VHTTDL": "so-vhttdl",
    "Sở GD&ĐT": "so-gddt",
    "Sở KHCN": "so-khcn",
    "so van hoa the thao va du lich": "so-vhttdl",
    "Công an tỉnh Thái Nguyên": "ca-tinh",
    "Ủy ban nhân dân tỉnh": "ubnd-tinh",
    "Uỷ ban nhân dân tỉnh Thái Nguyên": "ubnd-tinh",
    "Lãnh đạo VP UBND tỉnh": "vp-ubnd",
    "Ủy ban nhân dân các xã, phường": "ubnd-xa-phuong",
    "Các sở, ban, ngành thuộc tỉnh; UBND các xã, phường": "so-nganh-dia-phuong",
    "Các tổ chức chính trị - xã hội tỉnh": "to-chuc-chinh-tri-xa-hoi",
    "Trung tâm Phát triển Khoa học, Công nghệ và Đổi mới sáng tạo tỉnh Thái Nguyên": (
        "tt-khcn-dmst"
    ),
    "UBND phường Bắc Kạn": "01843",
    "Ủy ban nhân dân xã Đại Phúc": "05488",
}


def _code(candidate) -> str:
    return (candidate.agency or candidate.group).code


def test_all_names_of_the_plan_are_listed_here():
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    printed = {
        name
        for task in gold["tasks"]
        for name in (*task["agency_lead"], *task["agency_coordinate"])
    }
    assert printed == set(MEANT)


@pytest.mark.django_db
def test_the_plans_names_and_usual_ways_of_writing(province):
    index = NameIndex()
    for name, code in (MEANT | USUAL).items():
        found = index.match(name)
        assert found, name
        assert _code(found[0]) == code, (name, [(c.name, c.score) for c in found])
        assert found[0].score >= 0.93, name


@pytest.mark.django_db
def test_tone_marks_tell_two_communes_apart(province):
    first, second = agency_match("UBND xã Văn Lăng")[:2]
    assert (first.name, second.name) == ("UBND xã Văn Lăng", "UBND xã Văn Lang")
    assert "khác dấu" in second.reason
    assert second.score < first.score
    bare = agency_match("ubnd xa van lang")[:2]
    assert {c.name for c in bare} == {"UBND xã Văn Lăng", "UBND xã Văn Lang"}


@pytest.mark.django_db
def test_the_order_of_words_counts(province):
    assert agency_match("UBND xã Yên Bình")[0].name == "UBND xã Yên Bình"
    assert agency_match("UBND xã Bình Yên")[0].name == "UBND xã Bình Yên"


@pytest.mark.django_db
def test_what_we_do_not_know_is_never_likely(province):
    for name in ("Bộ Văn hóa, Thể thao và Du lịch", "Ngân hàng Nhà nước", "Lưu: VT", "", "  ;"):
        assert not any(c.is_likely for c in agency_match(name)), name


@pytest.mark.django_db
def test_many_names_cost_three_queries(province, django_assert_num_queries):
    with django_assert_num_queries(3):
        index = NameIndex()
        for name in MEANT:
            index.match(name)


@pytest.mark.django_db
def test_an_agency_that_has_ended_is_not_meant(province):
    names = [c.name for c in agency_match("UBND tỉnh Bắc Kạn")]
    assert "UBND tỉnh Bắc Kạn (cũ)" not in names
