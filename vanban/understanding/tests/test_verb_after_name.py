"""Where a name ends at a verb that no list of ours can hold whole: what a partner does."""

from __future__ import annotations

import pytest

from vanban.understanding.roles import partners_in


@pytest.mark.parametrize(
    ("name", "deed"),
    [
        # a place closes the name of a body
        ("Bưu điện tỉnh", "trả giấy phép lái xe tận nhà"),
        ("Trung tâm Phục vụ hành chính công xã", "bấm số tự động"),
        ("Trạm Khuyến nông huyện", "úm 2.000 con giống"),
        # so does the proper name of a place
        ("Điện lực Hà Giang", "ngầm hóa đường dây"),
        ("Viễn thông Lạng Sơn", "nối cáp quang"),
        ("Công ty Cổ phần Cấp nước Hưng Yên", "thau rửa bể chứa"),
        # two verbs are one: neither half is of the name
        ("các tổ hợp tác", "thu mua chè búp"),
        ("UBND các xã, phường", "gieo trồng cây vụ đông"),
        ("UBND xã", "chi hỗ trợ người nuôi"),
        # verbs of two words that no name holds
        ("các doanh nghiệp viễn thông", "phủ sóng vùng lõm"),
        ("các hộ dân", "hiến đất mở đường"),
        ("gia đình, nhà trường và xã hội", "giáo dục đạo đức cho học sinh"),
        ("các trường học", "chiếu phim tư liệu"),
    ],
)
def test_a_name_ends_where_the_deed_begins(name: str, deed: str):
    assert partners_in(f"Phối hợp với {name} {deed}.") == (name,)


@pytest.mark.parametrize(
    "name",
    [
        "Trung tâm Công tác xã hội tỉnh",
        "Công an huyện đảo Cô Tô",
        "Báo Quảng Ninh điện tử",
        "Văn phòng Điều phối nông thôn mới tỉnh",
        "Trung tâm Nước sạch và Vệ sinh môi trường nông thôn tỉnh",
        "Hội Cựu Thanh niên xung phong tỉnh",
        "Hội Nữ Trí thức tỉnh",
        "Sở Khoa học và Công nghệ tỉnh Hà Nam",
        "Ban Quản lý Khu công nghệ cao Hòa Lạc",
        "Công ty Nước sạch Hà Đông chi nhánh số 2",
        "Đồn Biên phòng cửa khẩu Tà Lùng",
        "Văn phòng huyện ủy",
        "Ban Dân vận Tỉnh ủy",
        "Trường Phổ thông dân tộc nội trú huyện",
        "các hộ nuôi cá lồng",
        "các đơn vị thi công",
    ],
)
def test_a_name_goes_on_where_no_deed_begins(name: str):
    assert partners_in(f"Phối hợp với {name} kiểm tra.") == (name,)
