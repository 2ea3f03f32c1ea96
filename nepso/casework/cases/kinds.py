"""Closed lists of cases: steps, notes, bodies outside, whom content is handed to."""

from __future__ import annotations

from django.db import models


class StepKind(models.TextChoices):
    """What happened to a case."""

    OPENED = "opened", "Mở hồ sơ"
    JOINED = "joined", "Gộp một phản ánh giống vào hồ sơ"
    CLAIMED = "claimed", "Nhận xử lý"
    HANDED_ON = "handed_on", "Đổi người xử lý"
    ASKED = "asked", "Hỏi người phản ánh"
    TOLD = "told", "Người phản ánh trả lời"
    ADDED = "added", "Người phản ánh gửi thêm tư liệu"
    OFFERED = "offered", "Đề nghị chuyển cơ quan khác"
    ACCEPTED = "accepted", "Cơ quan khác nhận hồ sơ"
    RETURNED = "returned", "Cơ quan khác trả lại"
    OUTSIDE_ASKED = "outside_asked", "Hỏi bên ngoài"
    OUTSIDE_REPLIED = "outside_replied", "Bên ngoài trả lời"
    OUTSIDE_ENDED = "outside_ended", "Thôi chờ bên ngoài"
    LATE = "late", "Báo trễ hạn với người phản ánh"
    HANDOVER_PROPOSED = "handover_proposed", "Báo đã chuyển nội dung khẩn cấp"
    HANDOVER_CONFIRMED = "handover_confirmed", "Người thứ hai xác nhận đã chuyển"
    HANDOVER_DECLINED = "handover_declined", "Người thứ hai không xác nhận"
    RESTRICTED = "restricted", "Giới hạn người xem"
    CLOSED = "closed", "Khép hồ sơ"
    REOPENED = "reopened", "Mở lại sau khiếu nại"
    REGROUPED = "regrouped", "Đổi loại việc"
    SUCCEEDED = "succeeded", "Cơ quan tiếp nhận thay cơ quan đã kết thúc"
    MOVED_AWAY = "moved_away", "Chuyển khỏi cơ quan bị phản ánh"
    LEFT_BEHIND = "left_behind", "Cơ quan giữ hồ sơ đã kết thúc, chưa có nơi thay"
    PARTED = "parted", "Tách một phản ánh ra sau khiếu nại"


class NoteKind(models.TextChoices):
    """Who reads a note: one's own agency, every agency that handles the case, the reporter too."""

    INTERNAL = "internal", "Nội bộ cơ quan"
    INTER_AGENCY = "inter_agency", "Giữa các cơ quan xử lý"
    PUBLIC = "public", "Gửi người phản ánh"


class BodyKind(models.TextChoices):
    """What sort of body outside is asked."""

    PLATFORM = "platform", "Nền tảng, mạng xã hội"
    BANK = "bank", "Ngân hàng, ví điện tử"
    PROVIDER = "provider", "Nhà mạng, nhà cung cấp tên miền"
    BRAND = "brand", "Doanh nghiệp bị mạo danh, chủ sở hữu quyền"
    SCHOOL = "school", "Nhà trường"
    OTHER = "other", "Đơn vị khác"


class HandedTo(models.TextChoices):
    """Who takes the content of an emergency."""

    LINE_111 = "line_111", "Tổng đài quốc gia bảo vệ trẻ em 111"
    POLICE = "police", "Công an"
    LINE_113 = "line_113", "Cảnh sát phản ứng nhanh 113"
    LINE_115 = "line_115", "Cấp cứu 115"
    NOBODY = "nobody", "Không phải chuyển: hai người cùng xem và kết luận không có nguy hiểm"


class WhyRestricted(models.TextChoices):
    """Why only few may read a case."""

    CHILD = "child", "An toàn của trẻ em"
    LIFE = "life", "Đe dọa tính mạng"
