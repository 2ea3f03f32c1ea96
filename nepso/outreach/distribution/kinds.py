"""The closed lists of distribution: the eight forms, kinds of outlets and what each is given."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from nepso.foundation.notices.kinds import NoticeKind

TOLD = NoticeKind(code="distribution.turn", label="Kênh đăng", noun="việc trên kênh")


class Form(models.TextChoices):
    """The eight forms of grassroots information (Nghị định 49/2024/NĐ-CP); the codes are those by
    which activities call them, so that a proven posting is counted under the same form."""

    LOUDSPEAKER = "loudspeaker", "Đài truyền thanh cấp xã"
    NOTICE_BOARD = "notice_board", "Bảng tin công cộng"
    BULLETIN = "bulletin", "Bản tin"
    DOCUMENT = "document", "Tài liệu không kinh doanh"
    SPEAKER = "speaker", "Tuyên truyền viên"
    PORTAL = "portal", "Cổng, trang thông tin điện tử"
    SOCIAL = "social", "Mạng xã hội, ứng dụng nhắn tin"
    TELECOM = "telecom", "Tin nhắn viễn thông"


# Over a column, and on a phone over a number.
FORM_SHORT: dict[str, str] = {
    Form.LOUDSPEAKER: "Loa truyền thanh",
    Form.NOTICE_BOARD: "Bảng tin",
    Form.BULLETIN: "Bản tin",
    Form.DOCUMENT: "Tài liệu in",
    Form.SPEAKER: "Tuyên truyền viên",
    Form.PORTAL: "Trang điện tử",
    Form.SOCIAL: "Mạng xã hội",
    Form.TELECOM: "Tin nhắn",
}


class OutletKind(models.TextChoices):
    """What sort of outlet it is: decides which variant is made for it and how a run is ended."""

    PORTAL = "portal", "Trang công khai của hệ thống này"
    FEED = "feed", "Nguồn tin RSS, Atom"
    PODCAST = "podcast", "Nguồn podcast"
    WEBSITE = "website", "Cổng, trang thông tin điện tử của cơ quan"
    WEBHOOK = "webhook", "Máy chủ khác nhận tự động (webhook)"
    WEB_PUSH = "web_push", "Thông báo đẩy của trang web"
    FACEBOOK = "facebook", "Trang Facebook"
    TIKTOK = "tiktok", "Kênh TikTok"
    YOUTUBE = "youtube", "Kênh YouTube"
    ZALO_OA = "zalo_oa", "Zalo OA"
    ZALO_GROUP = "zalo_group", "Nhóm Zalo của thôn, xóm, tổ dân phố"
    NEWSLETTER = "newsletter", "Bản tin qua thư điện tử"
    BULLETIN = "bulletin", "Bản tin in, báo, tạp chí"
    LOUDSPEAKER = "loudspeaker", "Đài truyền thanh xã, phường"
    FOLDER = "folder", "Thư mục cho hệ thống loa IP"
    MOBILE = "mobile", "Xe, loa thông tin lưu động"
    SPEAKER = "speaker", "Tuyên truyền viên, báo cáo viên"
    LED_BOARD = "led_board", "Bảng LED chạy chữ"
    LCD_SCREEN = "lcd_screen", "Màn hình LCD, màn hình LED lớn"
    NOTICE_BOARD = "notice_board", "Bảng tin"
    POSTER = "poster", "Áp phích, pano"
    BANNER = "banner", "Băng rôn"
    LEAFLET = "leaflet", "Tờ rơi, tờ gấp"
    BOOKLET = "booklet", "Sổ tay hỏi đáp"
    TELECOM_MESSAGE = "telecom_message", "Tin nhắn SMS"


# Where an outlet of that kind stands in the decree's list unless a person says otherwise.
FORM_OF: dict[str, Form] = {
    OutletKind.PORTAL: Form.PORTAL,
    OutletKind.FEED: Form.PORTAL,
    OutletKind.PODCAST: Form.PORTAL,
    OutletKind.WEBSITE: Form.PORTAL,
    OutletKind.WEBHOOK: Form.PORTAL,
    OutletKind.WEB_PUSH: Form.PORTAL,
    OutletKind.FACEBOOK: Form.SOCIAL,
    OutletKind.TIKTOK: Form.SOCIAL,
    OutletKind.YOUTUBE: Form.SOCIAL,
    OutletKind.ZALO_OA: Form.SOCIAL,
    OutletKind.ZALO_GROUP: Form.SOCIAL,
    OutletKind.NEWSLETTER: Form.BULLETIN,
    OutletKind.BULLETIN: Form.BULLETIN,
    OutletKind.LOUDSPEAKER: Form.LOUDSPEAKER,
    OutletKind.FOLDER: Form.LOUDSPEAKER,
    OutletKind.MOBILE: Form.SPEAKER,
    OutletKind.SPEAKER: Form.SPEAKER,
    OutletKind.LED_BOARD: Form.NOTICE_BOARD,
    OutletKind.LCD_SCREEN: Form.NOTICE_BOARD,
    OutletKind.NOTICE_BOARD: Form.NOTICE_BOARD,
    OutletKind.POSTER: Form.NOTICE_BOARD,
    OutletKind.BANNER: Form.NOTICE_BOARD,
    OutletKind.LEAFLET: Form.DOCUMENT,
    OutletKind.BOOKLET: Form.DOCUMENT,
    OutletKind.TELECOM_MESSAGE: Form.TELECOM,
}

# Given to no new outlet: the feeds carry what runs on the portal (decision 0197).
RETIRED = frozenset({OutletKind.FEED})
OUTLET_KINDS = [(one.value, one.label) for one in OutletKind if one not in RETIRED]

# Pages and feeds of our own: a recall is done the moment it is stored, nobody needs to take down.
OURS = frozenset({OutletKind.PORTAL, OutletKind.PODCAST})
# What was said, sent or aired is over when it ended: there is nothing that hangs somewhere.
PASSING = frozenset(
    {
        *(OutletKind.LOUDSPEAKER, OutletKind.MOBILE, OutletKind.SPEAKER),
        *(OutletKind.TELECOM_MESSAGE, OutletKind.WEB_PUSH, OutletKind.NEWSLETTER),
    }
)
PRINTED = frozenset(
    {
        *(OutletKind.BULLETIN, OutletKind.POSTER, OutletKind.BANNER),
        *(OutletKind.LEAFLET, OutletKind.BOOKLET, OutletKind.NOTICE_BOARD),
    }
)
# Where an address says where it stands; nobody has to say the place.
ONLINE = frozenset(
    {
        *(OutletKind.PORTAL, OutletKind.FEED, OutletKind.PODCAST, OutletKind.WEBSITE),
        *(OutletKind.FACEBOOK, OutletKind.TIKTOK, OutletKind.YOUTUBE, OutletKind.ZALO_OA),
        *(OutletKind.ZALO_GROUP, OutletKind.WEBHOOK),
    }
)
SPOKEN = frozenset({OutletKind.LOUDSPEAKER, OutletKind.FOLDER, OutletKind.MOBILE})


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a variant: its key in ``Variant.parts``, its label, one line or several."""

    name: str
    label: str
    is_long: bool = True


