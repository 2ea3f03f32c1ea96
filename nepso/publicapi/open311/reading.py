"""A posted form read into the facts of a submission, or every fault of it told by name.

GeoReport v2, *POST Service Request*. In this profile ``lat``, ``long``, ``address_string``,
``device_id`` and ``account_id`` are dropped unread; of places only ``address_id``, the code of a
commune, is taken; media are refused, since dropping evidence in silence would mislead whoever sent
it; nothing at any address given is ever fetched.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from nepso.casework.intake.facts import MOST_LINKS, ContactFacts, Filing
from nepso.casework.intake.kinds import Answer, AnswerBy, CameBy, FieldGroup, Recipient
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid, NotFound
from nepso.kernel.folding import nfc
from nepso.publicapi.open311.offered import (
    ANSWER_BY,
    NOTHING,
    Attribute,
    attributes_of,
    consent_code,
    is_offered,
    recipients_asked,
)

LONGEST_TEXT = 4_000  # "free form text limited to 4,000 characters"
LONGEST_LINE, LONGEST_LINK = 100, 2_000
NO_SERVICE = "service_code không có: hãy lấy danh sách ở services."
COMMUNES = (AgencyKind.COMMUNE, AgencyKind.WARD)

Faults = dict[str, str]


def filing_of(request: HttpRequest) -> tuple[Filing, str]:
    """The facts and the partner's own number of them. Raises NotFound for an unknown service,
    Invalid with one sentence a fault, each naming its field."""
    form = request.POST
    code = _line(form, "service_code")
    if code and not is_offered(code):
        raise NotFound(NO_SERVICE)
    faults: Faults = {}
    if not code:
        raise Invalid("Thiếu service_code: hãy lấy danh sách ở services.")
    if request.FILES or form.get("media_url", "").strip():
        faults["media_url"] = (
            "media_url: giao diện này không nhận ảnh, phim và không mở đường dẫn nào; hãy bỏ "
            "trường này và mời người phản ánh gửi ảnh tại /phan-anh/."
        )
    given = _attributes(form, attributes_of(code), faults)
    facts = _facts(form, code, given, faults)
    if faults:
        raise Invalid(" ".join(faults.values()), fields=faults)
    return facts, (given.get("external_id") or [""])[0]


def _facts(form: QueryDict, code: str, given: dict[str, list[str]], faults: Faults) -> Filing:
    consents = _consents(recipients_asked(code), given, faults)
    text = nfc(form.get("description", "")).strip()
    links = tuple(line.strip() for line in "\n".join(given.get("links", [])).splitlines())
    links = tuple(dict.fromkeys(link for link in links if link))
    if len(text) > LONGEST_TEXT:
        faults["description"] = f"description: dài quá {LONGEST_TEXT} ký tự, hãy viết ngắn lại."
    elif not text and not links:
        faults["description"] = "description: hãy kể việc đã xảy ra, hoặc gửi attribute[links]."
    if len(links) > MOST_LINKS or any(len(link) > LONGEST_LINK for link in links):
        faults["links"] = (
            f"attribute[links]: nhiều nhất {MOST_LINKS} đường dẫn, mỗi dòng một đường dẫn."
        )
    answer_by = (given.get(ANSWER_BY) or [""])[0].replace(NOTHING, "")
    contact = _contact(form, faults)
    may_contact = any(group == FieldGroup.CONTACT for _, group in consents)
    if answer_by == AnswerBy.EMAIL and not contact.email:
        faults["email"] = f"email: thiếu, mà attribute[{ANSWER_BY}] là email."
    elif answer_by == AnswerBy.TELEPHONE and not contact.telephone:
        faults["phone"] = f"phone: thiếu, mà attribute[{ANSWER_BY}] là telephone."
    elif answer_by == AnswerBy.TELEPHONE and not may_contact:
        faults[ANSWER_BY] = (
            f"attribute[{ANSWER_BY}]: để có người gọi, người phản ánh phải đồng ý cho ít nhất một "
            f"nơi xem cách liên hệ ({FieldGroup.CONTACT.value})."
        )
    return Filing(
        harm=code,
        form_token="",
        text=text,
        links=links,
        seen_on=_seen_on(given, faults),
        wanted=(given.get("wanted") or [""])[0],
        answers={name: given.get(name) == ["yes"] for name in Answer.values},
        commune=_agency(form.get("address_id", ""), "address_id", faults, COMMUNES),
        complained_of=_agency("".join(given.get("complained_of", [])), "complained_of", faults),
        came_by=CameBy.OPEN311,
        answer_by=answer_by,
        contact=contact if may_contact else _unread(contact, answer_by),
        consents=consents,
    )


def _unread(contact: ContactFacts, answer_by: str) -> ContactFacts:
    """Nobody may read it: then it is not kept either, but for the address of the answer."""
    return ContactFacts(email=contact.email if answer_by == AnswerBy.EMAIL else "")


def _attributes(
    form: QueryDict, asked: Sequence[Attribute], faults: Faults
) -> dict[str, list[str]]:
    """``attribute[code]=value``, ``attribute[code][]=value`` for several; an empty one is none."""
    given: dict[str, list[str]] = {}
    for one in asked:
        names = (f"attribute[{one.code}]", f"attribute[{one.code}][]")
        values = [v.strip() for name in names for v in form.getlist(name) if v.strip()]
        known = {key for key, _ in one.values}
        if one.required and not values:
            faults[one.code] = f"Thiếu attribute[{one.code}]: {one.description}"
        elif known and set(values) - known:
            faults[one.code] = f"attribute[{one.code}]: hãy chọn giá trị có trong services/."
        elif one.datatype != "multivaluelist" and len(values) > 1:
            faults[one.code] = f"attribute[{one.code}]: chỉ gửi một giá trị."
        elif one.datatype == "string" and any(len(v) > LONGEST_LINE for v in values):
            faults[one.code] = f"attribute[{one.code}]: nhiều nhất {LONGEST_LINE} ký tự."
        elif values:
            given[one.code] = values
    return given


def _consents(
    recipients: Sequence[Recipient], given: dict[str, list[str]], faults: Faults
) -> frozenset[tuple[Recipient, FieldGroup]]:
    said: set[tuple[Recipient, FieldGroup]] = set()
    for recipient in recipients:
        code = consent_code(recipient)
        values = set(given.get(code, []))
        if NOTHING in values and len(values) > 1:
            faults[code] = f"attribute[{code}]: none không đi cùng giá trị khác."
        said |= {(recipient, FieldGroup(value)) for value in values - {NOTHING}}
    first = consent_code(Recipient.COORDINATOR)
    if first in given and (Recipient.COORDINATOR, FieldGroup.TEXT) not in said:
        faults.setdefault(
            first,
            f"attribute[{first}]: bộ phận tiếp nhận phải được đọc lời kể thì mới xử lý được; nếu "
            "người phản ánh không đồng ý thì đừng gửi.",
        )
    return frozenset(said)


def _seen_on(given: dict[str, list[str]], faults: Faults) -> dt.date | None:
    text = (given.get("seen_on") or [""])[0]
    if not text:
        return None
    day = None
    try:
        moment = parse_datetime(text)
        day = (
            timezone.localtime(moment).date() if moment and moment.tzinfo else parse_date(text[:10])
        )
    except (ValueError, OverflowError):
        pass
    if day is None or day > today() or day.year < 2000:
        faults["seen_on"] = "attribute[seen_on]: hãy ghi một ngày đã qua, dạng 2026-03-05."
    return day


def _agency(code: str, name: str, faults: Faults, kinds: Sequence[str] = ()) -> Agency | None:
    if not code.strip():
        return None
    rows = agencies_valid().filter(code=code.strip())
    found = (rows.filter(kind__in=kinds) if kinds else rows).first()
    if found is None:
        faults[name] = f"{name}: không có mã này, hãy lấy mã trong danh mục cơ quan."
    return found


def _contact(form: QueryDict, faults: Faults) -> ContactFacts:
    name = " ".join(part for part in (_line(form, "last_name"), _line(form, "first_name")) if part)
    email, telephone = _line(form, "email"), _line(form, "phone")
    if email:
        try:
            validate_email(email)
        except ValidationError:
            faults["email"] = "email: địa chỉ thư điện tử không đúng."
    for field, value in (("first_name", name), ("email", email), ("phone", telephone)):
        if len(value) > 2 * LONGEST_LINE:
            faults[field] = f"{field}: dài quá, hãy viết ngắn lại."
    return ContactFacts(name=name, email=email, telephone=telephone)


def loses_contact(form: QueryDict, kept: ContactFacts) -> bool:
    """Whether something of how to reach the reporter came along that is not ``kept``."""
    return _contact(form, {}) != kept


def _line(form: QueryDict, name: str) -> str:
    return " ".join(nfc(form.get(name, "")).split())
