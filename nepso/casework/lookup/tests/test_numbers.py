import pytest

from nepso.casework.lookup.finding import numbers_in
from nepso.casework.lookup.numbers import digits, number_kind, said_of
from nepso.casework.lookup.selectors import answers_about


@pytest.mark.parametrize(
    "text",
    [
        "0912345678",
        "0912.345.678",
        "0912 345 678",
        "0912-345-678",
        "+84912345678",
        "+84 912 345 678",
        "+84 (0)912 345 678",
        "(+84) 912 345 678",
        "0084912345678",
        "0084 912 345 678",
        "không chín một hai ba bốn năm sáu bảy tám",
        "Khong chin mot hai, ba bon nam, sau bay tam",
        "số của tôi là không 9 1 2 ba bốn năm sáu bảy tám nhé",
    ],
)
def test_one_telephone_in_every_way_it_is_written_or_said(text):
    found = numbers_in(text)
    assert [digits(one) for one in found] == ["0912345678"]
    assert number_kind(found[0]) == "telephone"


@pytest.mark.parametrize("short", ["111", "112", "113", "114", "115", "156", "5656", "1022"])
@pytest.mark.parametrize("around", ["{}", " {} ", "Hãy gọi {} ngay", "tổng đài: {}.", "số {}"])
def test_a_short_number_is_met_alone_and_where_a_text_names_it(short, around):
    assert numbers_in(around.format(short)) == [short]


@pytest.mark.parametrize("text", ["Có 113 người dự", "ngày 11/3, 156 suất quà", "5656 đồng"])
def test_a_count_of_things_is_no_telephone(text):
    assert numbers_in(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("113", "số gọi Công an"),
        ("gọi 111", "bảo vệ trẻ em"),
        ("1022", "tổng đài thông tin"),
        ("156", "cuộc gọi lừa đảo"),
        ("1900 1234", "phải trả cước"),
        ("19001234", "phải trả cước"),
        ("1800 1234", "không mất cước"),
        ("+375 29 123 45 67", "ở nước ngoài"),
        ("00375291234567", "ở nước ngoài"),
        ("024 3936 5555", "máy bàn"),
        ("0912345678", "di động"),
        ("19036789012345", "chủ tài khoản"),
        ("1903 6789 0123 45", "chủ tài khoản"),
    ],
)
def test_each_number_is_told_what_it_is(db, text, said):
    (answer,) = answers_about(text)
    assert said in " ".join(answer.why)
    assert answer.verdict == "unknown"
    assert all(sentence[0].isalnum() and sentence.endswith(".") for sentence in answer.why)


def test_a_number_of_the_state_is_not_called_unlisted(db):
    (answer,) = answers_about("113")
    assert len(answer.why) == 1
    assert "vẫn có thể là giả" in said_of("113")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CCCD 001099012345", ["001099012345"]),
        ("STK 0071000776789", ["0071000776789"]),
        ("hotline 0912345678 (0987654321)", ["0912345678", "0987654321"]),
        ("gọi 0912345678 – 0987654321", ["0912345678", "0987654321"]),
        ("giai đoạn 2021–2025", []),
        ("nhà số 115 đường Láng", []),
        ("Quyết định số 156/QĐ-UBND", []),
        ("0 9 1 2 3 4 5 6 7 8", ["0 9 1 2 3 4 5 6 7 8"]),
    ],
)
def test_each_stands_for_itself(text, found):
    assert numbers_in(text) == found


@pytest.mark.parametrize("number", ["001099012345", "008201001234", "0071000776789"])
def test_a_citizens_number_and_an_account_that_begin_with_zeros_are_not_abroad(number):
    assert digits(number) == number
    assert number_kind(number) == "account"


MANY = "0912345678, 0987654321, 0356789012, 19036789012345, 102030405060"


def test_many_numbers_are_asked_for_together(db, django_assert_num_queries):
    """The entries that name any of them, and whether there is a list of each kind."""
    with django_assert_num_queries(3):
        assert len(answers_about(MANY)) == 5
    with django_assert_num_queries(2):
        assert len(answers_about("0912345678")) == 1
    with django_assert_num_queries(1):  # short numbers of the State: no list is missed
        assert len(answers_about("Hãy gọi 113, gọi 111")) == 2
