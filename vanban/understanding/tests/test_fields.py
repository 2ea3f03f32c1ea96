"""Names of bodies that count their fields, with commas and "và" inside (judge's list, row 2)."""

import pytest

from vanban.understanding.agencies import named, read_names
from vanban.understanding.roles import partners_in, subject_of
from vanban.understanding.tests.reading_of import compiled, task

CYBER = "Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao"


@pytest.mark.parametrize(
    "name",
    [
        "Chi cục Quản lý chất lượng nông, lâm sản và thủy sản",
        "Cục Phát thanh, truyền hình và thông tin điện tử",
        "Cục Hàng hải, đường thủy nội địa và luồng lạch",
        "Phòng Lao động, tiền lương và việc làm",
        "Ban Quản lý dự án đầu tư xây dựng công trình giao thông, nông nghiệp",
        "Cục Văn hóa các dân tộc Việt Nam",
        "Trung tâm Xúc tiến thương mại và Trợ giúp doanh nghiệp",
    ],
)
def test_a_name_goes_on_with_its_fields_and_what_follows_is_read_on(name):
    sentence = f"Chủ trì, phối hợp với {name}, Sở Tư pháp và các cơ quan liên quan kiểm tra."
    assert partners_in(sentence) == (name, "Sở Tư pháp", "các cơ quan liên quan")
    assert partners_in(f"Phối hợp với {name} kiểm tra.") == (name,)
    subject = subject_of(f"Giao {name} rà soát hồ sơ.")
    assert subject is not None
    assert subject.names == (name,)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (f"{CYBER}, Công an tỉnh tập huấn giáo viên.", (CYBER, "Công an tỉnh")),
        (f"{CYBER}; các trường học tập huấn.", (CYBER,)),
        (f"{CYBER} và các đơn vị liên quan tập huấn.", (CYBER, "các đơn vị liên quan")),
        (
            f"{CYBER} (Công an tỉnh), Viễn thông Mẫu xử lý.",
            (f"{CYBER} (Công an tỉnh)", "Viễn thông Mẫu"),
        ),
        (
            "Phòng Tuyên truyền, báo chí - xuất bản, Văn phòng Ban tham mưu.",
            ("Phòng Tuyên truyền, báo chí - xuất bản", "Văn phòng Ban"),
        ),
    ],
)
def test_a_verb_in_a_name_is_none_of_the_sentence_where_the_list_goes_on(words, names):
    assert partners_in(f"Phối hợp với {words}")[: len(names)] == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Phòng Nội vụ, quản lý hồ sơ của các trường, Công an xã tuần tra.", ("Phòng Nội vụ",)),
        ("Phòng Tư pháp, tuyên truyền trên loa, các thôn phát tờ rơi.", ("Phòng Tư pháp",)),
        ("Trung tâm Truyền thông, bà con tiểu thương ký cam kết.", ("Trung tâm Truyền thông",)),
        ("Trạm Khuyến nông, hộ chăn nuôi rà soát.", ("Trạm Khuyến nông", "hộ chăn nuôi")),
        ("Ban Quản lý dự án xây dựng kế hoạch.", ("Ban Quản lý dự án",)),
    ],
)
def test_the_verb_of_the_sentence_and_people_end_a_name(words, names):
    found = read_names(words, 0).names
    assert found[:1] == names[:1]


def test_who_is_given_work_keeps_it_where_the_end_of_the_name_is_in_doubt():
    subject = subject_of(f"Giao {CYBER} rà soát hồ sơ.")
    assert subject is not None
    assert subject.names == ("Phòng An ninh mạng",)
    assert not named(subject.names[0]).is_known  # so a doubt asks for the name
    led = subject_of("Giao Phòng Tuyên truyền, báo chí - xuất bản chủ trì tham mưu.")
    assert led is not None
    assert led.names == ("Phòng Tuyên truyền, báo chí - xuất bản",)


@pytest.mark.parametrize(
    "shown",
    [
        f"2. {CYBER}\nTheo dõi kết quả.",
        f"2. Văn phòng Sở\nGửi báo cáo (qua {CYBER}) trước ngày 05/12/2026.",
    ],
)
def test_the_document_itself_shows_the_whole_name(shown):
    plan = compiled(
        "KẾ HOẠCH\nVề an ninh mạng\n\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Giáo dục và Đào tạo\n"
        f"- Phối hợp với {CYBER} tập huấn giáo viên.\n- Giao {CYBER} rà soát.\n{shown}\n"
    )
    assert task(plan, "I.1", 1).agency_coordinate == (CYBER,)


def test_a_sentence_in_a_clause_shows_no_name():
    plan = compiled(
        "KẾ HOẠCH\nVề thuế\n\nI. TỔ CHỨC THỰC HIỆN\n"
        "1. Chi cục Mẫu kiểm tra, giám sát và xử lý vi phạm.\n"
        "2. Phòng Một kiểm tra, rà soát hồ sơ.\n"
    )
    assert task(plan, "I.1").agency_lead == ("Chi cục Mẫu",)
