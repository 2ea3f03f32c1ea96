"""What is read aloud says what is written, and nothing unreadable is left."""

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nepso.outreach.distribution.making.scripts import reading_seconds, script
from nepso.outreach.distribution.making.source import Block, Rule, Source
from nepso.outreach.distribution.making.speaking import spoken
from nepso.outreach.distribution.making.speaking.numbers import amount, digits, roman, written_roman
from nepso.outreach.distribution.tests.reading_back import ONES, number_of, written_of

SAID = [
    ("Ngày 05/3/2026", "Ngày mùng năm tháng ba năm hai nghìn không trăm hai mươi sáu"),
    ("từ ngày 5-7/3/2026", "từ ngày mùng năm đến mùng bảy tháng ba năm hai nghìn không trăm hai "
     "mươi sáu"),
    ("dịp 30/4 - 1/5", "dịp ba mươi tháng tư đến mùng một tháng năm"),
    ("mùng 2/9", "mùng hai tháng chín"),
    ("tháng 4", "tháng tư"),
    ("quý III/2026", "quý ba năm hai nghìn không trăm hai mươi sáu"),
    ("lúc 17h30", "lúc mười bảy giờ ba mươi phút"),
    ("7:05", "bảy giờ năm phút"),
    ("từ 8h-10h", "từ tám giờ đến mười giờ"),
    ("1.500.000 đồng", "một triệu năm trăm nghìn đồng"),
    ("500.000đ", "năm trăm nghìn đồng"),
    ("1,5 triệu đồng", "một phẩy năm triệu đồng"),
    ("tăng 3,5%", "tăng ba phẩy năm phần trăm"),
    ("5-10%", "năm đến mười phần trăm"),
    ("-5°C", "âm năm độ xê"),
    ("40 km/h", "bốn mươi ki-lô-mét trên giờ"),
    ("50m2", "năm mươi mét vuông"),
    ("2/3 số hộ", "hai phần ba số hộ"),
    ("80/92 xã", "tám mươi trên chín mươi hai xã"),
    ("24/7", "hai mươi bốn trên bảy"),
    ("gọi 113", "gọi một một ba"),
    ("0912345678", "không chín một hai, ba bốn năm, sáu bảy tám"),
    ("0208 3855 555", "không hai không tám, ba tám năm năm, năm năm năm"),
    ("UBND xã A", "Ủy ban nhân dân xã A"),
    ("mã OTP", "mã o tê pê"),
    ("CẢNH BÁO LỪA ĐẢO", "CẢNH BÁO LỪA ĐẢO"),
    ("khổ A4, mạng 5G", "khổ a bốn, mạng năm giê"),
    ("423/QĐ-BVHTTDL", "bốn trăm hai mươi ba gạch chéo quy đê gạch ngang bê vê hát tê tê dê lờ"),
    ("xem https://vidu.gov.vn/a-b.", "xem vidu chấm gov chấm vê nờ gạch chéo a gạch ngang b."),
    ("thư về a.b@vidu.vn", "thư về a chấm b a còng vidu chấm vê nờ"),
    ("lần thứ XIV, thứ 4", "lần thứ mười bốn, thứ tư"),
    ("xã/phường", "xã, phường"),
    ("Covid-19", "Covid mười chín"),
    ("Quốc khánh 2/9", "Quốc khánh mùng hai tháng chín"),
    ("Quốc tế Lao động 1/5", "Quốc tế Lao động mùng một tháng năm"),
    ("Ngày Chuyển đổi số 10/10", "Ngày Chuyển đổi số mùng mười tháng mười"),
    ("giảm 1/2", "giảm một phần hai"),
    ("đạt 9/10 xã", "đạt chín phần mười xã"),
    ("lớp 9/4", "lớp chín trên bốn"),
    ("từ 1/12 đến 15/12", "từ mùng một tháng mười hai đến mười lăm tháng mười hai"),
    ("05/12 - 10/12", "mùng năm tháng mười hai đến mùng mười tháng mười hai"),
    ("tháng 1-3", "tháng một đến tháng ba"),
    ("mỗi tháng 1-2 lần", "mỗi tháng một đến hai lần"),
    ("1 500 000 đồng", "một triệu năm trăm nghìn đồng"),
    ("1,500,000 VND", "một triệu năm trăm nghìn đồng"),
    ("$1,500.50", "một nghìn năm trăm phẩy năm mươi đô-la Mỹ"),
    ("200k", "hai trăm nghìn"),
    ("100.000đ/ngày", "một trăm nghìn đồng một ngày"),
    ("10 triệu đồng/m2", "mười triệu đồng một mét vuông"),
    ("Gọi 113, 114, 115", "Gọi một một ba, một một bốn, một một năm"),
    ("(0208) 3855 555", "không hai không tám, ba tám năm năm, năm năm năm"),
    ("(+84) 208 3855 555", "cộng tám bốn, hai không tám, ba tám năm năm, năm năm năm"),
    ("MST 4600123456", "mã số thuế bốn sáu không, không một hai, ba bốn năm, sáu"),
    ("số tài khoản: 0123 4567", "số tài khoản: không một hai ba, bốn năm sáu bảy"),
    ("57-NQ/TW", "năm mươi bảy gạch ngang nờ quy gạch chéo Trung ương"),
    ("tỷ số 2-1", "tỷ số hai, một"),
    ("mục II.2.c", "mục hai chấm hai chấm xê"),
    ("Điều 5.2.1", "Điều năm chấm hai chấm một"),
    ("½ số hộ", "một phần hai số hộ"),
    ("≥ 18 tuổi", "từ mười tám tuổi"),
]  # fmt: skip
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


