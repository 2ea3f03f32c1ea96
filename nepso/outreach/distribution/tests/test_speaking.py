"""What is read aloud says what is written, and nothing unreadable is left."""

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nepso.outreach.distribution.making.scripts import reading_seconds, script
from nepso.outreach.distribution.making.source import Block, Rule, Source
from nepso.outreach.distribution.making.speaking import spoken, unsaid
from nepso.outreach.distribution.making.speaking.numbers import amount, digits, roman, written_roman
from nepso.outreach.distribution.making.speaking.signs import READABLE
from nepso.outreach.distribution.tests.reading_back import ONES, number_of, written_of

SAID = [
    ("Năm 2026: 150 vụ", "Năm hai nghìn không trăm hai mươi sáu: một trăm năm mươi vụ"),
    ("tỷ lệ 1/2000", "tỷ lệ một trên hai nghìn"),
    ("Bấm phím '1' để gặp", "Bấm phím một để gặp"),
    ("Mục 2.1 điểm a", "Mục hai chấm một điểm a"),
    ("Ngày 05/3/2026", "Ngày mùng năm tháng ba năm hai nghìn không trăm hai mươi sáu"),
    (
        "từ ngày 5-7/3/2026",
        "từ ngày mùng năm đến mùng bảy tháng ba năm hai nghìn không trăm hai mươi sáu",
    ),
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
    ("<13 tuổi", "dưới mười ba tuổi"),
    ("dưới <13 tuổi", "dưới mười ba tuổi"),
    (">10 triệu", "trên mười triệu"),
    ("749/QĐ-TTg", "bảy trăm bốn mươi chín gạch chéo quy đê gạch ngang tê tê giê"),
    (
        "số 749/QĐ-TTg ngày 3/6/2020",
        "số bảy trăm bốn mươi chín gạch chéo quy đê gạch ngang tê tê giê ngày mùng ba "
        "tháng sáu năm hai nghìn không trăm hai mươi",
    ),
    ("12/2026", "tháng mười hai năm hai nghìn không trăm hai mươi sáu"),
    ("trước 12/2026", "trước tháng mười hai năm hai nghìn không trăm hai mươi sáu"),
    (
        "từ 11/2026 đến 12/2026",
        "từ tháng mười một năm hai nghìn không trăm hai mươi sáu đến tháng mười hai năm "
        "hai nghìn không trăm hai mươi sáu",
    ),
    (
        "1/12 - 7/12/2026",
        "mùng một tháng mười hai đến mùng bảy tháng mười hai năm hai nghìn không trăm hai mươi sáu",
    ),
    (
        "từ 1/12 - 7/12/2026",
        "từ mùng một tháng mười hai đến mùng bảy tháng mười hai năm hai nghìn không trăm "
        "hai mươi sáu",
    ),
    (
        "ngày 01/12-07/12/2026",
        "ngày mùng một tháng mười hai đến mùng bảy tháng mười hai năm hai nghìn không "
        "trăm hai mươi sáu",
    ),
    ("100 €", "một trăm ơ-rô"),
    ("€100", "một trăm ơ-rô"),
    ("50€", "năm mươi ơ-rô"),
    ("37.5°C", "ba mươi bảy phẩy năm độ xê"),
    ("37,5°C", "ba mươi bảy phẩy năm độ xê"),
    ("38.5 độ", "ba mươi tám phẩy năm độ"),
    ("😀 Chào ❤️ bạn 👨\u200d👩\u200d👧", "Chào bạn"),
    ("Điều Ⅳ", "Điều bốn"),
    ("chương Ⅳ", "chương bốn"),
    ("Điều IV", "Điều bốn"),
    ("Điều IX, XI", "Điều chín, mười một"),
    ("thế kỷ XXI", "thế kỷ hai mươi mốt"),
    ("1.234,5", "một nghìn hai trăm ba mươi bốn phẩy năm"),
    ("50%", "năm mươi phần trăm"),
    ("3-5 ngày", "ba đến năm ngày"),
    ("8h30", "tám giờ ba mươi phút"),
    ("08:30-11:00", "tám giờ ba mươi phút đến mười một giờ"),
    ("8h30-11h", "tám giờ ba mươi phút đến mười một giờ"),
    ("kg/m2", "ki-lô-gam trên mét vuông"),
    ("5 kg/m2", "năm ki-lô-gam trên mét vuông"),
    ("UBND", "Ủy ban nhân dân"),
    ("TP.HCM", "Thành phố Hồ Chí Minh"),
    ("Q.1", "quận một"),
    ("v.v.", "vân vân."),
    ("v.v...", "vân vân."),
    ("https://vidu.gov.vn/abc?x=1", "vidu chấm gov chấm vê nờ, địa chỉ đầy đủ xem trên bảng tin"),
    ("vidu@thainguyen.gov.vn", "vidu a còng thainguyen chấm gov chấm vê nờ"),
    ("5G", "năm giê"),
    ("COVID-19", "Covid mười chín"),
    ("VNeID", "vê nờ e i đê"),
    ("C-ThaiNguyen", "xê Thái Nguyên"),
    ("số 12-CT/TU", "số mười hai gạch ngang xê tê gạch chéo tê u"),
    ("12-CT/TU", "mười hai gạch ngang xê tê gạch chéo tê u"),
    (
        "Nghị định 147/2024/NĐ-CP",
        "Nghị định một trăm bốn mươi bảy gạch chéo hai nghìn không trăm hai mươi bốn "
        "gạch chéo nờ đê gạch ngang xê pê",
    ),
    ("0912.345.678", "không chín một hai, ba bốn năm, sáu bảy tám"),
    ("19001234", "một chín không không, một hai ba bốn"),
    ("1800 1234", "một tám không không, một hai ba bốn"),
    ("≥10", "từ mười"),
    ("<=5", "không quá năm"),
    ("A & B", "A và B"),
    ("☎ 113", "điện thoại một một ba"),
    ("½", "một phần hai"),
    ("10^6", "mười mũ sáu"),
    ("№ 5", "số năm"),
    ("¥100", "một trăm yên"),
    ("£20", "hai mươi bảng Anh"),
    ("100$", "một trăm đô-la Mỹ"),
    ("1:1000", "một trên một nghìn"),
    ("tỷ lệ 1:10", "tỷ lệ một trên mười"),
    ("iPhone 15", "iPhone mười lăm"),
    ("Windows 11", "Windows mười một"),
    ("km²", "ki-lô-mét vuông"),
    ("37℃", "ba mươi bảy độ xê"),
    ("①②", "một hai"),
    ("10–12/2026", "tháng mười đến tháng mười hai năm hai nghìn không trăm hai mươi sáu"),
    ("5‰", "năm phần nghìn"),
    ("1 000 000", "một triệu"),
    (
        "12/2025/TT-BTTTT",
        "mười hai gạch chéo hai nghìn không trăm hai mươi lăm gạch chéo tê tê gạch ngang "
        "bê tê tê tê tê",
    ),
    (
        "luật số 24/2018/QH14",
        "luật số hai mươi bốn gạch chéo hai nghìn không trăm mười tám gạch chéo quy hát một bốn",
    ),
    ("±5", "cộng trừ năm"),
    ("P.Tân Lập", "phường Tân Lập"),
    ("12.5%", "mười hai phẩy năm phần trăm"),
    ("2.500 €", "hai nghìn năm trăm ơ-rô"),
    ("#antoan", "antoan"),
    ("@facebook", "a còng facebook"),
    ("Zalo: 0912345678", "Zalo: không chín một hai, ba bốn năm, sáu bảy tám"),
    ("2026-12-05", "ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi sáu"),
    ("05-12-2026", "ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi sáu"),
    ("15/3", "mười lăm tháng ba"),
    ("T7, CN", "thứ bảy, chủ nhật"),
    ("thứ 7", "thứ bảy"),
    ("15'", "mười lăm phút"),
    ("3m", "ba mét"),
    ("© 2026 ™ người H'Mông", "hai nghìn không trăm hai mươi sáu người HMông"),
    ("Привет, α và 中文", ", và"),
]
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
    assert set(said) <= READABLE
    assert not any(c.isdigit() for c in said)
    assert unicodedata.is_normalized("NFC", said)
    assert "  " not in said


