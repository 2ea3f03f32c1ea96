"""Private addresses of the feed: made, shown once, revoked."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import NotFound
from nepso.kernel.keys import key_hash, key_new
from nepso.kernel.policy import require
from nepso.outreach.campaigns.models import PostingFeed
from nepso.outreach.distribution.policies import may_keep_outlets

MAKE = act("campaigns.feed_create", "đã tạo địa chỉ lịch đăng riêng")
REVOKE = act("campaigns.feed_revoke", "đã thu hồi địa chỉ lịch đăng riêng")


@transaction.atomic
def feed_create(*, agency: Agency, by: Account) -> tuple[PostingFeed, str]:
    """A new private address for an agency; the key is returned this once and kept nowhere."""
    require(may_keep_outlets(by, agency))
    key = key_new()
    feed = PostingFeed.objects.create(agency=agency, key_hash=key_hash(key), created_by=by)
    record(MAKE, by=by, on=feed, detail={"agency": agency.public_id})
    return feed, key


@transaction.atomic
def feed_revoke(*, feed: PostingFeed, by: Account) -> None:
    """Make an address answer "not found" from now on; again it changes nothing."""
    require(may_keep_outlets(by, feed.agency))
    if feed.revoked_at is None:
        feed.revoked_at = now()
        feed.save(update_fields=["revoked_at"])
        record(REVOKE, by=by, on=feed, detail={"agency": feed.agency.public_id})


def feed_of_key(key: str) -> PostingFeed:
    """The living feed of a key; NotFound for an unknown and a revoked one alike."""
    rows = PostingFeed.objects.select_related("agency").filter(revoked_at=None)
    found = rows.filter(key_hash=key_hash(key)).first()
    if found is None:
        raise NotFound("Không có lịch tại địa chỉ này: hãy tạo địa chỉ mới ở trang lịch đăng.")
    return found
