import pytest

from vanban.understanding.agencies import addressees, named, read_names


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        (
            "Sở Văn hóa, Thể thao và Du lịch và các cơ quan liên quan",
            ("Sở Văn hóa, Thể thao và Du lịch", "các cơ quan liên quan"),
        ),
        ("Đối với Phòng Giáo dục và Đào tạo", ("Phòng Giáo dục và Đào tạo",)),
        (
            "Các trường mầm non, tiểu học, trung học cơ sở, tiểu học và trung học cơ sở",
            ("Các trường mầm non, tiểu học, trung học cơ sở, tiểu học và trung học cơ sở",),
        ),
        (
            "Ban Quản lý Khu kinh tế và các khu công nghiệp, Thuế tỉnh",
            ("Ban Quản lý Khu kinh tế và các khu công nghiệp", "Thuế tỉnh"),
        ),
        (
            "Các sở, ban, ngành thuộc tỉnh; UBND các xã, phường trên địa bàn tỉnh",
            ("Các sở, ban, ngành thuộc tỉnh", "UBND các xã, phường"),
        ),
        (
            "Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội",
            ("Ủy ban MTTQ Việt Nam tỉnh", "các tổ chức chính trị - xã hội"),
        ),
    ],
)
def test_a_heading_is_split_where_a_new_name_begins(heading, names):
    assert addressees(heading) == names


@pytest.mark.parametrize(
    ("words", "names", "rest"),
    [
        (
            "các cơ quan thông tin, báo chí, truyền thông, người có ảnh hưởng (KOLs) trên địa bàn",
            ("các cơ quan thông tin, báo chí, truyền thông", "người có ảnh hưởng (KOLs)"),
            " trên địa bàn",
        ),
        (
            "Công an tỉnh, các sở, ban, ngành, địa phương giám sát, phát hiện",
            ("Công an tỉnh", "các sở, ban, ngành, địa phương"),
            " giám sát, phát hiện",
        ),
        (
            "UBND các xã, phường tổ chức tuyên truyền",
            ("UBND các xã, phường",),
            " tổ chức tuyên truyền",
        ),
        ("gia đình, cộng đồng, có cơ chế", ("gia đình", "cộng đồng"), ", có cơ chế"),
        ("định hướng công tác tuyên truyền", (), "định hướng công tác tuyên truyền"),
    ],
)
def test_a_list_in_a_sentence_ends_before_its_verb(words, names, rest):
    found = read_names(words, 0)
    assert found.names == names
    assert words[found.end :] == rest


def test_groups_are_marked_and_known_names_known():
    assert named("các sở, ban, ngành").is_group
    assert named("UBND các xã, phường").is_group
    police = named("Công an tỉnh")
    assert (police.is_group, police.is_known) == (False, True)
    assert not named("Công ty cổ phần Mẫu").is_known
