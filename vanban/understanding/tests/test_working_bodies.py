"""Bodies that are called by what they do: the verb in their name is not that of the sentence."""

import pytest

from vanban.understanding.agencies import read_names


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Ban Chỉ đạo Chuyển đổi số tỉnh", " chỉ đạo các sở, ngành"),
        ("Ban Chỉ đạo Chuyển đổi số", " chủ trì"),
        ("Ban Chỉ đạo 389/ĐP", " kiểm tra"),
        ("Ban Chỉ đạo phòng, chống tội phạm tỉnh", " phối hợp"),
        ("Ban Chỉ đạo xây dựng nông thôn mới tỉnh", " ban hành"),
        ("Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh", " chủ trì"),
        ("Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội tỉnh", " chỉ đạo"),
        ("Tổ giúp việc", " chủ trì"),
        ("Tổ giúp việc Ban Chỉ đạo Chuyển đổi số tỉnh", " tham mưu"),
        ("Cơ quan giúp việc Ban Chỉ đạo", " tổng hợp kết quả"),
        ("Văn phòng Ban Chỉ đạo 35 tỉnh", " kiểm tra"),
        ("Tổ công tác triển khai Đề án 06 các cấp", " rà soát"),
        ("Đoàn kiểm tra liên ngành tỉnh", " kiểm tra cơ sở"),
        ("Hội đồng thẩm định", " xét chọn"),
    ],
)
def test_what_a_body_does_is_part_of_its_name(name, rest):
    found = read_names(name + rest, 0)
    assert found.names == (name,)
    assert (name + rest)[found.end :] == rest


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Ban Chỉ đạo", " chỉ đạo các xã"),
        ("Ban Chỉ đạo", " tham mưu UBND tỉnh chỉ đạo các sở"),
        ("Ban Chỉ đạo", " xây dựng kế hoạch kiểm tra của tỉnh"),
        ("Ban Chỉ đạo", " triển khai kiểm tra việc chấp hành của xã"),
        ("Đoàn", " kiểm tra các cơ sở"),
    ],
)
def test_the_verb_of_the_sentence_is_not(name, rest):
    assert read_names(name + rest, 0).names == (name,)


def test_bodies_in_a_list_are_each_one():
    words = "các thành viên Ban Chỉ đạo, tổ giúp việc, Ban Chỉ đạo 35 tỉnh thực hiện"
    assert read_names(words, 0).names == (
        "các thành viên Ban Chỉ đạo",
        "tổ giúp việc",
        "Ban Chỉ đạo 35 tỉnh",
    )
