"""Private calendar addresses: made, shown once, revoked."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.keys import key_hash, key_new
from nepso.kernel.policy import require
from nepso.programme.register.models import CalendarFeed
from nepso.programme.register.policies import may_have_feed

MAKE = act("register.feed_create", "đã tạo địa chỉ lịch riêng")
REVOKE = act("register.feed_revoke", "đã thu hồi địa chỉ lịch riêng")


@transaction.atomic
def feed_create(*, agency: Agency, by: Account) -> tuple[CalendarFeed, str]:
    """A new private address for an agency; the key is returned this once and kept nowhere."""
    require(may_have_feed(by, agency))
    key = key_new()
    feed = CalendarFeed.objects.create(agency=agency, key_hash=key_hash(key), created_by=by)
    record(MAKE, by=by, on=feed, detail={"agency": agency.public_id})
    return feed, key


@transaction.atomic
def feed_revoke(*, feed: CalendarFeed, by: Account) -> None:
    """Make an address answer "not found" from now on."""
    require(may_have_feed(by, feed.agency))
    if feed.revoked_at is None:
        feed.revoked_at = now()
        feed.save(update_fields=["revoked_at"])
        record(REVOKE, by=by, on=feed, detail={"agency": feed.agency.public_id})