@pytest.mark.parametrize("written", [w for w, _ in SAID])
def test_what_is_words_already_stays(written):
    assert spoken(spoken(written)) == spoken(written)


def test_what_cannot_be_said_is_named():
    text = "Xin chào 你好 các bạn สวัสดีครับ 😀, gọi 0208 3855 555 lúc 7h30, tăng 5%, café, 20 m²."
    assert unsaid(text) == ["你好", "สวัสดีครับ", "😀"]
    assert unsaid("Xin chào, Kraków → Hà Nội, 37℃ ☎ 113, ① rửa tay. Привет") == ["Привет"]
    assert unsaid("你好 và 你好") == ["你好"]
    assert unsaid(spoken(text)) == []


def test_a_script_has_pauses_and_says_the_message_again():
    blocks = (Block("heading", "Dấu hiệu"), Block("point", "Gọi lúc 22h. Giục chuyển 5 triệu đồng"))
    source = Source("Cuộc gọi lạ", "Dừng cuộc gọi.", "", blocks, "Công ty X tài trợ.")
    rule = Rule(greeting="Đài truyền thanh xã A xin chào.", repeats=2, suffix="Xin cảm ơn.")
    made = script("loudspeaker", source, rule)["script"].split("\n")
    assert made[0] == "Đài truyền thanh xã A xin chào. //"
    assert made[2] == "Công ty X tài trợ. //", "who paid is said, and early"
    assert "hai mươi hai giờ. / Giục chuyển năm triệu đồng. //" in made[4]
    assert made[5:7] == ["Xin nhắc lại: / Dừng cuộc gọi. //"] * 2


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
@example("😀", "€ ½ ٣ ①", "Ⅻ </> \u200d")
def test_a_script_holds_nothing_but_words_and_pauses(title, text, message):
    source = Source(title, message, "", (Block("paragraph", text),), "")
    for line in script("loudspeaker", source, Rule(repeats=2))["script"].split("\n"):
        assert set(line) <= READABLE | {"/"}
        assert not line or any(c.isalpha() for c in line), "no pause stands alone"


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
