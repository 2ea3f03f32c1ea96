"""The closed lists of activities and evidence, with their Vietnamese labels."""

from __future__ import annotations

from django.db import models

# Where ``draft.js`` keeps on a device what was not sent: an IndexedDB base and its store.
DRAFTS_KEPT_AT = "nepso-hoat-dong/ban-nhap"


class Form(models.TextChoices):
    """In which form something was done: the eight of Nghị định 49/2024/NĐ-CP, then seven more."""

    LOUDSPEAKER = "loudspeaker", "Đài truyền thanh cấp xã"
    NOTICE_BOARD = "notice_board", "Bảng tin công cộng, màn hình, pano, băng-rôn"
    BULLETIN = "bulletin", "Bản tin, báo chí"
    DOCUMENT = "document", "Tài liệu không kinh doanh, tờ gấp"
    SPEAKER = "speaker", "Tuyên truyền viên, nói trực tiếp"
    PORTAL = "portal", "Cổng, trang thông tin điện tử"
    SOCIAL = "social", "Mạng xã hội, ứng dụng nhắn tin"
    TELECOM = "telecom", "Tin nhắn viễn thông"
    EVENT = "event", "Sự kiện, văn nghệ, chiến dịch"
    LESSON = "lesson", "Bài học, hoạt động ngoại khóa"
    CONTEST = "contest", "Cuộc thi"
    SURVEY = "survey", "Khảo sát"
    INSPECTION = "inspection", "Kiểm tra, giám sát, rà soát"
    TRAINING = "training", "Hội nghị, tập huấn"
    OTHER = "other", "Hình thức khác"


GRASSROOTS = frozenset(list(Form)[:8])  # the eight of Nghị định 49/2024/NĐ-CP


class Audience(models.TextChoices):
    """For whom it was done. Groups of the public by life and work, never by belief or view."""

    EVERYBODY = "everybody", "Mọi người dân"
    OFFICIALS = "officials", "Cán bộ, công chức, viên chức"
    PUPILS = "pupils", "Học sinh, sinh viên"
    TEACHERS = "teachers", "Giáo viên"
    PARENTS = "parents", "Cha mẹ, người chăm sóc trẻ"
    ELDERLY = "elderly", "Người cao tuổi"
    BUSINESSES = "businesses", "Doanh nghiệp, hộ kinh doanh"
    MEMBERS = "members", "Đoàn viên, hội viên"
    OTHER = "other", "Đối tượng khác"


class ItemKind(models.TextChoices):
    """What sort of thing proves an activity."""

    PHOTO = "photo", "Ảnh"
    FILE = "file", "Tệp"
    LINK = "link", "Liên kết"
    OFFICIAL_DOCUMENT = "official_document", "Văn bản"
    COUNT = "count", "Số đếm"


class CountOf(models.TextChoices):
    """What a count counts: things and times, never persons by name and never opinions."""

    PRESS_ITEMS = "press_items", "Tin, bài, chương trình báo chí"
    ONLINE_POSTS = "online_posts", "Tin, bài đăng trên trang điện tử, mạng xã hội"
    BROADCASTS = "broadcasts", "Lượt phát thanh"
    COPIES = "copies", "Bản in, tờ gấp đã phát"
    BANNERS = "banners", "Pano, băng-rôn, bảng, biển"
    SESSIONS = "sessions", "Buổi, hội nghị, lớp"
    PARTICIPANTS = "participants", "Lượt người tham dự"
    SUBMISSIONS_RECEIVED = "submissions_received", "Phản ánh đã tiếp nhận"
    SUBMISSIONS_ANSWERED = "submissions_answered", "Phản ánh đã trả lời"
    SUBMISSIONS_ON_TIME = "submissions_on_time", "Phản ánh trả lời đúng hạn"
    SUBMISSIONS_REFERRED = "submissions_referred", "Phản ánh đã chuyển cơ quan khác"
    HONOURS = "honours", "Lượt khen thưởng, tôn vinh"
    OTHER = "other", "Số đếm khác"


class PeopleShown(models.TextChoices):
    """Whether people can be recognised on a photo, and whether they agreed to it."""

    UNKNOWN = "unknown", "Chưa xem xét"
    NONE = "none", "Không nhận ra ai"
    CROWD = "crowd", "Đám đông tại nơi công cộng"
    AGREED = "agreed", "Người trong ảnh đã đồng ý"
    GUARDIAN_AGREED = "guardian_agreed", "Cha mẹ, người giám hộ đã đồng ý"
    REFUSED = "refused", "Có người không đồng ý công khai"


# A photo may be cleared for the public only where one of these was said of it.
PUBLIC_PEOPLE = frozenset(
    {PeopleShown.NONE, PeopleShown.CROWD, PeopleShown.AGREED, PeopleShown.GUARDIAN_AGREED}
)


class Origin(models.TextChoices):
    """How an activity came in: typed by a person, read from a sheet, or handed in by a lane."""

    TYPED = "typed", "Nhập tay"
    SHEET = "sheet", "Từ bảng tính"
    EVENT = "event", "Hệ thống ghi nhận"


class WhyAlike(models.TextChoices):
    """Why two activities may be one; told to a person, who decides."""

    ITEM = "item", "Cùng một minh chứng"
    PHOTO = "photo", "Ảnh gần như nhau"
    TEXT = "text", "Lời kể gần như nhau"
    TITLE = "title", "Cùng tên, cùng ngày, cùng địa bàn"


class Move(models.TextChoices):
    """What happened to an activity; each a line of its history."""

    RECORDED = "recorded", "Ghi hoạt động"
    EDITED = "edited", "Sửa nội dung"
    SUBMITTED = "submitted", "Gửi thủ trưởng duyệt"
    TAKEN_BACK = "taken_back", "Lấy lại để sửa"
    AGENCY_ACCEPTED = "agency_accepted", "Thủ trưởng cơ quan duyệt"
    RETURNED_BY_AGENCY = "returned_by_agency", "Thủ trưởng trả lại"
    ACCEPTED = "accepted", "Cơ quan đầu mối đưa vào báo cáo"
    RETURNED_BY_DESK = "returned_by_desk", "Cơ quan đầu mối trả lại"
    WITHDRAWN = "withdrawn", "Rút khỏi báo cáo"
    TAKEN_OUT = "taken_out", "Hệ thống rút: nơi ghi nhận đã rút"
    JOINED = "joined", "Ghi là một phần của hoạt động khác"
    PARTED = "parted", "Thôi là một phần của hoạt động khác"
    RENEWED = "renewed", "Hệ thống cập nhật"
