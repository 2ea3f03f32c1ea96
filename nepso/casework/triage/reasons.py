"""What may be decided about a submission, and why: closed lists whose sentences the reporter reads.

Closed, so that reasons can be counted; each decision takes free words of the officer beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


class Choice(models.TextChoices):
    """Quyết định của người phân loại."""

    ACCEPT = "accept", "Nhận xử lý"
    REFER = "refer", "Chuyển cơ quan khác"
    MERGE = "merge", "Gộp với phản ánh đã có"
    ASK = "ask", "Hỏi lại người phản ánh"
    REFUSE = "refuse", "Không nhận"
    SEAL = "seal", "Là ý kiến: niêm phong, không ai xử lý"


@dataclass(frozen=True, slots=True)
class Reason:
    """``label`` is read by the officer, ``sentence`` by the reporter. ``is_ours`` is False where
    the matter belongs elsewhere rather than being turned down."""

    code: str
    choice: Choice
    label: str
    sentence: str
    is_ours: bool = True


REASONS = (
    Reason(
        "clear_harm",
        Choice.ACCEPT,
        "Đúng là điều gây hại, đủ căn cứ để xử lý",
        "Điều bạn phản ánh thuộc việc chúng tôi nhận xử lý, và có đủ căn cứ để bắt đầu.",
    ),
    Reason(
        "needs_check",
        Choice.ACCEPT,
        "Có dấu hiệu gây hại, cần kiểm tra thêm",
        "Điều bạn phản ánh có dấu hiệu gây hại; chúng tôi nhận để kiểm tra thêm.",
    ),
    Reason(
        "competent",
        Choice.REFER,
        "Cơ quan kia có thẩm quyền",
        "Cơ quan được chuyển đến là nơi có thẩm quyền xử lý việc này.",
    ),
    Reason(
        "place",
        Choice.REFER,
        "Việc xảy ra trên địa bàn của cơ quan kia",
        "Việc xảy ra trên địa bàn của cơ quan được chuyển đến.",
    ),
    Reason(
        "danger",
        Choice.REFER,
        "Có nguy hiểm, phải chuyển ngay",
        "Việc này có thể nguy hiểm cho người, nên chúng tôi chuyển ngay nội dung đến cơ quan có "
        "thể hành động.",
    ),
    Reason(
        "above",
        Choice.REFER,
        "Cơ quan cấp trên của cơ quan bị phản ánh",
        "Cơ quan bị phản ánh không được tự xử lý và không được đọc phản ánh này; cơ quan cấp trên "
        "của họ xử lý.",
    ),
    Reason(
        "same_link",
        Choice.MERGE,
        "Cùng liên kết hoặc tên miền",
        "Đã có phản ánh về cùng liên kết này; hai phản ánh được xử lý chung. Bạn vẫn theo dõi và "
        "nhận trả lời bằng mã của bạn.",
    ),
    Reason(
        "same_text",
        Choice.MERGE,
        "Cùng một nội dung",
        "Đã có phản ánh về cùng nội dung này; hai phản ánh được xử lý chung. Bạn vẫn theo dõi và "
        "nhận trả lời bằng mã của bạn.",
    ),
    Reason(
        "same_matter",
        Choice.MERGE,
        "Cùng một vụ việc",
        "Đã có phản ánh về cùng vụ việc này; hai phản ánh được xử lý chung. Bạn vẫn theo dõi và "
        "nhận trả lời bằng mã của bạn.",
    ),
    Reason(
        "need_link",
        Choice.ASK,
        "Cần liên kết hoặc ảnh chụp",
        "Chúng tôi cần liên kết hoặc ảnh chụp màn hình để tìm đúng nội dung bạn nói đến.",
    ),
    Reason(
        "need_facts",
        Choice.ASK,
        "Cần biết rõ việc gì đã xảy ra",
        "Chúng tôi cần biết rõ hơn việc gì đã xảy ra để chuyển đúng nơi xử lý.",
    ),
    Reason(
        "need_place",
        Choice.ASK,
        "Cần biết nơi xảy ra",
        "Chúng tôi cần biết việc xảy ra ở xã, phường nào để chuyển đúng nơi xử lý.",
    ),
    Reason(
        "need_consent",
        Choice.ASK,
        "Cần người phản ánh đồng ý chuyển thông tin",
        "Muốn xử lý việc này cần chuyển thông tin của bạn cho cơ quan khác; việc đó chỉ làm khi "
        "bạn đồng ý.",
    ),
    Reason(
        "not_a_harm",
        Choice.REFUSE,
        "Không thuộc danh mục điều gây hại",
        "Việc bạn nêu không nằm trong danh mục điều gây hại mà hệ thống này nhận.",
        is_ours=False,
    ),
    Reason(
        "elsewhere",
        Choice.REFUSE,
        "Có nơi khác giải quyết việc này",
        "Việc bạn nêu do một nơi khác giải quyết; phần giải thích dưới đây chỉ nơi bạn nên đến.",
        is_ours=False,
    ),
    Reason(
        "outside",
        Choice.REFUSE,
        "Ngoài tỉnh, không ai ở đây có thẩm quyền",
        "Việc này nằm ngoài tỉnh và không cơ quan nào ở đây có thẩm quyền xử lý.",
        is_ours=False,
    ),
    Reason(
        "too_little",
        Choice.REFUSE,
        "Không đủ thông tin để tìm, đã hỏi mà chưa có trả lời",
        "Chúng tôi không đủ thông tin để tìm ra nội dung bạn nói đến. Bạn có thể gửi lại khi có "
        "liên kết hoặc ảnh chụp.",
    ),
    Reason(
        "no_longer",
        Choice.REFUSE,
        "Nội dung không còn và không còn gây hại",
        "Nội dung bạn phản ánh không còn trên mạng khi chúng tôi kiểm tra.",
    ),
    Reason(
        "unfounded",
        Choice.REFUSE,
        "Đã xem, không thấy điều gây hại",
        "Chúng tôi đã xem và không thấy điều gây hại như bạn phản ánh.",
    ),
    Reason(
        "spam",
        Choice.REFUSE,
        "Thư rác, quảng cáo gửi vào đây",
        "Nội dung gửi đến là quảng cáo hoặc thư rác nên không được xử lý.",
    ),
    Reason(
        "stands_outside",
        Choice.SEAL,
        "Là ý kiến, nhận xét, phê bình, niềm tin",
        "Hệ thống này chỉ nhận điều gây hại cụ thể, không nhận và không xử lý ý kiến, nhận xét hay "
        "niềm tin của bất cứ ai. Nội dung bạn gửi đã được niêm phong: không cơ quan nào đọc hay "
        "chuyển đi, và sẽ bị xóa hẳn sau 7 ngày, hoặc khi khiếu nại của bạn kết thúc.",
        is_ours=False,
    ),
)
BY_CODE = {reason.code: reason for reason in REASONS}


def reasons_for(choice: str) -> list[Reason]:
    """The reasons that a decision may have, in their order."""
    return [reason for reason in REASONS if reason.choice == choice]
