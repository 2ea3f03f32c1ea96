"""What a correction says, checked: one sentence for each field that cannot be taken."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from nepso.casework.corrections.kinds import Area
from nepso.casework.corrections.models import Correction, CorrectionSource
from nepso.foundation.search.declaring import search_columns
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc

MOST_SOURCES = 10
# Nobody has seen a source of today's services before this day.
FIRST_DAY = dt.date(2000, 1, 1)
_LONGEST = {"title": 200, "claim": 1000, "truth": 5000, "wordings": 5000}
_MISSING = {
    "title": "Chưa có tiêu đề: hãy nói điều đúng bằng một câu ngắn.",
    "claim": "Chưa ghi thông tin sai: hãy ghi lại bằng lời trung tính, không nêu người nói.",
    "truth": "Chưa ghi sự thật: hãy nói điều đúng, ai cần làm gì.",
}
# A page, an account or a number by which a speaker could be found. Content, never persons.
# What XML cannot hold, a feed cannot tell.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_LEADS_TO_SOMEBODY = re.compile(
    r"https?://|\bwww\.|\b[\w-]+\.(?:com|net|org|vn|me|top|xyz|info)\b"
    r"|(?<![\w.])@\w|\b0\d(?:[ .-]?\d){8}\b",
    re.IGNORECASE,
)
_NO_SPEAKER = (
    "Ở đây không ghi liên kết, tên tài khoản hay số điện thoại: chỉ ghi nội dung, "
    "không dẫn tới người nói."
)
# How people are named in Vietnamese: with what they are called by, then their name. A name alone
# cannot be told from that of a place or an office.
_CALLED = re.compile(r"\b(ông|bà|anh|chị|cô|chú)\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?", re.IGNORECASE)
_PLACE_NAMES = r"Bà Rịa|Bà Nà|Bà Đen|Bà Triệu|Cô Tô|Ông Đốc|Ông Ích Khiêm"
# "cô Tô Thị Mẫu" and "CÔ TÔ THỊ MẪU" are somebody: a place is written as one, and no name goes on.
_PLACE = re.compile(
    rf"(?:{_PLACE_NAMES}|{_PLACE_NAMES.upper()})(?!\w)(?!\s+(?:Thị|Văn|THỊ|VĂN|Nữ|NỮ)(?!\w))"
)
# In capitals a name looks like any word ("CHÚ Ý", "ANH HÙNG"): there a family name tells it. Those
# that begin common words too ("VI PHẠM", "TĂNG GIÁ") are left out; a second person reads it anyway.
_FAMILY = re.compile(
    r"NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ|NGÔ|DƯƠNG|LÝ|ĐINH|ĐOÀN|LÂM|TRỊNH"
    r"|MAI|ĐÀO|TẠ|HÀ|TÔ|TRƯƠNG|LƯƠNG|PHÙNG|VƯƠNG|QUÁCH|TRIỆU|NÔNG|MA|LỤC"
)
_NO_NAME = "Ở đây không nêu tên người: chỉ ghi nội dung, không dẫn tới người nói hay ai khác."
_is_web_address = URLValidator(schemes=["http", "https"])


class SourceFacts(TypedDict):
    """One source: ``url`` or ``document_number``, or both; ``seen_on`` the day it was looked at."""

    title: str
    publisher: str
    url: str
    document_number: str
    seen_on: dt.date


class CorrectionFacts(TypedDict, total=False):
    """What a person writes; ``sources`` replace the ones before. What is absent stays."""

    area: str
    title: str
    claim: str
    truth: str
    wordings: str
    sources: Sequence[SourceFacts]


def clean(text: str) -> str:
    """A text as it is kept: composed, plain line ends, without control characters."""
    return _CONTROL.sub("", nfc(text).replace("\r\n", "\n").replace("\r", "\n")).strip()


def facts_set(correction: Correction, facts: CorrectionFacts) -> None:
    """Put the facts on an unsaved or draft row; raises Invalid with a sentence per field."""
    wrong: dict[str, str] = {}
    for name, most in _LONGEST.items():
        if name in facts:
            text = clean(str(facts[name]))  # type: ignore[literal-required]
            setattr(correction, name, text)
            if len(text) > most:
                wrong[name] = f"Dài quá {most} ký tự: hãy viết ngắn lại."
        if name in _MISSING and not getattr(correction, name):
            wrong[name] = _MISSING[name]
    for name in ("title", "claim", "wordings"):
        if name not in wrong and (sentence := _leads_to_somebody(getattr(correction, name))):
            wrong[name] = sentence
    correction.area = facts.get("area", correction.area)
    if correction.area not in Area.values:
        wrong["area"] = "Chưa chọn lĩnh vực: hãy chọn một trong bốn lĩnh vực."
    if "sources" in facts or correction.pk is None:
        wrong |= sources_wrong(facts.get("sources", []))
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    search_set(correction)


def _leads_to_somebody(text: str) -> str:
    """Why a text leads to a person; "" where it does not."""
    if _LEADS_TO_SOMEBODY.search(text):
        return _NO_SPEAKER
    for found in _CALLED.finditer(text):
        called, first, second = found.group(1), found.group(2), found.group(3) or ""
        if called.isupper() and first.isupper():
            is_name = bool(_FAMILY.fullmatch(first))
        else:
            is_name = first[0].isupper() and (called.islower() or second[:1].isupper())
        if is_name and not _PLACE.match(text, found.start()):
            return _NO_NAME
    return ""


def sources_wrong(sources: Sequence[SourceFacts]) -> dict[str, str]:
    """A sentence for the first source that cannot be taken, under "sources"; or nothing."""
    if not sources:
        return {"sources": "Chưa có nguồn: đính chính cần ít nhất một nguồn kiểm chứng được."}
    if len(sources) > MOST_SOURCES:
        return {"sources": f"Nhiều nhất {MOST_SOURCES} nguồn: hãy giữ các nguồn chính."}
    for number, source in enumerate(sources, 1):
        if sentence := _source_wrong(_cleaned(source)):
            return {"sources": f"Nguồn {number}: {sentence}"}
    return {}


def _source_wrong(source: SourceFacts) -> str:
    if not source["title"] or not source["publisher"]:
        return "hãy ghi tên tài liệu và nơi ban hành, công bố."
    if not source["url"] and not source["document_number"]:
        return "hãy ghi địa chỉ trang web hoặc số, ký hiệu văn bản."
    longest = {"title": 300, "publisher": 200, "url": 500, "document_number": 100}
    if any(len(source[name]) > most for name, most in longest.items()):  # type: ignore[literal-required]
        return "có chỗ quá dài, hãy viết ngắn lại."
    if source["url"]:
        try:
            _is_web_address(source["url"])
        except ValidationError:
            return "địa chỉ phải bắt đầu bằng https:// hoặc http://."
    if not FIRST_DAY <= source["seen_on"] <= today():
        return "ngày xem phải là một ngày đã qua hoặc hôm nay."
    return ""


def sources_put(correction: Correction, sources: Sequence[SourceFacts]) -> None:
    """Replace its sources by checked ones."""
    correction.sources.all().delete()
    CorrectionSource.objects.bulk_create(
        CorrectionSource(correction=correction, order=n, **_cleaned(source))
        for n, source in enumerate(sources)
    )


def _cleaned(source: SourceFacts) -> SourceFacts:
    return {
        "title": clean(source["title"]),
        "publisher": clean(source["publisher"]),
        "url": clean(source["url"]),
        "document_number": clean(source["document_number"]),
        "seen_on": source["seen_on"],
    }


def sources_as_data(correction: Correction) -> list[dict[str, Any]]:
    """Its sources as a version keeps them."""
    names = ("title", "publisher", "url", "document_number")
    return [
        {**{name: getattr(source, name) for name in names}, "seen_on": source.seen_on.isoformat()}
        for source in correction.sources.all()
    ]


def search_set(correction: Correction) -> None:
    """What is searched is what every reader may see: of a withdrawn one its title alone."""
    parts = [correction.title, correction.agency.name, correction.agency.short_name]
    if correction.state != "withdrawn":
        parts += [correction.claim, correction.truth]
    correction.search_text, correction.folded = search_columns(parts)
