"""A reply as its reporter reads it, and a template with the facts of a case filled in."""

from __future__ import annotations

from django.utils import timezone

from nepso.casework.cases.models import CaseFile
from nepso.casework.intake.harms import Harm
from nepso.casework.replies.kinds import Redress
from nepso.casework.replies.models import Appeal, Reply

APPEAL_LINE = (
    "Nếu chưa đồng ý, bạn vào trang tra cứu, nhập mã và chọn “Đề nghị xem lại”. "
    "Một người khác sẽ xem."
)


def as_the_reporter_reads(reply: Reply) -> str:
    """Text, ground, explanation, redress, and the way to appeal, as one entry of the thread."""
    decision = reply.decision
    redress = str(Redress(decision.redress).label)
    if decision.redress_text:
        redress = f"{redress}. {decision.redress_text}"
    return "\n\n".join(
        (
            reply.text,
            f"Căn cứ: {decision.ground}",
            f"Vì sao: {decision.explanation}",
            f"Kết quả khắc phục: {redress}",
            APPEAL_LINE,
        )
    )


def appeal_as_the_reporter_reads(appeal: Appeal) -> str:
    """The outcome of an appeal with its reasons."""
    return (
        f"Kết luận về đề nghị xem lại: {appeal.get_outcome_display()}.\n\nLý do: {appeal.reasons}"
    )


def filled(text: str, case: CaseFile) -> str:
    """A template with number, agency, harm, day filled in; other places are the writer's."""
    main = case.links.select_related("submission").get(is_main=True).submission
    facts = {
        "[số hồ sơ]": case.number,
        "[cơ quan]": case.agency.name,
        "[loại việc]": str(Harm(case.harm).label).lower(),
        "[ngày nhận]": f"{timezone.localtime(main.received_at):%d/%m/%Y}",
    }
    for place, value in facts.items():
        text = text.replace(place, value)
    return text
