"""What may be filed: one service for each harm of the closed list, and what is asked for it.

GeoReport v2, *GET Service List* and *GET Service Definition*. ``something_else`` is not offered:
what is no harm of the list is answered on the portal, before anything is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from nepso.casework.intake.facts import MOST_LINKS
from nepso.casework.intake.harm_pages import HarmPage, harm_page
from nepso.casework.intake.harms import SUGGESTED, Harm
from nepso.casework.intake.kinds import AnswerBy, FieldGroup, Recipient, Wanted
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.notices.mailing import mail_leaves
from nepso.kernel.errors import NotFound

# Changed whenever this file changes what clients read (Service Discovery, *changeset*).
CHANGESET = "2026-11-28 00:00"
GROUP = "Điều gây hại trên môi trường mạng"
NOTHING = "none"
ANSWER_BY = "answer_by"
CONSENTED = (FieldGroup.TEXT, FieldGroup.CONTACT)  # media are not taken here, so not asked for

# Synonyms, for clients that search (*keywords*).
_KEYWORDS = {
    Harm.SCAM: "otp, giả mạo, mạo danh",
    Harm.PRIVATE_DATA: "lộ thông tin, ảnh riêng tư",
    Harm.HARASSMENT: "bắt nạt, đe dọa",
    Harm.CHILD_SAFETY: "trẻ em, xâm hại, 111",
    Harm.DANGEROUS_GOODS: "hàng cấm, thuốc giả",
    Harm.FALSE_ADVERT: "quảng cáo",
    Harm.COPYRIGHT: "bản quyền, nhãn hiệu",
    Harm.HARMFUL_TO_MINORS: "trẻ em, bạo lực",
    Harm.FALSE_PUBLIC_NOTICE: "tin sai, đính chính",
    Harm.OFFICIAL_CHANNEL: "cơ quan, trang chính thức",
}


@dataclass(frozen=True, slots=True)
class Attribute:
    """One question of a service definition."""

    code: str
    datatype: str
    description: str
    hint: str = ""
    required: bool = False
    values: tuple[tuple[str, str], ...] = ()
    order: int = 0

    def row(self) -> dict[str, Any]:
        """As the specification lists it."""
        return {
            "variable": self.code != "notice",
            "code": self.code,
            "datatype": self.datatype,
            "required": self.required,
            "datatype_description": self.hint or None,
            "order": self.order,
            "description": self.description,
            "values": [{"key": key, "name": name} for key, name in self.values],
        }


NOTICE = Attribute(
    "notice",
    "text",
    "Chỉ nhận điều gây hại, không nhận ý kiến, phê bình. Không gửi ảnh, phim qua giao diện này. "
    "Người phản ánh phải tự đồng ý, cho từng nơi nhận, trước khi gửi. Trẻ em gặp nguy hiểm: gọi "
    "111; có người gặp nguy hiểm: gọi 113.",
)


def consent_code(recipient: str) -> str:
    """The attribute by which consent for one recipient is given."""
    return f"consent_{recipient}"


def services_rows() -> list[dict[str, Any]]:
    """The list of services."""
    return [_service(harm) for harm in SUGGESTED]


def _service(harm: Harm) -> dict[str, Any]:
    page = _page(harm.value)
    return {
        "service_code": harm.value,
        "service_name": str(harm.label),
        "description": f"{page.example} Không phải: {page.not_meant}",
        "metadata": True,
        "type": "realtime",
        "keywords": _KEYWORDS[harm],
        "group": GROUP,
    }


def _page(code: str) -> HarmPage:
    page = harm_page(code)
    if page is None:
        raise NotFound("service_code không có: hãy lấy danh sách ở services.")
    return page


def recipients_asked(code: str) -> tuple[Recipient, ...]:
    """For whom consent is asked: as the form on the portal asks."""
    return (Recipient.COORDINATOR, *_page(code).recipients)


def is_offered(code: str) -> bool:
    """Whether there is such a service."""
    return code in {harm.value for harm in SUGGESTED}


def definition(code: str) -> dict[str, Any]:
    """What is asked for one service."""
    return {"service_code": code, "attributes": [one.row() for one in attributes_of(code)]}


def attributes_of(code: str) -> list[Attribute]:
    """The questions of one service, numbered in their order."""
    asked = (NOTICE, *_consents(code), *_urgency(code), *_facts(), *_complained_of(code))
    return [replace(one, order=number) for number, one in enumerate(asked, start=1)]


def _consents(code: str) -> Iterator[Attribute]:
    choices = (*((group.value, str(group.label)) for group in CONSENTED), (NOTHING, "Không gì cả"))
    for recipient in recipients_asked(code):
        yield Attribute(
            consent_code(recipient),
            "multivaluelist",
            f"Người phản ánh đồng ý cho “{recipient.label}” xem gì?",
            "Hỏi người phản ánh; không đồng ý gì thì gửi none.",
            required=True,
            values=choices,
        )


def _urgency(code: str) -> Iterator[Attribute]:
    for question in _page(code).asks:
        yield Attribute(
            question.value,
            "singlevaluelist",
            f"{question.label}?",
            values=(("yes", "Có"), ("no", "Không")),
        )


def _facts() -> Iterator[Attribute]:
    wanted = tuple((one.value, str(one.label)) for one in Wanted)
    yield Attribute("wanted", "singlevaluelist", "Người phản ánh mong muốn gì?", values=wanted)
    yield Attribute(
        ANSWER_BY,
        "singlevaluelist",
        "Người phản ánh muốn nhận câu trả lời bằng cách nào?",
        "Hỏi người phản ánh. email: hệ thống gửi một thư xin xác nhận đến email đã gửi kèm; ai xác "
        "nhận thì nhận mã tra cứu (một lần, trên trang) và câu trả lời. telephone: cần phone và "
        "đồng ý cho một nơi xem cách liên hệ. none: không báo riêng.",
        values=tuple(
            (way, words)
            for way, words in (
                (NOTHING, "Không báo riêng"),
                (AnswerBy.EMAIL.value, "Thư điện tử, kèm mã tra cứu"),
                (AnswerBy.TELEPHONE.value, "Gọi điện thoại"),
            )
            if way != AnswerBy.EMAIL or mail_leaves()
        ),
    )
    yield Attribute("seen_on", "datetime", "Thấy khi nào?", "Dạng 2026-03-05 hoặc W3C.")
    yield Attribute(
        "links", "text", "Đường dẫn, mỗi dòng một đường dẫn.", f"Nhiều nhất {MOST_LINKS}."
    )
    yield Attribute(
        "external_id",
        "string",
        "Mã của phản ánh ở bên gửi.",
        "Gửi lại cùng mã thì vẫn là một phản ánh; nhiều nhất 100 ký tự.",
    )


def _complained_of(code: str) -> Iterator[Attribute]:
    if code == Harm.OFFICIAL_CHANNEL:
        agencies = tuple((one.code, one.name) for one in agencies_valid())
        yield Attribute(
            "complained_of",
            "singlevaluelist",
            "Cơ quan bị phản ánh.",
            "Cơ quan này sẽ không được đọc và không được xử lý phản ánh.",
            required=True,
            values=agencies,
        )
