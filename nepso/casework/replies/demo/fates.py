"""How far each case of the filled province came: short ways through the acts, each as the person
whose act it is, on the working day on which it happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from django.utils import timezone

from nepso.casework.cases import services as cases
from nepso.casework.cases.consents import links_to_ask_about
from nepso.casework.cases.models import CaseFile
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import (
    submission_appeal,
    submission_withdraw,
    thread_answer,
)
from nepso.casework.replies import services as replies
from nepso.casework.replies.demo.words import ANSWERS, REFUSED
from nepso.casework.replies.models import Appeal, Reply
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.worktime.selectors import add_working_days
from nepso.kernel.clock import held_at, now, today


@dataclass(frozen=True)
class Cast:
    """Who acts on one case: reception, officer and head of the agency, appeal officer, and another
    agency with its officer, to which a case may be referred."""

    reception: Account
    officer: Account
    head: Account
    appeals: Account
    other: Agency
    other_officer: Account


@dataclass(frozen=True)
class Play:
    """One case under way. ``on(n)`` is n working days after it was received."""

    case: CaseFile
    submission: Submission
    received: dt.date
    cast: Cast

    def on(self, days: int, hour: int = 9) -> AbstractContextManager[None]:
        """Within the block it is that working day."""
        day = add_working_days(self.received, days)
        moment = dt.datetime.combine(day, dt.time(hour, 20))
        return held_at(timezone.make_aware(moment))

    @property
    def reported(self) -> Submission:
        """The submission as it is now."""
        return Submission.objects.get(pk=self.submission.pk)

    @property
    def fresh(self) -> CaseFile:
        """The case as it is now."""
        return CaseFile.objects.select_related("agency", "handler").get(pk=self.case.pk)


def claimed(play: Play) -> None:
    """Its officer takes it."""
    with play.on(0, 14):
        case = play.fresh
        cases.case_claim(case=case, revision=case.revision, by=play.cast.officer)


def _written(play: Play, said: replies.Answer) -> Reply:
    claimed(play)
    with play.on(1):
        return replies.reply_write(
            case=play.fresh, reply=None, revision=0, said=said, by=play.cast.officer
        )


def draft(play: Play) -> Reply:
    """A draft."""
    return _written(play, ANSWERS[play.case.harm])


def in_review(play: Play, said: replies.Answer | None = None) -> Reply:
    """Before its head."""
    reply = _written(play, said or ANSWERS[play.case.harm])
    with play.on(1, 10):
        return replies.reply_submit(reply=reply, revision=reply.revision, by=play.cast.officer)


def answered(play: Play, said: replies.Answer | None = None) -> None:
    """Approved by the head and sent."""
    reply = in_review(play, said)
    with play.on(2):
        ready = replies.reply_approve(reply=reply, revision=reply.revision, by=play.cast.head)
    with play.on(2, 15):
        replies.reply_send(reply=ready, revision=ready.revision, by=play.cast.officer)


def refused(play: Play) -> None:
    """Refused with its ground."""
    answered(play, REFUSED)


def asked(play: Play) -> None:
    """The reporter is asked; the clock rests."""
    claimed(play)
    with play.on(1):
        case = play.fresh
        cases.case_ask(
            case=case,
            revision=case.revision,
            submission=play.reported,
            text="Bạn còn giữ ảnh chụp màn hình không? Bạn thấy nội dung này lần đầu ngày nào?",
            by=play.cast.officer,
        )


def answered_back(play: Play) -> None:
    """The reporter answered."""
    asked(play)
    with play.on(1, 15):
        words = "Tôi còn hai ảnh chụp. Tôi thấy lần đầu hôm thứ Hai tuần này."
        thread_answer(submission=play.reported, text=words, token=f"demo-{play.case.pk}")


def outside(play: Play) -> tuple[str, str]:
    """A bank is asked; gives number and code."""
    claimed(play)
    with play.on(1):
        case = play.fresh
        done = cases.outside_ask(
            case=case,
            revision=case.revision,
            body_kind="bank",
            body_name="Ngân hàng Thương mại Ví Dụ, chi nhánh Thái Nguyên",
            links=links_to_ask_about(case),
            questions="Tài khoản nhận tiền nêu trong nội dung này còn hoạt động không?\n"
            "Đề nghị tạm dừng giao dịch nếu đúng quy định.",
            by=play.cast.officer,
        )
        return done.request.public_id, done.code


def outside_replied(play: Play) -> None:
    """The bank answered."""
    number, code = outside(play)
    with play.on(2):
        cases.outside_reply(
            number=number,
            code=code,
            answer="Tài khoản đã được tạm dừng giao dịch từ 8 giờ sáng nay.",
            answered_as="Phòng Quản lý rủi ro",
        )


def late_told(play: Play) -> None:
    """Late, and the reporter has a date."""
    claimed(play)
    with play.on(7):
        case = play.fresh
        cases.late_notice_give(
            case=case,
            revision=case.revision,
            committed_on=add_working_days(today(), 5),
            reason="Chúng tôi còn chờ nhà mạng trả lời.",
            by=play.cast.officer,
        )


def referral_offered(play: Play) -> None:
    """Offered to another agency."""
    claimed(play)
    with play.on(1):
        case = play.fresh
        cases.referral_offer(
            case=case,
            revision=case.revision,
            to_agency=play.cast.other,
            fields=["text"],
            why="Việc này thuộc thẩm quyền của cơ quan bạn. Đề nghị kiểm tra và trả lời.",
            by=play.cast.officer,
        )


def referred(play: Play) -> None:
    """Taken by the other agency."""
    referral_offered(play)
    with play.on(2):
        referral = play.case.referrals.get()
        cases.referral_accept(referral=referral, by=play.cast.other_officer)


def referral_returned(play: Play) -> None:
    """Sent back with a reason."""
    referral_offered(play)
    with play.on(2):
        cases.referral_return(
            referral=play.case.referrals.get(),
            answer="Nội dung chưa nêu nơi bán nên chúng tôi chưa có căn cứ kiểm tra.",
            by=play.cast.other_officer,
        )


def handover_proposed(play: Play) -> None:
    """Told to 111; the second person has not signed."""
    claimed(play)
    with play.on(0, 15):
        case = play.fresh
        cases.handover_propose(
            case=case,
            revision=case.revision,
            to="line_111",
            content="Đã đọc đường dẫn và mô tả nội dung đang dụ dỗ trẻ em; nội dung còn mở được.",
            taken_by="Trực ban tổng đài 111",
            handed_at=now() - dt.timedelta(minutes=20),
            by=play.cast.officer,
        )


def handed_over(play: Play) -> None:
    """Signed by two and answered."""
    handover_proposed(play)
    with play.on(0, 16):
        cases.handover_confirm(handover=play.case.handovers.get(), by=play.cast.head)
    with play.on(1):
        reply = replies.reply_write(
            case=play.fresh,
            reply=None,
            revision=0,
            said=replace(ANSWERS["child_safety"], outcome="referred"),
            by=play.cast.officer,
        )
        ready = replies.reply_submit(reply=reply, revision=reply.revision, by=play.cast.officer)
    with play.on(1, 14):
        ready = replies.reply_approve(reply=ready, revision=ready.revision, by=play.cast.head)
        replies.reply_send(reply=ready, revision=ready.revision, by=play.cast.officer)


def appeal_waiting(play: Play) -> None:
    """Answered; the reporter asks to look again."""
    answered(play)
    with play.on(4):
        words = "Trang ấy vẫn mở được bằng địa chỉ khác. Mong xem lại giúp."
        submission_appeal(submission=play.reported, text=words, token=f"demo-a{play.case.pk}")


def _appeal_decided(play: Play, outcome: str, reasons: str) -> None:
    appeal_waiting(play)
    with play.on(5):
        appeal = Appeal.objects.get(submission=play.reported)
        held = replies.appeal_claim(appeal=appeal, revision=appeal.revision, by=play.cast.appeals)
    with play.on(6):
        replies.appeal_decide(
            appeal=held,
            revision=held.revision,
            outcome=outcome,
            reasons=reasons,
            by=play.cast.appeals,
        )


def appeal_upheld(play: Play) -> None:
    """Upheld: open again."""
    reasons = "Trang cũ đã chặn nhưng trang mới cùng nội dung vẫn mở được. Cần xử lý tiếp."
    _appeal_decided(play, "upheld", reasons)


def appeal_dismissed(play: Play) -> None:
    """Dismissed: the decision stands."""
    reasons = "Đây là tranh chấp mua bán. Bạn có thể nhờ hòa giải ở xã hoặc khởi kiện."
    _appeal_decided(play, "dismissed", reasons)


def withdrawn(play: Play) -> None:
    """The reporter withdrew."""
    claimed(play)
    with play.on(1):
        submission_withdraw(submission=play.reported)


def stays_new(play: Play) -> None:
    """Nobody took it yet."""


FATES: dict[str, Callable[[Play], object]] = {
    "new": stays_new,
    "life": stays_new,
    "working": claimed,
    "overdue": claimed,
    "merged_pair": claimed,
    "claimed_late_today": claimed,
    **{
        act.__name__: act
        for act in (
            *(draft, in_review, answered, refused, asked, answered_back, outside, late_told),
            *(outside_replied, referral_offered, referred, referral_returned, withdrawn),
            *(handover_proposed, handed_over, appeal_waiting, appeal_upheld, appeal_dismissed),
        )
    },
}
