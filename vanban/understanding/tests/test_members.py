"""One plural head over a list of names: each name is an agency, the group is not meant."""

import pytest

from vanban.understanding.agencies import addressees, named, read_names, split_names
from vanban.understanding.roles import partners_in, subject_of
from vanban.understanding.tests.reading_of import compiled, task

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 45/KH-UBND\nKẾ HOẠCH\nBình đẳng giới năm 2026\n"
    "II. TỔ CHỨC THỰC HIỆN\n"
)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Các Sở: Tài chính, Nông nghiệp và Môi trường, Tư pháp",
            ("Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Sở Tư pháp"),
        ),
        (
            "Các Sở: Văn hóa, Thể thao và Du lịch; Giáo dục và Đào tạo; UBND các xã, phường",
            ("Sở Văn hóa, Thể thao và Du lịch", "Sở Giáo dục và Đào tạo", "UBND các xã, phường"),
        ),
        ("Giám đốc các Sở: Y tế, Nội vụ", ("Giám đốc Sở Y tế", "Giám đốc Sở Nội vụ")),
        (
            "Các sở, ngành: Y tế, Bảo hiểm xã hội tỉnh, Nội vụ",
            ("Sở Y tế", "Bảo hiểm xã hội tỉnh", "Sở Nội vụ"),
        ),
        ("Các bộ: Công an, Quốc phòng", ("Bộ Công an", "Bộ Quốc phòng")),
        ("Các phòng chuyên môn: Nội vụ, Kinh tế", ("Phòng Nội vụ", "Phòng Kinh tế")),
        (
            "UBND các xã: Mường La, Bắc Yên và Phù Yên",
            ("UBND xã Mường La", "UBND xã Bắc Yên", "UBND xã Phù Yên"),
        ),
        ("Các Trung tâm Y tế khu vực: An Khê, Ayun Pa",
         ("Trung tâm Y tế khu vực An Khê", "Trung tâm Y tế khu vực Ayun Pa")),
        # "Cảnh sát" is a trade, no kind of body of its own
        ("Các đội: Cảnh sát giao thông, Cảnh sát trật tự",
         ("Đội Cảnh sát giao thông", "Đội Cảnh sát trật tự")),
        ("Các đội: Cảnh sát PCCC và CNCH, Cảnh sát giao thông",
         ("Đội Cảnh sát PCCC và CNCH", "Đội Cảnh sát giao thông")),
        ("Các Chi cục: Thuế, Hải quan", ("Chi cục Thuế", "Chi cục Hải quan")),
        ("Các Sở: Tài chính; Thanh tra tỉnh", ("Sở Tài chính", "Thanh tra tỉnh")),
        ("Các sở, ngành: Y tế, Cảnh sát biển", ("Sở Y tế", "Cảnh sát biển")),
        # which of them is an xã is not said, so no name says it
        ("UBND các xã, phường: Mường La, Tô Hiệu", ("UBND Mường La", "UBND Tô Hiệu")),
        ("Các xã, phường: Linh Sơn, Quan Triều", ("xã/phường Linh Sơn", "xã/phường Quan Triều")),
        # a part may be called by what is a verb elsewhere
        ("Các Phòng: Hành chính, Tổng hợp", ("Phòng Hành chính", "Phòng Tổng hợp")),
        ("UBND các xã, phường: phường Tô Hiệu, xã Mường La",
         ("UBND phường Tô Hiệu", "UBND xã Mường La")),
    ],
)  # fmt: skip
def test_the_head_word_goes_before_each_name(words: str, names: tuple[str, ...]):
    assert addressees(words) == names
    assert split_names(words) == names
    assert read_names(words, 0).names == names


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("UBND các xã, phường: Tuyên truyền, vận động nhân dân", "UBND các xã, phường"),
        ("Các Sở: Tổ chức tuyên truyền, Phối hợp kiểm tra", "Các Sở"),
        ("Các phòng: Tổng hợp, kiểm tra việc thực hiện", "Các phòng"),
        ("Các sở, ban, ngành: Căn cứ chức năng, nhiệm vụ", "Các sở, ban, ngành"),
    ],
)
def test_a_duty_after_the_colon_is_no_list_of_names(words: str, group: str):
    assert addressees(words) == (group,)


