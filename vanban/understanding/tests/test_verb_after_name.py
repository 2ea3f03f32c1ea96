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
        # after "liên quan" stands what is done, a place or another name
        ("các đơn vị liên quan", "sát hạch người lái xe"),
        ("các cơ quan có liên quan", "cắm biển báo"),
        # who is called after what they do
        ("người sử dụng lao động", "khám sức khỏe cho công nhân"),
        ("người nộp thuế", "đối chiếu số thuế"),
        ("các đơn vị sử dụng ngân sách", "đối chiếu số dư"),
        ("các cơ quan kiểm tra chuyên ngành", "lấy mẫu hàng nhập"),
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


def test_what_stands_in_brackets_ends_no_list():
    words = (
        "Phối hợp với Công an tỉnh (Phòng An ninh mạng), Sở Y tế (PK) và các doanh nghiệp rà soát."
    )
    assert partners_in(words) == ("Công an tỉnh", "Sở Y tế", "các doanh nghiệp")
    assert partners_in("Phối hợp với Sở Y tế (nếu cần) rà soát, báo cáo.") == ("Sở Y tế",)


def test_the_bodies_concerned_of_a_place_stay_one_name():
    words = "Phối hợp với các cơ quan liên quan của tỉnh và Sở Y tế rà soát."
    assert partners_in(words) == ("các cơ quan liên quan của tỉnh", "Sở Y tế")
