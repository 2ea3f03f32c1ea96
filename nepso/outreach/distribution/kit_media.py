"""What of a product is heard and watched, for the kit of a commune: sounds, films, captions."""

from __future__ import annotations

from functools import partial

from django.core.files.storage import default_storage

from nepso.foundation.agencies.models import Agency
from nepso.foundation.files.models import StoredFile
from nepso.kernel.clock import today
from nepso.outreach.distribution.making.kit import KitFile
from nepso.outreach.distribution.ports import kit_sounds
from nepso.outreach.products.captions import as_subrip
from nepso.outreach.products.kinds import PLAYED
from nepso.outreach.products.models import Asset, Product, ProductVersion
from nepso.outreach.products.rights import asset_fault

# A kit goes through a poor network and onto a memory stick: what is larger is a link.
MOST_BYTES, MOST_IN_ALL = 40_000_000, 60_000_000
_MB = 1_000_000


def kit_media(
    product: Product, version: ProductVersion, agency: Agency, link: str
) -> tuple[list[KitFile], list[str]]:
    """Files in their order, at most ``MOST_IN_ALL`` bytes of them, and a sentence for each that is
    not among them. None is read here: each is opened when it is written. ``link``: the page where
    they are seen, "" where nobody could open it."""
    told = {one["public_id"]: one for one in version.facts["assets"]}
    rows = Asset.objects.filter(public_id__in=list(told), kind__in=PLAYED)
    found = {one.public_id: one for one in rows.select_related("stored")}
    inside = _Inside()
    for sound in kit_sounds().sounds(product, agency):
        inside.take(sound.title, sound.stored, "")
    for public_id in told:
        asset = found.get(public_id)
        if asset is None:
            continue
        if fault := asset_fault(asset, today()):
            inside.missing.append(f"{asset.get_kind_display()} {fault}.")
            continue
        made = f"{asset.title} (do máy tạo ra)" if asset.is_machine_made else asset.title
        if inside.take(made, asset.stored, link):
            inside.files += _beside(asset)
    return inside.files, inside.missing


class _Inside:
    """What is taken so far, and how many bytes are left."""

    def __init__(self) -> None:
        self.files: list[KitFile] = []
        self.missing: list[str] = []
        self.left = MOST_IN_ALL

    def take(self, title: str, stored: StoredFile, page: str) -> bool:
        """Whether it is inside; else a sentence says where it is."""
        if stored.size > min(MOST_BYTES, self.left):
            where = f": xem, tải tại {page}" if page else ": tải ở kho của hệ thống"
            size = f"{stored.size / _MB:.0f} MB"
            self.missing.append(f"“{title}” nặng {size} nên không để trong bộ{where}.")
            return False
        if not default_storage.exists(stored.path):
            self.missing.append(f"“{title}”: không tìm thấy trong kho.")
            return False
        opened = partial(default_storage.open, stored.path)
        name = f"{title}.{stored.name.rpartition('.')[2]}"
        self.files.append(KitFile(name, label=f"Nghe, xem: {title}", opened=opened))
        self.left -= stored.size
        return True


def _beside(asset: Asset) -> list[KitFile]:
    """Captions in both forms, and the words for those who do not hear."""
    made = []
    for one in asset.captions.all():
        label = f"Phụ đề {one.label}: {asset.title}"
        name = f"{asset.title} {one.language}"
        made.append(KitFile(f"{name}.vtt", one.text.encode(), label))
        made.append(KitFile(f"{name}.srt", as_subrip(one.text).encode(), label))
    if asset.transcript:
        words = ("\ufeff" + asset.transcript).encode()
        made.append(KitFile(f"{asset.title} loi.txt", words, f"Lời đầy đủ: {asset.title}"))
    return made