def test_the_list_ends_where_the_duty_begins():
    words = "UBND xã Mường La, UBND các phường: Chiềng Sinh, Tô Hiệu bố trí địa điểm."
    subject = subject_of(words)
    assert subject is not None
    assert subject.names == (
        "UBND xã Mường La",
        "UBND phường Chiềng Sinh",
        "UBND phường Tô Hiệu",
    )
    assert words[subject.predicate :] == "bố trí địa điểm."
    words = "Các đội: Cảnh sát giao thông, Cảnh sát trật tự tuần tra ban đêm."
    subject = subject_of(words)
    assert subject is not None
    assert subject.names == ("Đội Cảnh sát giao thông", "Đội Cảnh sát trật tự")
    assert words[subject.predicate :] == "tuần tra ban đêm."
    words = "Chủ trì, phối hợp với các Sở: Tài chính, Nội vụ và UBND các xã: Tân An, Tân Hà rà soát"
    assert partners_in(words) == ("Sở Tài chính", "Sở Nội vụ", "UBND xã Tân An", "UBND xã Tân Hà")


def test_a_list_of_names_over_a_duty_is_its_heading_and_no_task():
    document = compiled(
        f"{HEAD}1. Các Sở: Tài chính, Nông nghiệp và Môi trường, Tư pháp\n"
        "Theo chức năng, nhiệm vụ phối hợp với Công an tỉnh tuyên truyền.\n"
        "2. Các sở: Y tế, Công Thương: Chỉ đạo các đơn vị trực thuộc tự kiểm tra.\n"
        "3. Các Sở: Y tế, Nội vụ tổ chức tập huấn.\n"
    )
    assert [t.clause for t in document.tasks] == ["II.1", "II.2", "II.3"]
    assert task(document, "II.1").agency_lead == (
        "Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Sở Tư pháp",
    )  # fmt: skip
    assert task(document, "II.2").agency_lead == ("Sở Y tế", "Sở Công Thương")
    assert task(document, "II.2").text.startswith("Chỉ đạo các đơn vị")
    assert task(document, "II.3").agency_lead == ("Sở Y tế", "Sở Nội vụ")
    assert [s.heading for s in document.sections][-2:] == [
        "Các Sở: Tài chính, Nông nghiệp và Môi trường, Tư pháp",
        "Các sở: Y tế, Công Thương",
    ]


def test_a_list_before_a_duty_keeps_the_lead():
    words = HEAD + "1. Các Phòng: Hành chính, Tổng hợp: tham mưu công tác văn thư."
    given = task(compiled(words), "II.1")
    assert given.agency_lead == ("Phòng Hành chính", "Phòng Tổng hợp")
    assert given.text == "tham mưu công tác văn thư."


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Các xóm, cơ quan, trường học", ("Các xóm, cơ quan, trường học",)),
        (
            "các thôn, bản, trường học, trạm y tế, hợp tác xã",
            ("các thôn, bản, trường học, trạm y tế, hợp tác xã",),
        ),
        (
            "các cơ quan, xí nghiệp, trường học, chợ",
            ("các cơ quan, xí nghiệp, trường học, chợ",),
        ),
        (
            "các cơ quan đóng trên địa bàn, trường học, trạm y tế",
            ("các cơ quan đóng", "trường học, trạm y tế"),
        ),
        ("các xóm, trường tiểu học Linh Sơn", ("các xóm", "trường tiểu học Linh Sơn")),
    ],
)
def test_schools_of_no_name_stay_under_one_head(words: str, names: tuple[str, ...]):
    assert read_names(f"{words} treo khẩu hiệu", 0).names == names
    assert split_names(words) == names


def test_communes_in_a_list_are_known_and_schools_are_a_group():
    assert named("xã/phường Linh Sơn").is_known
    assert named("trường học").is_group
