"""The letter to a body outside, in the official layout (``foundation/letters``). It holds links and
questions, nothing of the reporter, and not the code: that goes by another way."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from nepso.casework.cases.models import OutsideRequest
from nepso.casework.intake.harms import Harm
from nepso.foundation.letters import Draft, Written, letter_document, letterhead_of, written
from nepso.foundation.letters.blocks import Block, Level, paragraph


def outside_letter(request: OutsideRequest) -> Written:
    """DOCX and PDF; the same request gives the same bytes."""
    draft = Draft(
        kind="Công văn",
        about=f"đề nghị phối hợp xử lý nội dung trên môi trường mạng (hồ sơ {request.case.number})",
        body=tuple(_body(request)),
        addressees=(request.body_name,),
        year=timezone.localtime(request.asked_at).year,
    )
    return written(letter_document(draft, letterhead_of(request.case.agency)))


def _body(request: OutsideRequest) -> Iterator[Block]:
    agency, harm = request.case.agency.name, Harm(request.case.harm).label
    yield paragraph(
        f"{agency} đang xử lý một phản ánh về nội dung trên môi trường mạng, loại việc: {harm}."
    )
    if request.links:
        yield paragraph("Nội dung được phản ánh tại:")
        for link in request.links:
            yield paragraph(link, level=Level.CLAUSE)
    yield paragraph(f"{agency} đề nghị {request.body_name}:")
    for line in filter(None, (part.strip() for part in request.questions.splitlines())):
        yield paragraph(line, level=Level.CLAUSE)
    yield paragraph(
        f"Đề nghị trả lời trước hết ngày {timezone.localtime(request.expires_at):%d/%m/%Y} tại "
        f"{settings.NEPSO_URL}/yeu-cau/, số yêu cầu {request.public_id}, bằng mã trả lời được gửi "
        "riêng. Trang trả lời không yêu cầu tài khoản."
    )
    yield paragraph("Trân trọng cảm ơn sự phối hợp của quý đơn vị.")
