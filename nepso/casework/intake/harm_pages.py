"""What a person reads before reporting: an example of each harm, what is not meant, what to keep,
who handles it, what to do at once. Lines that can be rung are those the State publishes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import Answer, Recipient

Words = str | Promise


@dataclass(frozen=True, slots=True)
class AtOnce:
    """One thing to do at once; ``telephone`` can be pressed to ring."""

    words: Words
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class HarmPage:
    """What is said about one harm. ``recipients`` are asked for consent one by one."""

    harm: Harm
    title: Words
    example: Words
    not_meant: Words
    keep: Words
    handled_by: Words
    at_once: tuple[AtOnce, ...]
    recipients: tuple[Recipient, ...]
    asks: tuple[Answer, ...]

    @property
    def takes_pictures(self) -> bool:
        """Never one about a child."""
        return self.harm != Harm.CHILD_SAFETY

    @property
    def asks_agency(self) -> bool:
        """Whether it is asked which agency's page or account it is about."""
        return self.harm == Harm.OFFICIAL_CHANNEL


_CHILD_LINE = AtOnce(_("Gọi Tổng đài quốc gia bảo vệ trẻ em 111, miễn phí, ngày và đêm."), "111")
_POLICE_LINE = AtOnce(_("Có người đang gặp nguy hiểm: gọi Công an 113."), "113")
_HEALTH_LINE = AtOnce(_("Có người bị ngộ độc, bị hại sức khỏe: gọi cấp cứu 115."), "115")
_PLATFORM = AtOnce(_("Báo cáo bài đăng ngay trên mạng xã hội đó, bằng nút “Báo cáo”."))
_R, _A = Recipient, Answer

