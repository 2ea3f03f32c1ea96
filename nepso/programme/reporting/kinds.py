"""The closed lists of reporting, with their Vietnamese labels."""

from __future__ import annotations

from django.db import models


class CountedFrom(models.TextChoices):
    """What an indicator counts. ``typed``: nothing here can count it, so a person types it."""

    ACTIVITIES = "activities", "Hoạt động đã được tiếp nhận"
    ITEMS = "items", "Minh chứng đã được tiếp nhận"
    COUNTS = "counts", "Số đếm kèm nguồn trong minh chứng"
    REACH_MEASURED = "reach_measured", "Lượt tiếp cận đo được"
    REACH_ESTIMATED = "reach_estimated", "Lượt tiếp cận ước tính"
    TASKS = "tasks", "Nhiệm vụ trong sổ theo dõi"
    SUBMISSIONS = "submissions", "Phản ánh và hồ sơ xử lý"
    TYPED = "typed", "Cơ quan tự nhập"


class Measure(models.TextChoices):
    """What is counted of submissions; the source of each number is casework."""

    RECEIVED = "received", "Đã tiếp nhận"
    ANSWERED = "answered", "Đã trả lời"
    ON_TIME = "on_time", "Trả lời đúng hạn"
    REFERRED = "referred", "Lượt chuyển cơ quan khác"


class Breakdown(models.TextChoices):
    """How a counted figure divides; the parts come from the same count as the whole."""

    FORM = "form", "Hình thức"
    AUDIENCE = "audience", "Đối tượng"
    STATE = "state", "Tình trạng"
    CLAUSE = "clause", "Mục của kế hoạch"
    AGENCY_KIND = "agency_kind", "Loại cơ quan"


class FigureDecision(models.TextChoices):
    """What the agency says of a counted value; "" until it says something."""

    ACCEPT = "accept", "Đúng"
    CORRECT = "correct", "Sửa, vì …"
    TYPED = "typed", "Tự nhập"


class Section(models.TextChoices):
    """The headings of a "Báo cáo kết quả thực hiện" in common use (no decree fixes them)."""

    DIRECTION = "I", "I. Công tác chỉ đạo, triển khai"
    RESULTS = "II", "II. Kết quả thực hiện"
    STRENGTHS = "III.1", "III.1. Ưu điểm"
    LIMITS = "III.2", "III.2. Tồn tại, hạn chế"
    CAUSES = "III.3", "III.3. Nguyên nhân"
    NEXT = "IV", "IV. Phương hướng, nhiệm vụ trọng tâm"
    PROPOSALS = "V", "V. Đề xuất, kiến nghị"


# A report that says nothing under these is not complete.
REQUIRED_SECTIONS = (Section.RESULTS, Section.LIMITS)


class TextOrigin(models.TextChoices):
    """Who wrote a paragraph last: told apart until the report is signed."""

    PERSON = "person", "Người viết"
    NARRATIVE = "narrative", "Lấy từ lời kể của nhiệm vụ"
    MACHINE = "machine", "Máy gợi ý từ số liệu"


class ReportWay(models.TextChoices):
    """How a report reached us."""

    ACCOUNT = "account", "Lập trên hệ thống"
    FORM = "form", "Biểu mẫu gửi về"


class FormKind(models.TextChoices):
    """The forms that the system makes for an agency without an account."""

    XLSX = "xlsx", "Bảng tính (XLSX)"
    DOCX = "docx", "Văn bản (DOCX)"


class Scope(models.TextChoices):
    """What a consolidated report is about."""

    PROVINCE = "province", "Toàn tỉnh"
    AGENCY = "agency", "Một cơ quan"
    CLAUSE = "clause", "Một mục của kế hoạch"
    COMMUNE = "commune", "Một xã, phường"
