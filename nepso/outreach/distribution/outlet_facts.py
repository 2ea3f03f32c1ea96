"""What a person says of an outlet or a rule, checked: one sentence for each field."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.search.declaring import search_columns
from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.addresses import is_web_address, web_address_typed
from nepso.outreach.distribution.kinds import FORM_OF, Form, OutletKind
from nepso.outreach.distribution.making.limits import LIMITS, MAIN_PART
from nepso.outreach.distribution.models import MakingRule, Outlet
from nepso.outreach.products.languages import VIETNAMESE, Language
from nepso.outreach.products.richtext import typed

COMMUNES = (AgencyKind.COMMUNE, AgencyKind.WARD)
_LONGEST = {"name": 200, "place": 300, "note": 500}
_RULE_LONGEST = {"greeting": 300, "prefix": 300, "suffix": 300, "hashtags": 200}
LONGEST_LINE, FASTEST, LONGEST_RULE, MOST_REPEATS = 500, 300, 20_000, 5


class OutletFacts(TypedDict, total=False):
    """``form`` "": as its kind says. What is absent stays as it is."""

    kind: str
    form: str
    language: str
    name: str
    place: str
    url: str
    commune: Agency | None
    length: int
    words_a_minute: int
    quiet_from: dt.time | None
    quiet_until: dt.time | None
    runs_our_player: bool
    in_use: bool
    valid_from: dt.date | None
    valid_to: dt.date | None
    note: str


class RuleFacts(TypedDict, total=False):
    """The columns of ``MakingRule`` that a person sets."""

    length: int
    greeting: str
    prefix: str
    suffix: str
    hashtags: str
    with_key_message: bool
    with_link: bool
    without_marks: bool
    repeats: int
    words_a_minute: int


def outlet_facts_set(outlet: Outlet, facts: OutletFacts) -> None:
    """Put the facts on a row; raises Invalid with a sentence per field."""
    wrong: dict[str, str] = {}
    for name, most in _LONGEST.items():
        if name in facts:
            text = typed(str(facts[name]))  # type: ignore[literal-required]
            setattr(outlet, name, text)
            if len(text) > most:
                wrong[name] = f"Dài quá {most} ký tự: hãy viết ngắn lại."
    if not outlet.name:
        wrong["name"] = "Chưa có tên kênh: hãy ghi tên mà người dân gọi."
    wrong |= _kind_set(outlet, facts) | _place_set(outlet, facts) | _times_set(outlet, facts)
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    parts = [outlet.name, outlet.place, OutletKind(outlet.kind).label, outlet.agency.name]
    outlet.search_text, outlet.folded = search_columns([*parts, outlet.agency.short_name])


def _kind_set(outlet: Outlet, facts: OutletFacts) -> dict[str, str]:
    outlet.kind = facts.get("kind", outlet.kind)
    if outlet.kind not in OutletKind.values:
        return {"kind": "Chưa chọn loại kênh: hãy chọn trong danh sách."}
    outlet.form = facts.get("form", outlet.form) or FORM_OF[outlet.kind]
    if outlet.form not in Form.values:
        return {"form": "Hình thức không có trong danh sách: hãy chọn lại."}
    outlet.language = facts.get("language", outlet.language) or VIETNAMESE
    if outlet.language not in Language.values:
        return {"language": "Ngôn ngữ này không có trong danh sách: hãy chọn lại."}
    outlet.runs_our_player = facts.get("runs_our_player", outlet.runs_our_player)
    outlet.in_use = facts.get("in_use", outlet.in_use)
    outlet.length = facts.get("length", outlet.length)
    outlet.words_a_minute = facts.get("words_a_minute", outlet.words_a_minute)
    wrong = {}
    if outlet.length > LONGEST_LINE:
        wrong["length"] = f"Bảng hiện nhiều nhất {LONGEST_LINE} ký tự: hãy xem lại số."
    if outlet.words_a_minute > FASTEST:
        wrong["words_a_minute"] = f"Không ai đọc nhanh hơn {FASTEST} từ một phút: hãy xem lại số."
    return wrong


def _place_set(outlet: Outlet, facts: OutletFacts) -> dict[str, str]:
    wrong = {}
    if "url" in facts:
        outlet.url = web_address_typed(typed(facts["url"]))[:501]
        if outlet.url and not is_web_address(outlet.url):
            wrong["url"] = "Liên kết phải bắt đầu bằng https:// hoặc http://: hãy chép lại."
        if len(outlet.url) > 500:
            wrong["url"] = "Liên kết dài quá 500 ký tự: hãy chép liên kết ngắn hơn."
    if "commune" in facts:
        outlet.commune = facts["commune"]
    if outlet.commune is None and outlet.agency.kind in COMMUNES:
        outlet.commune = outlet.agency  # what a commune says is heard there
    if outlet.commune is not None and outlet.commune.kind not in COMMUNES:
        wrong["commune"] = "Địa bàn phải là một xã hoặc phường: hãy chọn lại."
    return wrong


def _times_set(outlet: Outlet, facts: OutletFacts) -> dict[str, str]:
    for name in ("quiet_from", "quiet_until", "valid_from", "valid_to"):
        if name in facts:
            setattr(outlet, name, facts[name])
    wrong = {}
    if (outlet.quiet_from is None) != (outlet.quiet_until is None):
        wrong["quiet_until"] = "Giờ yên lặng cần cả hai đầu: hãy ghi từ giờ nào đến giờ nào."
    if outlet.valid_from and outlet.valid_to and outlet.valid_to < outlet.valid_from:
        wrong["valid_to"] = "Ngày thôi dùng trước ngày bắt đầu: hãy xem lại hai ngày."
    return wrong


def rule_facts_set(rule: MakingRule, facts: RuleFacts) -> None:
    """Put the facts on a row; raises Invalid with a sentence per field."""
    wrong: dict[str, str] = {}
    for name, most in _RULE_LONGEST.items():
        if name in facts:
            text = " ".join(typed(str(facts[name])).split())  # type: ignore[literal-required]
            setattr(rule, name, text)
            if len(text) > most:
                wrong[name] = f"Dài quá {most} ký tự: hãy viết ngắn lại."
    for name in ("with_key_message", "with_link", "without_marks", "length", "repeats",
                 "words_a_minute"):  # fmt: skip
        if name in facts:
            setattr(rule, name, facts[name])  # type: ignore[literal-required]
    said = LIMITS.get((rule.kind, MAIN_PART.get(rule.kind, "")))
    most = said.most if said else LONGEST_RULE
    if rule.length > most:
        wrong["length"] = f"Kênh này nhận nhiều nhất {most}: hãy ghi số nhỏ hơn."
    if rule.repeats > MOST_REPEATS:
        wrong["repeats"] = f"Nhắc lại nhiều nhất {MOST_REPEATS} lần: hãy xem lại số."
    if not 60 <= rule.words_a_minute <= FASTEST:
        wrong["words_a_minute"] = f"Tốc độ đọc từ 60 đến {FASTEST} từ một phút: hãy xem lại số."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