_PAGES = (
    HarmPage(
        Harm.SCAM,
        _("Lừa đảo, mạo danh để chiếm đoạt"),
        _(
            "Người tự xưng công an, ngân hàng gọi điện đòi chuyển tiền, đòi mã OTP; trang "
            "giả ngân hàng; tin trúng thưởng giả."
        ),
        _("Mua hàng chưa ưng ý, chê giá đắt."),
        _("Số điện thoại, số tài khoản, đường dẫn, tin nhắn, giấy chuyển tiền."),
        _("Công an tỉnh; ngân hàng hoặc đơn vị bị mạo danh."),
        (
            AtOnce(_("Đừng chuyển thêm tiền, đừng đọc mã OTP, mật khẩu cho ai.")),
            AtOnce(
                _(
                    "Đã chuyển tiền hoặc lộ mã: gọi ngay số tổng đài in trên thẻ ngân hàng của "
                    "bạn để khóa tài khoản."
                )
            ),
            _POLICE_LINE,
        ),
        (_R.POLICE, _R.PLATFORM_OR_BANK),
        (_A.MONEY_SENT, _A.GOING_ON, _A.LIFE_IN_DANGER),
    ),
    HarmPage(
        Harm.PRIVATE_DATA,
        _("Lộ thông tin, hình ảnh, đời tư khi chưa được đồng ý"),
        _("Đăng căn cước, số điện thoại, ảnh riêng tư của một người lên mạng; dọa tung ảnh."),
        _("Nêu tên cán bộ khi nói về việc công của họ."),
        _("Đường dẫn bài đăng, ngày giờ bạn thấy. Không cần gửi lại thông tin bị lộ."),
        _("Công an tỉnh; mạng xã hội nơi đăng."),
        (
            _PLATFORM,
            AtOnce(_("Bị dọa tung ảnh: đừng gửi tiền, đừng gửi thêm ảnh, hãy giữ lại tin nhắn.")),
            _POLICE_LINE,
        ),
        (_R.POLICE, _R.PLATFORM_OR_BANK),
        (_A.GOING_ON, _A.CHILD_INVOLVED, _A.LIFE_IN_DANGER),
    ),
    HarmPage(
        Harm.HARASSMENT,
        _("Đe dọa, bắt nạt, thù ghét một người hay một nhóm người"),
        _(
            "Nhắn tin dọa đánh, rủ nhau nhục mạ một học sinh, kêu gọi ghét bỏ người khuyết "
            "tật, một dân tộc."
        ),
        _("Tranh luận gay gắt, chê một việc làm, một chính sách."),
        _("Đường dẫn, ảnh chụp có tên tài khoản và ngày giờ."),
        _("Công an xã, phường; nhà trường nếu liên quan học sinh; mạng xã hội nơi đăng."),
        (
            AtOnce(_("Chặn người đó. Bạn không phải trả lời.")),
            AtOnce(_("Trẻ em bị bắt nạt: gọi 111."), "111"),
            _POLICE_LINE,
        ),
        (_R.POLICE, _R.HANDLING_AGENCY, _R.PLATFORM_OR_BANK),
        (_A.LIFE_IN_DANGER, _A.GOING_ON, _A.CHILD_INVOLVED),
    ),
    HarmPage(
        Harm.CHILD_SAFETY,
        _("Xâm hại, bóc lột trẻ em"),
        _("Người lớn dụ dỗ, ép buộc trẻ em; hình ảnh xâm hại trẻ em trên mạng."),
        _("Ảnh gia đình, ảnh sinh hoạt bình thường của trẻ."),
        _(
            "Chỉ ghi lại đường dẫn và ngày giờ. Đừng chụp, đừng lưu, đừng gửi hình ảnh cho "
            "ai, kể cả cho chúng tôi."
        ),
        _(
            "Tổng đài 111 và Công an, ngay khi nhận được; chỉ chuyển nội dung, không "
            "chuyển gì về bạn."
        ),
        (_CHILD_LINE, AtOnce(_("Trẻ đang gặp nguy hiểm: gọi Công an 113."), "113")),
        (_R.POLICE,),
        (_A.LIFE_IN_DANGER, _A.GOING_ON),
    ),
    HarmPage(
        Harm.DANGEROUS_GOODS,
        _("Bán hàng cấm, hàng nguy hiểm, thuốc giả"),
        _("Bán pháo, vũ khí, ma túy, thuốc không rõ nguồn gốc, “thuốc gia truyền” chữa bách bệnh."),
        _("Hàng giao chậm, hàng không đúng màu."),
        _("Đường dẫn, tên người bán, ảnh nhãn hàng, đơn hàng."),
        _("Sở Y tế, lực lượng Quản lý thị trường hoặc Công an."),
        (AtOnce(_("Đừng dùng sản phẩm, giữ lại vỏ hộp.")), _HEALTH_LINE),
        (_R.HANDLING_AGENCY, _R.POLICE, _R.PLATFORM_OR_BANK),
        (_A.GOING_ON, _A.LIFE_IN_DANGER),
    ),
    HarmPage(
        Harm.FALSE_ADVERT,
        _("Quảng cáo sai sự thật, quảng cáo không nói rõ là quảng cáo"),
        _(
            "Người nổi tiếng khen sản phẩm mà giấu việc nhận tiền; quảng cáo hứa khỏi "
            "bệnh, giàu nhanh."
        ),
        _("Một người kể thật lòng mình thích hay không thích một món hàng."),
        _("Đường dẫn quảng cáo, ảnh chụp lời hứa, ngày giờ."),
        _("Sở Văn hóa, Thể thao và Du lịch."),
        (_PLATFORM,),
        (_R.HANDLING_AGENCY, _R.PLATFORM_OR_BANK),
        (_A.GOING_ON,),
    ),
    HarmPage(
        Harm.COPYRIGHT,
        _("Dùng tác phẩm, nhãn hiệu của người khác khi không có quyền"),
        _("Đăng lại phim, bài hát, ảnh của người khác; bán hàng gắn nhãn hiệu giả."),
        _("Trích dẫn ngắn có ghi nguồn, bình luận, chế ảnh cho vui."),
        _("Đường dẫn bản bị dùng, đường dẫn hoặc giấy tờ của bản gốc."),
        _("Sở Văn hóa, Thể thao và Du lịch; mạng xã hội nơi đăng."),
        (AtOnce(_("Chủ sở hữu có thể yêu cầu nền tảng gỡ ngay bằng mẫu bản quyền của nền tảng.")),),
        (_R.HANDLING_AGENCY, _R.PLATFORM_OR_BANK),
        (_A.GOING_ON,),
    ),
    HarmPage(
        Harm.HARMFUL_TO_MINORS,
        _("Nội dung có hại cho trẻ em, người chưa thành niên"),
        _(
            "Phim bạo lực, khiêu dâm, cách tự làm đau mình hiện ra với trẻ em; trò thử "
            "thách nguy hiểm."
        ),
        _("Bài giáo dục giới tính, tin tức, sách văn học."),
        _("Đường dẫn và ngày giờ. Không cần chụp lại nội dung."),
        _("Sở Văn hóa, Thể thao và Du lịch; Sở Giáo dục và Đào tạo; mạng xã hội nơi đăng."),
        (AtOnce(_("Trẻ hoảng sợ hoặc bị ảnh hưởng: gọi 111."), "111"), _PLATFORM),
        (_R.HANDLING_AGENCY, _R.PLATFORM_OR_BANK),
        (_A.GOING_ON, _A.LIFE_IN_DANGER),
    ),
    HarmPage(
        Harm.FALSE_PUBLIC_NOTICE,
        _("Tin sai về dịch vụ, thiên tai, sức khỏe, tiền bạc"),
        _(
            "Tin vỡ đập không có thật, lịch cắt điện giả, “uống nước lá khỏi bệnh”, tin "
            "ngân hàng sập."
        ),
        _("Ý kiến, dự đoán, phê bình một chính sách hay một cơ quan."),
        _("Đường dẫn, nguyên văn câu sai, ngày giờ. Điều sai phải kiểm chứng được."),
        _("Cơ quan nắm rõ sự việc sẽ đăng tin đúng có nguồn. Người nói không bị truy tìm."),
        (AtOnce(_("Đừng chuyển tiếp khi chưa rõ thật giả.")),),
        (_R.HANDLING_AGENCY, _R.PLATFORM_OR_BANK),
        (_A.GOING_ON, _A.LIFE_IN_DANGER),
    ),
    HarmPage(
        Harm.OFFICIAL_CHANNEL,
        _("Trang, tài khoản của cơ quan nhà nước làm sai"),
        _(
            "Trang của một cơ quan đăng nhầm số tài khoản, trả lời khiếm nhã, để lộ thông "
            "tin người dân, bị kẻ xấu chiếm."
        ),
        _("Không đồng ý với một chủ trương, một quyết định của cơ quan."),
        _("Đường dẫn, ảnh chụp bài đăng hoặc câu trả lời, ngày giờ."),
        _("Cơ quan cấp trên. Cơ quan bị phản ánh không xử lý và không đọc được phản ánh này."),
        (),
        (_R.HANDLING_AGENCY,),
        (_A.GOING_ON, _A.MONEY_SENT),
    ),
    HarmPage(
        Harm.SOMETHING_ELSE,
        _("Việc khác"),
        _("Không thấy việc của bạn ở trên."),
        _("Ý kiến, góp ý, phê bình: những điều đó là quyền của bạn và không xử lý ở đây."),
        _("Đường dẫn, ngày giờ."),
        _("Bộ phận tiếp nhận đọc và chỉ nơi giải quyết."),
        (),
        (_R.OTHER_AGENCY,),
        (_A.GOING_ON, _A.LIFE_IN_DANGER),
    ),
)
_BY_HARM = {page.harm.value: page for page in _PAGES}


