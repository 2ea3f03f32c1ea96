"""The pictures that were approved with a version, for kits and for what is printed alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.core.files.storage import default_storage

from nepso.kernel.clock import today
from nepso.outreach.products.models import Asset
from nepso.outreach.products.rights import asset_fault


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A kept file as a picture: the same bytes are the same picture."""

    path: str
    sha256: str

    def open(self) -> IO[bytes]:
        """The file, read piece by piece."""
        return default_storage.open(self.path)

    def __call__(self) -> bytes:
        """All of it."""
        with self.open() as content:
            return content.read()


@dataclass(frozen=True, slots=True)
class ApprovedPicture:
    """One of them: as the version tells it (``title``, ``alt``), with where its bytes are; or
    ``gone``, a sentence that says why it may not or cannot be shown."""

    asset: Asset
    title: str
    alt: str
    gone: str = ""

    @property
    def kept(self) -> KeptPicture:
        """Its bytes, read when their turn comes: a product may hold twenty large pictures."""
        return KeptPicture(self.asset.stored.path, self.asset.stored.sha256)

    @property
    def made(self) -> str:
        """What is said behind its author when a machine made it."""
        return " (hình do máy tạo)" if self.asset.is_machine_made else ""


def approved_pictures(facts: dict[str, Any]) -> Iterator[ApprovedPicture]:
    """In their order; those whose rights ended, or whose file is lost, say so. One query."""
    told = {one["public_id"]: one for one in facts["assets"]}
    rows = Asset.objects.filter(public_id__in=list(told)).select_related("stored")
    found = {asset.public_id: asset for asset in rows}
    for public_id, one in told.items():
        asset = found.get(public_id)
        if asset is not None and asset.is_picture:
            yield _looked_up(asset, one["title"], one["alt"])


def _looked_up(asset: Asset, title: str, alt: str) -> ApprovedPicture:
    if fault := asset_fault(asset, today()):
        return ApprovedPicture(asset, title, alt, gone=f"Hình {fault}.")
    if not default_storage.exists(asset.stored.path):
        return ApprovedPicture(asset, title, alt, gone=f"Hình “{title}”: không tìm thấy trong kho.")
    return ApprovedPicture(asset, title, alt)
