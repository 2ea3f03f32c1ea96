"""The words that names of agencies begin with, go on with and end at, as patterns."""

from __future__ import annotations

import re

UPPER = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
HEAD_WORDS = (
    r"Sở|Bộ phận|Bộ|Ban|Công an|Cục|Chi cục|Tổng cục|Vụ|Viện|Phòng giao dịch|Phòng|"
    r"Văn phòng|Thanh tra|Kho bạc|"
    r"Thuế|Hải quan|"
    r"Ngân hàng|Bảo hiểm|BHXH|Ủy ban|Uỷ ban|UBND|UBMTTQ|MTTQ|Mặt trận|HĐND|Hội đồng|Hội|"
    r"Tỉnh hội|Thành hội|Huyện hội|(?<![-–] )Chi nhánh|Câu lạc bộ|"
    r"Quỹ(?=\s+(?:tín dụng|[Bb]ảo trợ|[Hh]ỗ trợ|khuyến))|"
    r"[Mm]obi[Ff]one|[Vv]ina[Pp]hone|Agribank|Vietcombank|Viet[Ii]n[Bb]ank|BIDV|"
    r"Hiệp hội|Liên đoàn|LĐLĐ|"
    r"Liên minh|Liên hiệp|Đoàn|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Đoàn thể|Tỉnh ủy|Thành ủy|Huyện ủy|"
    r"Đảng ủy|Đảng bộ|Quận ủy|Báo|Đài|Cổng|Trung tâm|Trường|Bệnh viện|Trạm|Tòa án|Toà án|"
    r"Tòa|Toà|TAND|"
    r"VKSND|Bộ Chỉ huy|BCH|"
    r"Bộ đội|Quân khu|Công ty|Tổng công ty|Tập đoàn|Doanh nghiệp|Điện lực|Bưu điện|Viễn thông|"
    r"VNPT|Viettel|Thi hành án|Thống kê|Tạp chí|"
    r"Cảnh sát (?:giao thông|cơ động|môi trường|khu vực)|Cảnh sát|Chủ tịch|Phó Chủ tịch|Giám đốc|"
    r"Phó (?:Giám đốc|Hiệu trưởng|Trưởng|Bí thư|Chánh Văn phòng|Chỉ huy trưởng)|Bí thư|"
    r"Chỉ huy trưởng|Chính ủy|Chính trị viên|Kế toán trưởng|Tổng phụ trách|Tổng [Bb]iên tập|"
    r"Thủ trưởng|Lãnh đạo|Chánh (?:Văn phòng|Thanh tra|án)|"
    r"Hiệu trưởng|Trưởng|Người|Cơ quan|Đơn vị|Tổ|Khoa|Chính quyền|Nhà trường|Công đoàn|Đội|"
    r"Lực lượng|"
    r"Thành viên|Trung ương|Đồn|Già làng|"
    r"Quốc hội|Chính phủ|Thủ tướng|Học viện|Đại học|Nhà|Thư viện|Bảo tàng|Hợp tác xã|Cụm|Kiểm lâm|"
    r"Quân sự|Biên phòng|Mỗi|Hạt|Thường trực|BQL|Ban quản lý|UB MTTQ"
)
# words that only look like a head word: "Báo cáo", "Ban hành", "Phòng, chống", "Bộ Quy tắc"
NO_HEAD = (
    r"(?!(?:Báo\s+cáo|Ban\s+hành|Tổ\s+(?:chức|quốc)|Phòng\s*(?:ngừa|,|chống|tránh|dịch|bệnh|cháy|ngự|học)|"
    r"Hội\s+(?:nghị|thảo|thi|diễn|chợ|nhập|họp|viên|trại|chứng)|Đoàn\s+(?:kết|viên|thể\s+hóa)|"
    r"Trường\s+hợp|"
    r"Bộ\s+(?:[Qq]uy\s+tắc|tiêu\s+chí|chỉ\s+(?:số|tiêu)|tài\s+liệu|sản\s+phẩm|thủ\s+tục|nhận|"
    r"công cụ|[Ll]uật|câu)|"
    r"Khoa\s+học|Đội\s+ngũ|Nhà\s+(?:nước|ở|giáo|văn)|Vụ\s+(?:việc|án)|Viện\s+trợ|"
    r"Người\s+(?:Việt|tốt)|Thanh tra\s*,|Thanh tra\s+(?:việc|công tác|đột xuất|định kỳ)|"
    r"Thống\s+kê(?:\s+(?:các|số|và)|\s*,\s*(?:đánh|tổng|phân|báo|rà))|Cổng\s+(?:dịch|DVC)|Đài\s+tưởng|Mỗi\s+(?:năm|ngày|giờ|tháng|"
    r"quý))(?!\w))"
)
LOWER_HEADS = (
    r"sở|phòng(?!\s*(?:ngừa|,|chống|tránh|dịch|bệnh|cháy|ngự|thủ))|ngành|tổ(?=\s+[A-ZĐ])|"
    r"công an|ban chỉ đạo|ban quản lý|ủy ban|văn phòng|trung tâm|"
    r"đoàn thanh niên|công đoàn|tổ (?:giúp việc|công tác)|"
    r"hội phụ nữ|hội nông dân|hội cựu chiến binh|hội cha mẹ|mặt trận|trường|nhà trường|"
    r"gia đình|cộng đồng|phụ huynh|cha mẹ|người|già làng|chức sắc|nhà|"
    r"chủ(?=\s+(?:sử dụng lao động|đầu tư|cơ sở|doanh nghiệp|phương tiện|nuôi|hộ|rừng|tàu|"
    r"trang trại))|"
    r"nhân dân|chính quyền|cấp ủy|cơ quan|đơn vị|doanh nghiệp|tổ chức chính trị|đoàn thể|xã hội|"
    r"lực lượng|cá nhân|giáo viên|học sinh|cán bộ|báo chí|tổ dân phố|trưởng|thủ trưởng|hiệu trưởng|"
    r"người đứng đầu|chủ tịch|giám đốc|lãnh đạo|địa phương|bệnh viện|trạm|"
    r"thư viện|tạp chí|viện|đài|báo"
)
GROUP = (
    r"các|những|từng|mỗi|mọi|một số|toàn thể|tất cả|toàn bộ|các đồng chí|Các|Những|Từng|"
    r"Mỗi|Mọi|Một số|Toàn thể|Tất cả"
)
NEW_NAME = re.compile(
    rf"(?:(?:{GROUP})\s+\w|{NO_HEAD}(?:{HEAD_WORDS})(?!\w)|người\s|ủy ban\s|công an\s|"
    rf"sở\s+[{UPPER}]|"
    rf"phòng\s+[{UPPER}]|trường\s+[{UPPER}\w]|ban\s+(?:chỉ đạo|xây dựng|tuyên|tổ chức|"
    rf"chỉ huy|quản lý|công tác)\b|tổ\s+(?:giúp việc|công tác)\b|công đoàn\b|nhân dân\b|"
    r"(?:hiệu |thủ )?trưởng\s+(?:các\s+)?(?:thôn|xóm|bản|ấp|khu|buôn|phòng|ban|trạm|công an|"
    r"đoàn thể|cơ quan|đơn vị|trường)\b|"
    r"chủ\s+(?:sử dụng lao động|đầu tư|cơ sở|doanh nghiệp|phương tiện|rừng|hộ|tàu|trang trại))"
)
IN_GROUP = re.compile(
    r"(?:[Vv]iện nghiên cứu|nhà xuất bản|nhà sách|câu lạc bộ|"
    r"hãng(?:\s+(?:hàng không|tàu|xe|vận tải|lữ hành|tin|phim))?|"
    r"sở|ban|ngành|đoàn thể|địa phương|đơn vị|cơ quan(?:\s+(?:điều tra|quản lý|chuyên môn|"
    r"báo chí|truyền thông|thông tin|thường trực))?|tổ chức(?=\s*(?:[,;.)]|$|và\b|"
    r"chính trị|xã hội|đoàn|"
    r"có\b|liên quan|tôn giáo|kinh tế|trong\b|cá nhân|trực thuộc|thuộc\b|"
    r"hội(?!\s+(?:nghị|thi|thảo|diễn|chợ|trại|chữ))|quốc tế|"
    r"nghề nghiệp|trên))|"
    r"doanh nghiệp|hội|huyện|xã|phường|thị trấn|thị xã|thành phố|đặc khu|quận|trường|phòng|"
    r"cá nhân|cấp|"
    r"xí nghiệp|nhà máy|chợ|chùa|cơ sở thờ tự|nhà hàng|khách sạn|"
    r"báo chí|truyền thông(?=\s*(?:[,;.)]|$|và\b|trên|tỉnh|người))|công ty|hợp tác xã|cơ sở|"
    r"trung tâm|bệnh viện|tiểu học|trung học|mầm non|THCS|THPT|tổ dân phố|"
    r"thôn|bản|xóm|ấp|khu|nhà trường|hội viên|đoàn viên|viên chức|công chức|người lao động|"
    r"lực lượng|"
    r"cộng tác viên|chủ rừng|hộ gia đình|hộ|gia đình|người dân|liên đoàn|hiệp hội|viện|"
    r"học viện|cao đẳng|đại học|"
    r"Sở|Ban|Ngành|ban ngành|tổng công ty|tập đoàn|quỹ|chi nhánh|trạm|đội|khoa|tổ(?!\s+chức)|"
    r"bộ phận|lĩnh vực|"
    r"cấp ủy|chính quyền|chi bộ|đảng bộ|UBND(?=\s+các)|phụ huynh|học sinh|giáo viên|nhân viên|"
    r"cán bộ|chuyên gia|nhà khoa học|nhà báo|phóng viên|nghệ nhân|nghệ sĩ|"
    r"chức sắc|tình nguyện viên|hộ kinh doanh|KOLs?|(?:travel )?bloggers?|YouTubers?|"
    r"TikTokers?)(?!\w)"
)
AGENCY_NOUN = re.compile(
    r"(?:tỉnh(?=\s*,\s*thành phố)|hãng|sở|ban|ngành|phòng|cơ quan|đơn vị|địa phương|trường|"
    r"nhà trường|"
    r"cơ sở|doanh nghiệp|tổ chức|hội|đoàn thể|"
    r"đoàn|xã|phường|huyện|quận|thị xã|thị trấn|thành phố|thành viên|lực lượng|cấp|cấp ủy|"
    r"chính quyền|công ty|"
    r"báo|đài|tòa|trung tâm|bệnh viện|trạm|khoa|tổ|thôn|bản|xóm|"
    r"ấp|buôn|khóm|làng|khối|chi bộ|đảng bộ|bộ|cá nhân|hộ|chủ|"
    r"đồng chí|cục|vụ|nhà xuất bản|nhà sách|câu lạc bộ|"
    r"viện|nhà mạng|hợp tác xã|ngân hàng|khu|hiệp hội|học viện|quỹ|đội|cụm|tập đoàn|"
    r"tổng công ty|cán bộ|"
    r"KOLs?|nghệ nhân|nghệ sĩ|già làng|nhà báo|phóng viên|chuyên gia|nhà khoa học|"
    r"giáo viên|học sinh|bậc học|cấp học|lớp|công an|UBND|tầng lớp|đảng viên|tiểu ban|"
    r"đại biểu)(?!\w)",
    re.IGNORECASE,
)
# which of a group is meant: "các đơn vị được giao chủ trì gửi báo cáo"
CHOSEN = re.compile(
    r"\s+được\s+(?:giao|phân công)\s+(?:chủ trì|phối hợp|thực hiện|nhiệm vụ)(?=\s+[a-zđà-ỹ])"
)
DROPPED_TAIL = re.compile(r"\s*(?:trên|tại|ở)\s+địa bàn\b.*$", re.DOTALL)
ASIDE = re.compile(
    r"\s*\((?:cơ quan|đơn vị|thường trực|qua|là|chủ trì|sau đây|gọi tắt|viết tắt)\b[^()]*\)",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"(?:[Cc]ác\s+)?(?:[Nn]hà\s+(?:tài trợ|thầu|đầu tư|hảo tâm|mạng|khoa học|báo|hàng|máy)|"
    r"[Cc]hủ\s+(?:đầu tư|cơ sở|doanh nghiệp|phương tiện|nuôi))(?!\w)|"
    r"(?:những\s+)?[Nn]gười\s+(?:có\s+(?:ảnh hưởng|uy tín|công|trách nhiệm)|đứng đầu|nổi tiếng|"
    r"cao tuổi|dân|lao động|phát ngôn|sử dụng lao động|nộp thuế|tiêu dùng|khuyết tật|bán hàng|"
    r"sử dụng đất|hành nghề|trông giữ trẻ)"
    r"(?:\s+(?:các|cơ quan|tổ chức|trong cộng đồng|đơn vị|"
    r"địa phương)(?!\w))*(?:,\s*đơn vị)?(?:\s*\([^()]{1,30}\))?"
)
PREFIX = re.compile(
    r"^(?:Đề nghị|Đối với|Giao(?: cho)?|Trách nhiệm của|Trách nhiệm|Nhiệm vụ của|Yêu cầu|"
    r"Phân công|Về phía|Cấp(?!\s+ủy)|"
    r"Kính đề nghị|Trân trọng đề nghị)\s+(?=\S)"
)
RESPONSIBLE = re.compile(r"\s+(?:có|chịu)\s+(?:trách nhiệm|nhiệm vụ)\s*:?\s*$")
PLACES = r"(?:tỉnh|huyện|thành phố|thị xã|thị trấn|xã|phường|đặc khu|quận|thôn|xóm)"
DEALING = re.compile(  # a trade that belongs to the name: "đơn vị cung cấp phần mềm"
    r"(?:(?:tiến hành|tham gia) tố tụng|kiểm tra chuyên ngành|sử dụng (?:ngân sách(?: nhà nước)?|"
    r"lao động|đất|tài sản công))(?!\w)|"
    r"(?:cung cấp|cung ứng|sản xuất|kinh doanh|tư vấn|vận hành|khai thác|phát hành)\s+(?:các\s+)?"
    r"(?:xuất bản phẩm|sách|"
    r"phần mềm|dịch vụ|hạ tầng|thiết bị|nền tảng|internet|viễn thông|hàng hóa|thực phẩm|thuốc|"
    r"vật tư|sản phẩm|điện|nước|du lịch|vận tải|bất động sản|nông sản|xăng dầu|khoáng sản|"
    r"vật liệu|giải pháp)(?:\s+(?:công nghệ|số|viễn thông|internet|thông tin|mạng|sạch|lữ hành|"
    r"du lịch|lưu trú|ăn uống|công cộng|truyền hình|xây dựng|y tế|bảo vệ thực vật))*(?!\w)",
    re.IGNORECASE,
)
TRADE = re.compile(  # what those do who are named by their trade: "các nhà thầu bảo trì đường bộ"
    r"\s+(?:thi công|bảo trì|bảo dưỡng|xây dựng|xây lắp|duy tu|tư vấn|cung cấp|cung ứng)\s+"
    r"(?:đường bộ|cầu đường|đường|công trình|hạ tầng|thiết bị|vật tư|dịch vụ|phần mềm|"
    r"hàng hóa)(?!\w)"
)
TAIL = re.compile(
    rf"\s+(?:số\s+\d{{1,2}}|[Kk]hu vực(?:\s+(?:[IVX]+|\d{{1,2}})|(?=\s+[{UPPER}][^\W\d_]+))|"
    r"[Cc]hi nhánh(?=[\s,;.)]|$)|khu dân cư|"
    rf"các cấp|cùng cấp|cơ sở(?=\s*[,;.)]|\s+và\s|$|\s+[{UPPER}])|"
    r"(?:Đảng|Tỉnh|Thành|Huyện|Quận) ủy|"
    r"(?:có\s+)?liên quan(?: khác)?|chức năng|trực thuộc(?:\s+[Tt]rung ương)?|khác|"
    r"thuộc\s+(?:tỉnh|huyện|thành phố|xã|phường)|"
    r"(?:ven|vùng)\s+(?:biển|ven biển|sông|đô|hồ|đầm phá|cao|sâu|biên|hạ du)|biên giới|miền núi|"
    r"bãi ngang|hải đảo|"
    rf"địa phương|{PLACES}(?:\s*,\s*{PLACES})*|cấp\s+(?:tỉnh|huyện|xã|trên|dưới|"
    rf"cơ sở)(?:,\s*cấp\s+\w+)*)(?!\w)"
)


GROUP_WORD = re.compile(rf"(?:{GROUP})\s+")
HEAD = re.compile(rf"{NO_HEAD}(?:{HEAD_WORDS})(?!\w)")
PROPER = re.compile(rf"\s+[{UPPER}]")
LOWER_HEAD = re.compile(rf"(?:{LOWER_HEADS})(?!\w)")