_TITLE = Part("title", "Tiêu đề", is_long=False)
_BODY = Part("body", "Nội dung")
_TEXT = (Part("text", "Lời đăng"),)
_SCRIPT = (Part("script", "Kịch bản đọc"),)
_LINE = (Part("line", "Dòng chữ", is_long=False),)
_ARTICLE = (_TITLE, Part("lead", "Lời dẫn"), _BODY)

PARTS: dict[str, tuple[Part, ...]] = {
    OutletKind.PORTAL: _ARTICLE,
    OutletKind.FEED: _ARTICLE,
    OutletKind.WEBSITE: _ARTICLE,
    OutletKind.WEBHOOK: _ARTICLE,
    OutletKind.ZALO_OA: _ARTICLE,
    OutletKind.PODCAST: (_TITLE, Part("description", "Mô tả")),
    OutletKind.YOUTUBE: (_TITLE, Part("description", "Mô tả")),
    OutletKind.WEB_PUSH: (_TITLE, _BODY),
    OutletKind.NEWSLETTER: (_TITLE, _BODY),
    OutletKind.BULLETIN: (_TITLE, _BODY),
    OutletKind.SPEAKER: (_TITLE, _BODY),
    OutletKind.NOTICE_BOARD: (_TITLE, _BODY),
    OutletKind.LEAFLET: (_TITLE, _BODY),
    OutletKind.BOOKLET: (_TITLE, _BODY),
    OutletKind.POSTER: (_TITLE, _BODY),
    OutletKind.LCD_SCREEN: (_TITLE, _BODY),
    OutletKind.FACEBOOK: _TEXT,
    OutletKind.TIKTOK: _TEXT,
    OutletKind.ZALO_GROUP: _TEXT,
    OutletKind.TELECOM_MESSAGE: _TEXT,
    OutletKind.LOUDSPEAKER: _SCRIPT,
    OutletKind.FOLDER: _SCRIPT,
    OutletKind.MOBILE: _SCRIPT,
    OutletKind.LED_BOARD: _LINE,
    OutletKind.BANNER: _LINE,
}


class ProofKind(models.TextChoices):
    """What shows that it ran."""

    LINK = "link", "Liên kết"
    PHOTO = "photo", "Ảnh chụp nơi đăng, ảnh màn hình"
    PLAY_LOG = "play_log", "Nhật ký phát"
    NOTE = "note", "Lời xác nhận"


class HandoutKind(models.TextChoices):
    """What was given away, so that a recall knows who may still hold it."""

    KIT = "kit", "Bộ tài liệu tải về"
    PRINT = "print", "Bản in"
    SHEET = "sheet", "Tệp in tải về"


class RecallKind(models.TextChoices):
    """Why it is taken back: it was wrong, or it may not be shown any more."""

    WRONG = "wrong", "Nội dung sai, cần cải chính"
    RIGHTS = "rights", "Hết quyền sử dụng, có người không đồng ý"
    OVER = "over", "Không còn đúng thời điểm"


class ItemOf(models.TextChoices):
    """What one line of a recall is about."""

    POSTING = "posting", "Lượt đăng"
    VARIANT = "variant", "Bản theo kênh"
    PRINT = "print", "Bản in"
    SHEET = "sheet", "Tệp in tải về"
    UNIT = "unit", "Đơn vị giữ bộ tài liệu"


class Move(models.TextChoices):
    """One thing that happened to a posting."""

    PLANNED = "planned", "Lên lịch"
    REPLANNED = "replanned", "Đổi giờ"
    PUT_OUT = "put_out", "Đã đăng"
    FAILED = "failed", "Đăng không được"
    LINKED = "linked", "Gửi liên kết, chờ đọc tên trang"
    SAID = "said", "Có lời khai"
    PROVEN = "proven", "Có minh chứng"
    REACH = "reach", "Ghi lượt tiếp cận"
    DROPPED = "dropped", "Bỏ khỏi lịch"
    RECALLING = "recalling", "Bắt đầu thu hồi"
    RECALLED = "recalled", "Đã gỡ"