def harm_pages() -> tuple[HarmPage, ...]:
    """All of them, in the order of the list."""
    return _PAGES


def harm_page(code: str) -> HarmPage | None:
    """The page of one harm; None for what is no harm."""
    return _BY_HARM.get(code)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something that is handled elsewhere: where, in words; ``reason`` is what is counted."""

    code: str
    label: Words
    where: Words
    reason: str


ELSEWHERE = (
    Elsewhere(
        "y-kien",
        _("Tôi muốn nêu ý kiến, phê bình, góp ý, tranh luận"),
        _(
            "Đó là quyền của bạn, không phải điều gây hại, nên không xử lý ở đây và chúng "
            "tôi không lưu gì cả. Góp ý cho một cơ quan: gửi thẳng cơ quan đó, hoặc gặp "
            "đại biểu Hội đồng nhân dân, Mặt trận Tổ quốc nơi bạn ở."
        ),
        "speech",
    ),
    Elsewhere(
        "thu-tuc",
        _("Thủ tục hành chính, đất đai, khiếu nại một quyết định"),
        _(
            "Thủ tục: Cổng Dịch vụ công quốc gia (dichvucong.gov.vn). Khiếu nại, tố cáo: "
            "Ban Tiếp công dân nơi bạn ở."
        ),
        "elsewhere",
    ),
    Elsewhere(
        "khan-cap",
        _("Tội phạm, tai nạn, cháy đang xảy ra"),
        _("Gọi ngay: Công an 113, cứu hỏa và cứu nạn 114, cấp cứu 115."),
        "elsewhere",
    ),
    Elsewhere(
        "mua-ban",
        _("Mua bán không ưng ý, cước điện thoại, Internet"),
        _(
            "Liên hệ người bán hoặc nhà mạng trước; chưa xong thì gọi tổng đài tư vấn, hỗ "
            "trợ người tiêu dùng 1800 6838."
        ),
        "elsewhere",
    ),
)
OTHER_CODE = "khong-co-trong-danh-sach"