@pytest.mark.parametrize(("written", "said"), SAID)
def test_what_is_written_is_said_as_people_say_it(written, said):
    assert spoken(written) == said


@given(st.integers(0, 10**15 - 1))
@example(1_001_005)
def test_whole_numbers_read_back(number):
    assert number_of(amount(str(number))) == number
    assert number_of(amount(f"{number:,}".replace(",", "."))) == number


@given(st.integers(0, 10**9), st.from_regex(r"[0-9]{1,6}", fullmatch=True))
def test_decimals_read_back(number, after):
    assert written_of(amount(f"{number},{after}")) == f"{number},{after}"


@given(st.from_regex(r"[0-9]{1,30}", fullmatch=True))
def test_codes_read_back_digit_by_digit(code):
    assert "".join(str(ONES[word]) for word in digits(code).split()) == code


@given(DAYS, st.sampled_from(["{0.day}/{0.month}/{0.year}", "{0:%d/%m/%Y}", "{0:%d-%m-%Y}"]))
def test_dates_read_back(day, written):
    said = spoken(f"ngày {written.format(day)}")
    found = re.fullmatch(r"ngày (?:mùng )?(.+) tháng (.+?) năm (.+)", said)
    assert found, said
    assert [number_of(words) for words in found.groups()] == [day.day, day.month, day.year]


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["{}h{:02}", "{:02}:{:02}"]))
def test_times_read_back(hour, minute, written):
    said = spoken(written.format(hour, minute))
    found = re.fullmatch(r"(.+?) giờ(?: (.+) phút)?", said)
    assert found, said
    assert number_of(found[1]) == hour
    assert number_of(found[2] or "không") == minute


@given(st.integers(1, 89))
def test_roman_numerals_read_back(number):
    assert roman(written_roman(number)) == number


@given(st.text(max_size=80) | st.lists(st.sampled_from([w for w, _ in SAID])).map(" ".join))
@example("٣/٤ ² ½ Ⅻ 1.2.3.4 ,5 5, -- //")
def test_nothing_unreadable_is_left_and_saying_it_twice_changes_nothing(text):
    said = spoken(text)
    assert not any(c.isdigit() for c in said)
    assert not set(said) & set("/%@&#*_|~")
    assert unicodedata.is_normalized("NFC", said)
    assert "  " not in said


@pytest.mark.parametrize("written", [w for w, _ in SAID])
def test_what_is_words_already_stays(written):
    assert spoken(spoken(written)) == spoken(written)


def test_a_script_has_pauses_and_says_the_message_again():
    blocks = (Block("heading", "Dấu hiệu"), Block("point", "Gọi lúc 22h. Giục chuyển 5 triệu đồng"))
    source = Source("Cuộc gọi lạ", "Dừng cuộc gọi.", "", blocks, "Công ty X tài trợ.")
    rule = Rule(greeting="Đài truyền thanh xã A xin chào.", repeats=2, suffix="Xin cảm ơn.")
    made = script("loudspeaker", source, rule)["script"].split("\n")
    assert made[0] == "Đài truyền thanh xã A xin chào. //"
    assert made[2] == "Công ty X tài trợ. //", "who paid is said, and early"
    assert "hai mươi hai giờ. / Giục chuyển năm triệu đồng. //" in made[4]
    assert made[5:7] == ["Xin nhắc lại: / Dừng cuộc gọi. //"] * 2


def test_reading_time_is_that_of_130_words_a_minute():
    assert reading_seconds("từ " * 130, 130) == 60
    assert reading_seconds("từ " * 130 + "// /", 130) == 62
    assert reading_seconds("", 130) == 0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("a / " * 40, 40 + 20), ("a // " * 40, 40 + 60), ("a. / b. // " * 20, 40 + 10 + 30)],
)
def test_pauses_take_their_time_and_are_no_words(text, seconds):
    assert reading_seconds(text, 60) == seconds
