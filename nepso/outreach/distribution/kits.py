"""The kit of a product for one agency, out of its variants, pictures and print files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from typing import IO

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Conflict, Invalid
from nepso.outreach.distribution.approved_pictures import approved_pictures
from nepso.outreach.distribution.kinds import PARTS, SPOKEN, HandoutKind, OutletKind
from nepso.outreach.distribution.kit_media import kit_media
from nepso.outreach.distribution.making.kit import Kit, KitFile, KitPicture, KitText, kit_write
from nepso.outreach.distribution.making.scripts import reading_seconds
from nepso.outreach.distribution.making.source import Source
from nepso.outreach.distribution.models import Outlet, Variant
from nepso.outreach.distribution.page_told import page_lacking
from nepso.outreach.distribution.printing import kit_artworks
from nepso.outreach.distribution.services import handout_give, variant_make
from nepso.outreach.distribution.sources import source_of
from nepso.outreach.distribution.translated import in_words, translation_for
from nepso.outreach.distribution.variant_checks import rule_of_variant
from nepso.outreach.products.languages import VIETNAMESE
from nepso.outreach.products.models import Product, ProductVersion
from nepso.ui.components.numbers import ngay

# In the order in which a commune uses them.
KIT_KINDS = (
    *(OutletKind.LOUDSPEAKER, OutletKind.SPEAKER, OutletKind.NOTICE_BOARD, OutletKind.LED_BOARD),
    *(OutletKind.ZALO_GROUP, OutletKind.FACEBOOK, OutletKind.TIKTOK, OutletKind.YOUTUBE),
    *(OutletKind.ZALO_OA, OutletKind.WEBSITE, OutletKind.TELECOM_MESSAGE),
)
_IN_MEMORY = 8_000_000
_NO_ADDRESS = (
    "Liên kết và mã QR: chưa có, vì hệ thống chưa đặt địa chỉ công khai, hãy nhờ người quản trị "
    "đặt NEPSO_URL rồi lấy lại bộ này trước khi in."
)
_DEAD_LINKS = (
    "Liên kết trong các lời: chưa mở được cho tới khi bài lên trang công khai, hãy bỏ dòng liên "
    "kết nếu đăng trước."
)


def kit_take(product: Product, agency: Agency, by: Account) -> IO[bytes]:
    """The ZIP, at its beginning; that the agency holds it is noted for the day of a recall.

    Raises Conflict or NotAllowed for a product that no outlet may be given.
    """
    handout = handout_give(product=product, agency=agency, kind=HandoutKind.KIT, by=by)
    version = handout.version
    texts, missing = _texts(product, agency, by)
    pictures, gone = _pictures(version)
    source, unread = _source(version, product, agency)
    printed, unmade, cut_off = _printed(product, version, agency)
    media, unheard = kit_media(product, version, agency, source.link)
    kit = Kit(
        source=source,
        agency=agency.name,
        version=f"{version.number}, duyệt {ngay(version.approved_at)}",
        texts=texts,
        pictures=pictures,
        files=printed,
        media=media,
        missing=[*missing, *gone, *unheard, *unmade],
        remarks=[*unread, *cut_off],
    )
    out: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - answered
    kit_write(kit, out)
    out.seek(0)
    return out


def _source(version: ProductVersion, product: Product, agency: Agency) -> tuple[Source, list[str]]:
    """What the guide tells of; without a link where nobody could open it, and why."""
    source = source_of(version, product)
    if lacking := page_lacking(product, [agency]):
        remarks = [lacking, _DEAD_LINKS] if source.link else [lacking]
        return replace(source, link=""), remarks
    return source, [] if source.link else [_NO_ADDRESS]


def _printed(
    product: Product, version: ProductVersion, agency: Agency
) -> tuple[list[KitFile], list[str], list[str]]:
    """The files to print, and beside them those of each language in which the agency's own outlets
    speak; one at a time, each put on the disk until the ZIP takes it. Why others are not there;
    what found no room on those that are."""
    files: list[KitFile] = []
    missing: list[str] = []
    cut_off: list[str] = []
    spoken = Outlet.objects.filter(agency=agency, in_use=True).exclude(language=VIETNAMESE)
    for language in (VIETNAMESE, *sorted(set(spoken.values_list("language", flat=True)))):
        try:
            is_other = language != VIETNAMESE
            translation = translation_for(product, language) if is_other else None
        except Conflict as error:
            missing.append(f"Ấn phẩm {in_words(language)}: {error.sentence}")
            continue
        for one in kit_artworks(product, version, agency, translation):
            if one.made is None:
                missing += one.told
                continue
            cut_off += one.told
            opened = _on_disk(one.made.data)
            files.append(KitFile(one.file_name, label=one.use, opened=opened))
    return files, missing, cut_off


def _on_disk(content: bytes) -> Callable[[], IO[bytes]]:
    """The bytes in a file without a name, gone when whoever opened it closes it."""
    kept: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by who reads it
    kept.write(content)
    kept.seek(0)
    return lambda: kept


def _texts(product: Product, agency: Agency, by: Account) -> tuple[list[KitText], list[str]]:
    texts, missing = [], []
    for kind, language, length in _wanted(agency):
        try:
            variant = variant_make(
                product=product, agency=agency, kind=kind, language=language, length=length, by=by
            )
        except Invalid as error:
            missing.append(f"{_named(kind, language, length)}: {error.sentence}")
        except Conflict as error:
            if language == VIETNAMESE:
                raise
            missing.append(f"{_named(kind, language, length)}: {error.sentence}")
        else:
            texts.append(_text(variant))
    return texts, missing


def _wanted(agency: Agency) -> list[tuple[OutletKind, str, int]]:
    """Every kind in Vietnamese, and beside it each other language of the agency's own outlets of
    that kind: who keeps an outlet in a language wants the words in it. A line for a board comes
    once for each length of the agency's own boards (0: it has none, the rule's)."""
    rows = Outlet.objects.filter(agency=agency, in_use=True)
    kept = set(rows.values_list("kind", "language", "length"))
    wanted = []
    for kind in KIT_KINDS:
        own = {(language, length) for one, language, length in kept if one == kind}
        if not any(language == VIETNAMESE for language, _ in own):
            own.add((VIETNAMESE, 0))
        if kind != OutletKind.LED_BOARD:
            own = {(language, 0) for language, _ in own}
        order = sorted(own, key=lambda one: (one[0] != VIETNAMESE, one))
        wanted += [(kind, *one) for one in order]
    return wanted


def _text(variant: Variant) -> KitText:
    """Words that a person changed go along once another approved them, never before."""
    given = variant.approved_parts
    note = ""
    if variant.kind in SPOKEN:
        seconds = reading_seconds(given["script"], rule_of_variant(variant).words_a_minute)
        note = f"Đọc khoảng {seconds} giây. Dấu / nghỉ ngắn, dấu // nghỉ dài."
    parts = [(part.label, given.get(part.name, "")) for part in PARTS[variant.kind]]
    label = _named(OutletKind(variant.kind), variant.language, variant.length)
    return KitText(variant.kind, label, parts, note)


def _named(kind: OutletKind, language: str, length: int) -> str:
    named = [kind.label]
    if length:
        named.append(f"bảng hiện {length} ký tự")
    if language != VIETNAMESE:
        named.append(in_words(language))
    return ", ".join(named)


def _pictures(version: ProductVersion) -> tuple[list[KitPicture], list[str]]:
    """The pictures that were approved with the version, in their order; why others are not here."""
    pictures, gone = [], []
    for one in approved_pictures(version.facts):
        if one.gone:
            gone.append(one.gone)
            continue
        asset = one.asset
        credit = f"{asset.author}, {asset.rights_holder}, {asset.get_licence_display()}{one.made}"
        pictures.append(KitPicture(one.title, one.alt, credit, one.kept.open))
    return pictures, gone
