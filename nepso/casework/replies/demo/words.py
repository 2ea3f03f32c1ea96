"""What the agencies of the filled province answered, by harm."""

from __future__ import annotations

from nepso.casework.intake.harms import Harm
from nepso.casework.replies.services import Answer


def _said(text: str, ground: str, why: str, redress: str, more: str = "") -> Answer:
    return Answer("answered", f"Chào bạn,\n\n{text}", ground, why, redress, more)


ANSWERS: dict[str, Answer] = {
    Harm.SCAM: _said(
        "Trang bạn gửi là trang lừa đảo. Chúng tôi đã đề nghị nhà mạng chặn trang này. "
        "Nếu bạn đã chuyển tiền, hãy gọi ngay ngân hàng và giữ lại biên lai.",
        "Trang mạo danh một đơn vị có thật để lấy tiền và mã OTP.",
        "Tên miền mới lập, không thuộc đơn vị mà trang tự xưng.",
        "limited",
        "Nhà mạng đã chặn tên miền.",
    ),
    Harm.PRIVATE_DATA: _said(
        "Nền tảng đã gỡ bài đăng theo đề nghị của chúng tôi. Nếu bài xuất hiện lại, "
        "bạn viết thêm bằng mã tra cứu.",
        "Nghị định 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân.",
        "Bài đăng có số điện thoại và ảnh nhà của bạn mà bạn không đồng ý.",
        "removed",
    ),
    Harm.HARASSMENT: _said(
        "Công an xã và nhà trường đã làm việc với những người liên quan. Trang chế ảnh đã bị xóa. "
        "Khi bị dọa, bạn gọi 113; trẻ em gọi 111.",
        "Nội dung xúc phạm, đe dọa một người cụ thể.",
        "Các bình luận lặp lại nhiều ngày và nhằm vào bạn.",
        "helped",
        "Nhà trường đã cử cô giáo theo dõi, hỗ trợ.",
    ),
    Harm.CHILD_SAFETY: _said(
        "Nội dung bạn báo đã được chuyển cho Tổng đài 111 và Công an ngay trong ngày. "
        "Chúng tôi chỉ chuyển nội dung, không chuyển thông tin của bạn.",
        "Luật Trẻ em; nội dung dụ dỗ trẻ em phải được chuyển ngay.",
        "Tài khoản nhắn riêng và xin ảnh của trẻ em.",
        "handed",
    ),
    Harm.DANGEROUS_GOODS: _said(
        "Chúng tôi đã kiểm tra nơi bán và thu giữ hàng không nhãn. Ai đã dùng mà thấy mệt thì đến "
        "cơ sở y tế, mang theo vỏ hộp.",
        "Hàng không có nhãn và không có giấy phép lưu hành.",
        "Mẫu kiểm nghiệm có chất bị cấm trong thực phẩm.",
        "fined",
        "Người bán đã bị lập biên bản.",
    ),
    Harm.FALSE_ADVERT: _said(
        "Quảng cáo nói sản phẩm chữa khỏi bệnh là không đúng. Người đăng đã gỡ bài và đăng lời "
        "xin lỗi.",
        "Luật Quảng cáo cấm quảng cáo thực phẩm như thuốc.",
        "Sản phẩm chỉ được công bố là nước uống.",
        "removed",
    ),
    Harm.COPYRIGHT: _said(
        "Trang bán hàng đã gỡ tên và nhãn của bạn. Việc bồi thường do hai bên thỏa thuận hoặc "
        "tòa án giải quyết.",
        "Giấy chứng nhận nhãn hiệu mà bạn gửi.",
        "Nhãn trên trang giống nhãn đã đăng ký của bạn.",
        "removed",
    ),
    Harm.HARMFUL_TO_MINORS: _said(
        "Nền tảng đã hạn chế kênh này với người dưới 18 tuổi. Bạn có thể bật chế độ dành cho "
        "trẻ em trên điện thoại.",
        "Nội dung bạo lực hiện ra với trẻ em.",
        "Cảnh bạo lực được lồng vào phim dành cho trẻ nhỏ.",
        "limited",
    ),
    Harm.FALSE_PUBLIC_NOTICE: _said(
        "Tin này không đúng: ngày mai không có xả lũ. Bạn xem thông báo trên loa xã và trang "
        "chính thức của tỉnh.",
        "Thông báo vận hành hồ chứa của cơ quan quản lý.",
        "Lịch vận hành không có đợt xả nào trong tuần.",
        "corrected",
        "Đã phát đính chính trên loa.",
    ),
    Harm.OFFICIAL_CHANNEL: _said(
        "Bạn phản ánh đúng. Trang của xã đã đăng sai ngày tiêm. Chúng tôi đã yêu cầu sửa và xin "
        "lỗi bà con.",
        "Lịch tiêm chủng của trạm y tế.",
        "Ngày trên trang khác ngày trong lịch của trạm.",
        "corrected",
    ),
}
REFUSED = Answer(
    "refused",
    "Chào bạn,\n\nChúng tôi đã xem nội dung. Đây là lời khen của người bán, không phải thông tin "
    "sai gây hại.",
    "Danh mục điều gây hại được xử lý.",
    "Lời quảng cáo không nêu công dụng hay số liệu kiểm tra được.",
    "nothing",
)
