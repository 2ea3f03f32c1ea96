"""Making an item out of what a person offers; one sentence for each field that is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from nepso.foundation.files.models import StoredFile
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid
from nepso.kernel.fields import public_id
from nepso.programme.activities.fingerprints import (
    count_fingerprint,
    document_fingerprint,
    link_fingerprint,
    plain_link,
)
from nepso.programme.activities.kinds import CountOf, ItemKind, PeopleShown
from nepso.programme.activities.models import EvidenceItem

MOST_VALUE = Decimal(10) ** 11


class Offered(Protocol):
    """The fields of an offered item; see ``services.NewItem``."""

    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def seen_on(self) -> dt.date | None: ...
    @property
    def number(self) -> str: ...
    @property
    def dated_on(self) -> dt.date | None: ...
    @property
    def issuer(self) -> str: ...
    @property
    def count_of(self) -> str: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def people_shown(self) -> str: ...
    @property
    def stored(self) -> StoredFile | None: ...


def item_of(new: Offered) -> EvidenceItem:
    """An unsaved item with its fingerprint; raises Invalid, a sentence per field."""
    maker = _MAKERS.get(new.kind)
    if maker is None:
        raise Invalid("Loại minh chứng không có trong danh sách: hãy chọn lại.")
    if new.people_shown not in PeopleShown.values:
        raise Invalid("Ghi chú về người trong ảnh không đúng: hãy chọn lại.")
    item = maker(new)
    item.title = " ".join(item.title.split())[:300]
    return item


def _refuse(wrong: dict[str, str]) -> None:
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)


def _link(new: Offered) -> EvidenceItem:
    url, seen = new.url.strip(), new.seen_on or today()
    if not url:
        _refuse({"url": "Chưa có liên kết: hãy dán địa chỉ trang."})
    plain = plain_link(url)
    if len(url) > 1000:
        _refuse({"url": "Liên kết dài quá 1.000 ký tự: hãy dùng địa chỉ ngắn hơn của trang."})
    if seen > today():
        _refuse({"seen_on": "Ngày xem chưa tới: hãy xem lại ngày."})
    shown = url if "://" in url else f"https://{url}"
    title = new.title.strip() or plain.removeprefix("https://")
    return EvidenceItem(
        kind=ItemKind.LINK, url=shown, seen_on=seen, title=title, fingerprint=link_fingerprint(url)
    )


def _document(new: Offered) -> EvidenceItem:
    number, issuer, wrong = new.number.strip(), new.issuer.strip(), dict[str, str]()
    if not number or len(number) > 80:
        wrong["number"] = "Chưa có số, ký hiệu: hãy ghi như trên văn bản, ví dụ 12/KH-UBND."
    if not issuer or len(issuer) > 300:
        wrong["issuer"] = "Chưa có cơ quan ban hành: hãy ghi tên cơ quan như trên văn bản."
    if new.dated_on is None:
        wrong["dated_on"] = "Chưa có ngày văn bản: hãy ghi ngày ban hành."
    elif new.dated_on > today():
        wrong["dated_on"] = "Ngày văn bản chưa tới: hãy xem lại ngày."
    _refuse(wrong)
    assert new.dated_on is not None
    return EvidenceItem(
        kind=ItemKind.OFFICIAL_DOCUMENT,
        number=number,
        dated_on=new.dated_on,
        issuer=issuer,
        title=new.title.strip() or f"{number} ngày {new.dated_on:%d/%m/%Y} của {issuer}",
        fingerprint=document_fingerprint(number, new.dated_on, issuer),
    )


def _count(new: Offered) -> EvidenceItem:
    wrong = dict[str, str]()
    if new.count_of not in CountOf.values:
        wrong["count_of"] = "Chưa chọn đếm gì: hãy chọn trong danh sách."
    if new.value is None or not 0 <= new.value < MOST_VALUE:
        wrong["value"] = "Chưa có số hợp lệ: hãy nhập một số từ 0 trở lên."
    if not new.source.strip() or len(new.source) > 300:
        wrong["source"] = "Số đếm cần nguồn: hãy ghi lấy từ sổ, danh sách hay hệ thống nào."
    if new.count_of == CountOf.OTHER and not new.unit.strip():
        wrong["unit"] = "Số đếm khác cần đơn vị tính: hãy ghi, ví dụ “mô hình”."
    _refuse(wrong)
    own, label = public_id(), CountOf(new.count_of).label
    return EvidenceItem(
        kind=ItemKind.COUNT,
        count_of=new.count_of,
        value=new.value,
        unit=new.unit.strip()[:40],
        source=new.source.strip(),
        title=new.title.strip() or label,
        fingerprint=count_fingerprint(own),
    )


def _photo(new: Offered) -> EvidenceItem:
    if new.stored is None or not new.stored.is_photo:
        _refuse({"photos": "Chưa có ảnh: hãy chụp hoặc chọn ít nhất một ảnh."})
    return _of_stored(new, ItemKind.PHOTO, "Ảnh")


def _file(new: Offered) -> EvidenceItem:
    if new.stored is None or new.stored.is_photo:
        _refuse({"file": "Chưa có tệp: hãy chọn một tệp PDF, Word hoặc Excel."})
    return _of_stored(new, ItemKind.FILE, "Tệp")


def _of_stored(new: Offered, kind: ItemKind, word: str) -> EvidenceItem:
    assert new.stored is not None
    return EvidenceItem(
        kind=kind,
        stored=new.stored,
        title=new.title.strip() or new.stored.name or word,
        fingerprint=new.stored.sha256,
    )


_MAKERS: dict[str, Callable[[Offered], EvidenceItem]] = {
    ItemKind.PHOTO: _photo,
    ItemKind.FILE: _file,
    ItemKind.LINK: _link,
    ItemKind.OFFICIAL_DOCUMENT: _document,
    ItemKind.COUNT: _count,
}
