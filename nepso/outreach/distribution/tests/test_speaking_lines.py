"""Lines of a commune's bulletins once said wrongly, and what must not be taken for them."""

import time

import pytest

from nepso.outreach.distribution.making.speaking import spoken
from nepso.outreach.distribution.making.speaking.signs import READABLE

_2026 = "năm hai nghìn không trăm hai mươi sáu"
SPANS = [
    ("60%-70%", "sáu mươi phần trăm đến bảy mươi phần trăm"),
    ("60% - 70%", "sáu mươi phần trăm đến bảy mươi phần trăm"),
    ("60%–70%", "sáu mươi phần trăm đến bảy mươi phần trăm"),
    ("lãi 5%-7%/năm", "lãi năm phần trăm đến bảy phần trăm một năm"),
    ("5,5%-7.5%", "năm phẩy năm phần trăm đến bảy phẩy năm phần trăm"),
    ("100k-200k", "một trăm nghìn đến hai trăm nghìn"),
    ("500k - 1tr", "năm trăm nghìn đến một triệu"),
    ("5 triệu-10 triệu", "năm triệu đến mười triệu"),
    ("5 triệu - 10 triệu đồng", "năm triệu đến mười triệu đồng"),
    ("35°C-37°C", "ba mươi lăm độ xê đến ba mươi bảy độ xê"),
    ("35 °C - 37 °C", "ba mươi lăm độ xê đến ba mươi bảy độ xê"),
    ("-3°C - 5°C", "âm ba độ xê đến năm độ xê"),
    ("5kg-10kg", "năm ki-lô-gam đến mười ki-lô-gam"),
    ("10m3-15m3/tháng", "mười mét khối đến mười lăm mét khối một tháng"),
    ("100.000đ-200.000đ", "một trăm nghìn đồng đến hai trăm nghìn đồng"),
    ("100.000đ - 200.000 đồng/kg", "một trăm nghìn đồng đến hai trăm nghìn đồng một ki-lô-gam"),
    ("$5-$10", "năm đô-la Mỹ đến mười đô-la Mỹ"),
    ("5 ngày - 7 ngày", "năm ngày đến bảy ngày"),
    ("0,5ha - 1ha", "không phẩy năm héc-ta đến một héc-ta"),
    # no span: another unit follows
    ("giảm 5% - 7 hộ", "giảm năm phần trăm, bảy hộ"),
    ("giảm 5%-7 hộ", "giảm năm phần trăm bảy hộ"),
    ("tăng -5%", "tăng âm năm phần trăm"),
]
TIMES = [
    ("8-10h", "tám đến mười giờ"),
    ("17-18h", "mười bảy đến mười tám giờ"),
    ("7 - 9h", "bảy đến chín giờ"),
    ("chiều 17-17h30", "chiều mười bảy đến mười bảy giờ ba mươi phút"),
    ("17h30-18h", "mười bảy giờ ba mươi phút đến mười tám giờ"),
    ("17h30-18", "mười bảy giờ ba mươi phút đến mười tám giờ"),
    ("từ 7h-9 hằng ngày", "từ bảy giờ đến chín giờ hằng ngày"),
    ("(8-10h)", "(tám đến mười giờ)"),
    ("Tổ 5 - 19h30", "Tổ năm, mười chín giờ ba mươi phút"),
    ("Thứ 2 - 8h", "Thứ hai, tám giờ"),
    ("trước 17h00 31/12", "trước mười bảy giờ ngày ba mươi mốt tháng mười hai"),
    ("mở cửa 24/24h", "mở cửa hai mươi bốn trên hai mươi bốn giờ"),
    ("15p/chuyến", "mười lăm phút một chuyến"),
    ("nghỉ 15p", "nghỉ mười lăm phút"),
    ("sau 30s", "sau ba mươi giây"),
    ("30s-45s", "ba mươi giây đến bốn mươi lăm giây"),
    ("p.12, phim 720p", "p. mười hai, phim bảy hai không pê"),
    ("iPhone 5s", "iPhone năm sờ"),
    ("tối T7", "tối thứ bảy"),
    ("thứ 2-6", "thứ hai đến thứ sáu"),
    ("thứ 2-4-6", "thứ hai, thứ tư, thứ sáu"),
]
DATES = [
    ("ngày 05/03/26", f"ngày mùng năm tháng ba {_2026}"),
    ("Ngày 5/3/26", f"Ngày mùng năm tháng ba {_2026}"),
    ("hạn 05/03/26", f"hạn ngày mùng năm tháng ba {_2026}"),
    ("số 10/12/26 đường A", "số mười, mười hai, hai mươi sáu đường A"),
    ("tháng 12-2026", f"tháng mười hai {_2026}"),
    ("tháng 5 - 2000 hộ", "tháng năm, hai nghìn hộ"),
    ("10 - 12 - 2026", f"ngày mùng mười tháng mười hai {_2026}"),
    ("ngày 5.3", "ngày mùng năm tháng ba"),
    ("mỗi ngày 2.5 lít", "mỗi ngày hai phẩy năm lít"),
    ("ngày 05 tháng 12 năm 2026", f"ngày mùng năm tháng mười hai {_2026}"),
    ("đợt 1/2026", f"đợt một {_2026}"),
]
SHORT_NUMBERS = [
    ("Công an: 113", "Công an: một một ba"),
    ("Công an (113)", "Công an (một một ba)"),
    ("Cảnh sát 113", "Cảnh sát một một ba"),
    ("Số 113", "Số một một ba"),
    ("bấm số 111", "bấm số một một một"),
    ("quay số 112", "quay số một một hai"),
    ("số khẩn cấp 112", "số khẩn cấp một một hai"),
    ("đường dây 111", "đường dây một một một"),
    ("các số 111, 113 và 115", "các số một một một, một một ba và một một năm"),
    ("Tổng đài quốc gia bảo vệ trẻ em 111", "Tổng đài quốc gia bảo vệ trẻ em một một một"),
    ("Tổng đài điện thoại quốc gia (111)", "Tổng đài điện thoại quốc gia (một một một)"),
    ("soạn V gửi 5656", "soạn V gửi năm sáu năm sáu"),
    ("nhắn tới 156 hoặc 5656", "nhắn tới một năm sáu hoặc năm sáu năm sáu"),
    ("(111)", "(một một một)"),
    ("Cứu thương: 115", "Cứu thương: một một năm"),
    ("Cứu hỏa 114", "Cứu hỏa một một bốn"),
    ("Cứu hoả 114, cấp cứu 115", "Cứu hoả một một bốn, cấp cứu một một năm"),
    ("SĐT: 113", "số điện thoại: một một ba"),
    ("Liên hệ 111", "Liên hệ một một một"),
    ("Trẻ em 111", "Trẻ em một một một"),
    # quantities stay quantities
    ("113 xã", "một trăm mười ba xã"),
    ("115 triệu đồng", "một trăm mười lăm triệu đồng"),
    ("111 hộ", "một trăm mười một hộ"),
    ("có 113 người", "có một trăm mười ba người"),
    ("công an 113 xã", "công an một trăm mười ba xã"),
    ("cấp cứu 115 ca", "cấp cứu một trăm mười lăm ca"),
    ("gọi 115 thanh niên nhập ngũ", "gọi một trăm mười lăm thanh niên nhập ngũ"),
    ("liên hệ 111 hộ", "liên hệ một trăm mười một hộ"),
    ("số trẻ em: 111", "số trẻ em: một trăm mười một"),
    ("gửi 5000 tờ rơi", "gửi năm nghìn tờ rơi"),
    ("số hộ nghèo (111)", "số hộ nghèo (một trăm mười một)"),
    ("công văn số 113 ngày 5/3", "công văn số một trăm mười ba ngày mùng năm tháng ba"),
    ("Số 113, đường A", "Số một trăm mười ba, đường A"),
    ("nhà số 113", "nhà số một trăm mười ba"),
    ("đường dây 220 kV", "đường dây hai trăm hai mươi ki-lô-vôn"),
    ("Tổng đài tiếp nhận 113 cuộc gọi", "Tổng đài tiếp nhận một trăm mười ba cuộc gọi"),
]
CODES = [
    ("mã OTP 123456", "mã o tê pê một hai ba, bốn năm sáu"),
    ("OTP: 1234", "o tê pê: một hai ba bốn"),
    ("mã PIN 1234", "mã PIN một hai ba bốn"),
    ("OTP gồm 6 chữ số 123456", "o tê pê gồm sáu chữ số một hai ba, bốn năm sáu"),
    ("mã OTP 6 số", "mã o tê pê sáu số"),
    ("biển số 20A-123.45", "biển số hai mươi a, một hai ba, bốn năm"),
    ("Điều 15a", "Điều mười lăm a"),
    ("Điều 101a", "Điều một trăm linh một a"),
    ("khoản 2a", "khoản hai a"),
    ("lớp 12A1", "lớp mười hai a một"),
    ("lớp 10A3, 10A12 và 11B", "lớp mười a ba, mười a mười hai và mười một bê"),
    ("phòng 12B", "phòng mười hai bê"),
    ("Số 15A, ngõ 5", "Số mười lăm a, ngõ năm"),
    ("dầu DO 0,05S", "dầu DO không phẩy không năm S"),
]
MEASURES = [
    ("US$100", "một trăm đô-la Mỹ"),
    ("3x4 cm", "ba nhân bốn xăng-ti-mét"),
    ("5m x 3m", "năm mét nhân ba mét"),
    ("10×15", "mười nhân mười lăm"),
    ("2tr5", "hai triệu năm trăm nghìn"),
    ("1tr200", "một triệu hai trăm nghìn"),
    ("1tr05", "một triệu năm mươi nghìn"),
    ("2 triệu/người", "hai triệu một người"),
    ("120-130k/kg", "một trăm hai mươi đến một trăm ba mươi nghìn một ki-lô-gam"),
    ("3k/quả", "ba nghìn một quả"),
    ("8.500đ/m3", "tám nghìn năm trăm đồng một mét khối"),
    ("50k/hộ/năm", "năm mươi nghìn một hộ một năm"),
    ("2 lần/ngày", "hai lần một ngày"),
    ("300mm/24h", "ba trăm mi-li-mét trong hai mươi bốn giờ"),
    ("20,5°N - 107,2°E", "hai mươi phẩy năm độ Bắc, một trăm linh bảy phẩy hai độ Đông"),
    ("21°35'40\" B", "hai mươi mốt độ ba mươi lăm phút bốn mươi giây Bắc"),
    ("21°35′", "hai mươi mốt độ ba mươi lăm phút"),
]
ABBREVIATED = [
    ("QĐ-UBND", "quyết định của Ủy ban nhân dân"),
    ("KH-UBND", "kế hoạch của Ủy ban nhân dân"),
    ("NĐ-CP", "Nghị định của Chính phủ"),
    ("TT-BTTTT", "thông tư của Bộ Thông tin và Truyền thông"),
    ("QĐ số 12/QĐ-UBND", "quyết định số mười hai gạch chéo quy đê gạch ngang Ủy ban nhân dân"),
    ("NĐ 5/2025/NĐ-CP", "Nghị định năm gạch chéo hai nghìn không trăm hai mươi lăm gạch chéo nờ "
     "đê gạch ngang xê pê"),
    ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
    ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
    ("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("ĐT: 0912345678", "điện thoại: không chín một hai, ba bốn năm, sáu bảy tám"),
    ("ĐT.261, QL3", "đường tỉnh hai trăm sáu mươi mốt, quốc lộ ba"),
    ("Đ/c Nguyễn Văn A", "Đồng chí Nguyễn Văn A"),
    ("các đ/c đảng viên", "các đồng chí đảng viên"),
    ("Đ/c: số 12", "Địa chỉ: số mười hai"),
    ("ThS. Trần B", "thạc sĩ Trần B"),
    ("PGS.TS Nguyễn A", "phó giáo sư, tiến sĩ Nguyễn A"),
    ("BS. Hoa", "bác sĩ Hoa"),
    ("V/v tuyên truyền", "Về việc tuyên truyền"),
    ("CA xã", "Công an xã"),
    ("SN 1965", "sinh năm một nghìn chín trăm sáu mươi lăm"),
    ("TP.Thái Nguyên, Tp. Sông Công", "thành phố Thái Nguyên, thành phố Sông Công"),
    ("mức BĐ3", "mức báo động ba"),
    ("KT. CHỦ TỊCH", "ký thay CHỦ TỊCH"),
    ("xăng RON95-III", "xăng RON chín mươi lăm ba"),
    ("KT-XH", "kinh tế, xã hội"),
]  # fmt: skip
OTHERS = [
    ("xả 200-300m3/s", "xả hai trăm đến ba trăm mét khối trên giây"),
    ("họp xóm 7: 19h45", "họp xóm bảy: mười chín giờ bốn mươi lăm phút"),
    ("50mg/100ml máu", "năm mươi mi-li-gam trên một trăm mi-li-lít máu"),
    ("điện 220V/380V, 50Hz", "điện hai trăm hai mươi vôn trên ba trăm tám mươi vôn, năm mươi héc"),
    (
        "huyết áp 140/90mmHg",
        "huyết áp một trăm bốn mươi trên chín mươi mi-li-mét thủy ngân",
    ),
    ("2 viên x 3 lần/ngày", "hai viên nhân ba lần một ngày"),
    ("cao 1m65, rộng 2m5", "cao một mét sáu mươi lăm, rộng hai mét năm"),
    ("rộng 5m2", "rộng năm mét vuông"),
    ("Gọi 0208.3855.114 hoặc 114", "Gọi không hai không tám, ba tám năm năm, một một bốn hoặc "
     "một một bốn"),
    ("thứ 2 - thứ 6, 7h30", "thứ hai đến thứ sáu, bảy giờ ba mươi phút"),
    ("Thứ 2 - chủ nhật", "Thứ hai đến chủ nhật"),
    ("lớp 6A-6D, 9A1 - 9A4", "lớp sáu a đến sáu dê, chín a một đến chín a bốn"),
    ("điều 3a-3c", "điều ba a đến ba xê"),
    ("soạn UH gửi 1409 (miễn phí)", "soạn u hát gửi một bốn không chín (miễn phí)"),
    ("cổng 1400:", "cổng một bốn không không:"),
    ("tệp có đuôi .apk", "tệp có đuôi chấm apk"),
    ("tên miền .gov.vn", "tên miền chấm gov chấm vê nờ"),
    ("số 0888.xxx.xxx", "số không tám tám tám, ích ích ích, ích ích ích"),
    ("0208 3xxx xxx", "không hai không tám, ba ích ích ích, ích ích ích"),
    ("TK 1012345678", "tài khoản một không một, hai ba bốn, năm sáu bảy, tám"),
    ("giờ HC", "giờ hành chính"),
    (
        "Tọa độ 21.594, 105.848",
        "Tọa độ hai mươi mốt phẩy năm chín bốn, một trăm linh năm phẩy tám bốn tám",
    ),
    ("ngày 2-4h chiều", "ngày hai đến bốn giờ chiều"),
    ("phòng 5-7h30", "phòng năm, bảy giờ ba mươi phút"),
    ("thắng 2-0", "thắng hai, không"),
    ("công an-113", "công an một một ba"),
    ("24 - 26/11", "ngày hai mươi bốn đến hai mươi sáu tháng mười một"),
]  # fmt: skip
READ_AGAIN = [
    ("ngày 06 và 07/12", "ngày mùng sáu và mùng bảy tháng mười hai"),
    ("ngày 7, 8, 12/12", "ngày mùng bảy, mùng tám, mười hai tháng mười hai"),
    ("lúc 07h00/10/9", "lúc bảy giờ ngày mùng mười tháng chín"),
    ("1h/10/9", "một giờ ngày mùng mười tháng chín"),
    ("Km15-Km17", "ki-lô-mét mười lăm đến ki-lô-mét mười bảy"),
    ("km 12+500", "ki-lô-mét mười hai cộng năm trăm"),
    ("đi 5 km 2 lần", "đi năm ki-lô-mét hai lần"),
    ("xem bit.ly/ab1", "xem bit chấm ly gạch chéo ab một"),
    ("35k/chục", "ba mươi lăm nghìn một chục"),
    ("02kg gạo/khẩu", "không hai ki-lô-gam gạo một khẩu"),
    ("40 khóm/m2", "bốn mươi khóm một mét vuông"),
    ("sáng T3, T5", "sáng thứ ba, thứ năm"),
    ("chợ đêm T7 - CN", "chợ đêm thứ bảy, chủ nhật"),
    ("quý 3, 4/2026", f"quý ba, quý tư {_2026}"),
    ("quý III và IV/2026", f"quý ba và quý tư {_2026}"),
    ("Ngày 20-11", "Ngày hai mươi tháng mười một"),
    ("dịp 30-4 và 1-5", "dịp ba mươi tháng tư và mùng một tháng năm"),
    ("Quốc khánh 2-9", "Quốc khánh mùng hai tháng chín"),
    ("ngày 1-6 âm lịch", "ngày một đến sáu âm lịch"),
    ("VD: VKS", "ví dụ: viện kiểm sát"),
    ("HK II, HK1", "học kỳ hai, học kỳ một"),
    ("NĐ 15/2020", "Nghị định mười lăm gạch chéo hai nghìn không trăm hai mươi"),
    ("Thông tư số 12/2026", "Thông tư số mười hai gạch chéo hai nghìn không trăm hai mươi sáu"),
]
LINES = [
    *READ_AGAIN,
    *OTHERS,
    *SPANS,
    *TIMES,
    *DATES,
    *SHORT_NUMBERS,
    *CODES,
    *MEASURES,
    *ABBREVIATED,
]


@pytest.mark.parametrize(("written", "said"), LINES)
def test_a_line_of_a_bulletin_is_said_as_people_say_it(written, said):
    assert spoken(written) == said
    assert spoken(said) == said, "said twice it stays"
    assert set(said) <= READABLE


@pytest.mark.parametrize(
    "piece", [" ", "\n", "-", "1-", "111 ", "AB-", "1h-", "QĐ-", "5% - ", "lớp 1a, ", "tổng đài a "]
)
def test_a_long_text_takes_time_as_it_is_long(piece):
    started = time.process_time()
    spoken(piece * (20_000 // len(piece)))
    assert time.process_time() - started < 3
