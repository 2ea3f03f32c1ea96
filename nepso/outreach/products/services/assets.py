"""The library: a kept file with its rights comes in, its rights are told better, it goes."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.files.kinds import AUDIO, VIDEO, FileKind
from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.services import file_hold, file_release
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision
from nepso.outreach.products.asset_facts import AssetFacts, asset_facts_set
from nepso.outreach.products.kinds import AssetKind
from nepso.outreach.products.matching import transcript_sketch_forget, transcript_sketch_put
from nepso.outreach.products.models import Asset
from nepso.outreach.products.policies import may_write
from nepso.outreach.products.ports import announce_rights_lost
from nepso.outreach.products.rights import asset_fault
from nepso.outreach.products.words_held import (
    RIGHTS,
    WORDS,
    holders_held,
    require_rights_free,
    require_words_free,
)

ADD = act("products.asset_add", "đã đưa một hình ảnh, tệp vào kho")
EDIT = act("products.asset_edit", "đã sửa thông tin một hình ảnh, tệp trong kho")
DISCARD = act("products.asset_discard", "đã bỏ một hình ảnh, tệp khỏi kho")


@transaction.atomic
def asset_add(
    *,
    agency: Agency,
    stored: StoredFile,
    facts: AssetFacts,
    by: Account,
    is_demonstration: bool = False,
) -> Asset:
    """Keep a file of ``foundation/files`` in the agency's folder of the library.

    Rights may still be open here; what holds it is not approved until they are told. Raises
    Invalid with a sentence per field, NotAllowed for an agency of others.
    """
    require(may_write(by, agency))
    asset = Asset(
        agency=agency,
        stored=stored,
        kind=_kind_of(stored),
        has_sound=bool(stored.channels),
        created_by=by,
        is_demonstration=is_demonstration,
    )
    asset_facts_set(asset, facts)
    asset.save()
    transcript_sketch_put(asset)
    file_hold(stored=stored, holder=f"products.asset:{asset.public_id}", by=by)
    record(ADD, by=by, on=asset, detail={"sha256": stored.sha256, "rights": asset.rights_whole})
    return asset


def _kind_of(stored: StoredFile) -> AssetKind:
    """As what a kept file stands in the library."""
    if stored.is_photo:
        return AssetKind.PICTURE
    if FileKind(stored.kind) in AUDIO:
        return AssetKind.AUDIO
    return AssetKind.VIDEO if FileKind(stored.kind) in VIDEO else AssetKind.PRINT


@transaction.atomic
def asset_edit(*, asset: Asset, revision: int, facts: AssetFacts, by: Account) -> Asset:
    """Tell its rights better, or take back what was said of them; each step is kept in its history.

    Words of a sound or film stay while a product that holds it is being read or may be out, and so
    do rights once it is approved, save what is taken back (``words_held``): what may then no longer
    be shown is recalled at once. Raises Conflict when another changed it meanwhile, Invalid with a
    sentence per field.
    """
    holders = holders_held(asset)
    rows = Asset.objects.select_for_update(of=("self",)).select_related("agency")
    fresh = rows.get(pk=asset.pk)
    require(may_write(by, fresh.agency))
    require_revision(fresh, revision)
    before = {name: getattr(fresh, name) for name in (*WORDS, *RIGHTS)}
    asset_facts_set(fresh, facts)
    require_rights_free(holders, before, fresh)
    changed = [name for name in WORDS if getattr(fresh, name) != before[name]]
    if fresh.is_media and changed:
        require_words_free(holders, changed[0])
    fresh.revision += 1
    fresh.save()
    transcript_sketch_put(fresh)
    record(EDIT, by=by, on=fresh, detail={"fields": sorted(facts), "rights": fresh.rights_whole})
    if holders and asset_fault(fresh, today()):
        announce_rights_lost()
    return fresh


@transaction.atomic
def asset_discard(*, asset: Asset, by: Account) -> None:
    """Take a file out of the library that no product holds; its bytes go with the daily job.

    Raises Conflict for one that a product holds, or that an approved version names.
    """
    rows = Asset.objects.select_for_update(of=("self",)).select_related("agency", "stored")
    fresh = rows.get(pk=asset.pk)
    require(may_write(by, fresh.agency))
    if fresh.placed.exists():
        raise Conflict("Hình ảnh, tệp này đang dùng trong sản phẩm: hãy bỏ khỏi sản phẩm trước.")
    if fresh.was_approved:
        raise Conflict("Hình ảnh, tệp này nằm trong một bản đã duyệt nên được giữ để tra lại.")
    record(DISCARD, by=by, on=fresh, detail={"sha256": fresh.stored.sha256})
    stored = fresh.stored
    transcript_sketch_forget(fresh)
    fresh.delete()
    file_release(stored=stored, by=by)
