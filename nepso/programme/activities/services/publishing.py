"""Clearing an item for the public pages, and closing it again."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.activities.custody import custody_add
from nepso.programme.activities.kinds import PUBLIC_PEOPLE, PeopleShown
from nepso.programme.activities.models import EvidenceItem
from nepso.programme.activities.policies import may_clear_for_public
from nepso.programme.activities.states import TAKEN

CLEAR = act("activities.item_clear", "đã cho công khai một minh chứng")
CLOSE = act("activities.item_close", "đã thôi công khai một minh chứng")


@transaction.atomic
def item_clear(*, item: EvidenceItem, by: Account) -> EvidenceItem:
    """Let the public see an item that was taken into the report.

    A photo only where every activity that took it says who is shown, and nobody refused; raises
    Invalid in words otherwise. Doing it twice changes nothing.
    """
    require(may_clear_for_public(by, item))
    fresh = EvidenceItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    said = set(fresh.claims.filter(state=TAKEN).values_list("people_shown", flat=True))
    refused = fresh.claims.filter(people_shown=PeopleShown.REFUSED).exists()
    if not said:
        raise Invalid("Minh chứng chưa vào báo cáo nên chưa công khai được: hãy duyệt trước.")
    if fresh.is_photo and (refused or not said <= PUBLIC_PEOPLE):
        raise Invalid(
            "Chưa công khai được ảnh này: hãy ghi rõ người trong ảnh đã đồng ý, "
            "hoặc không nhận ra ai."
        )
    if fresh.cleared_for_public:
        return fresh
    fresh.cleared_for_public, fresh.cleared_at, fresh.cleared_by = True, now(), by
    fresh.save(update_fields=["cleared_for_public", "cleared_at", "cleared_by"])
    custody_add(fresh, "cleared", by=by)
    record(CLEAR, by=by, on=fresh)
    return fresh


@transaction.atomic
def item_close(*, item: EvidenceItem, by: Account) -> EvidenceItem:
    """Take an item off the public pages: the desk, or whoever says that a person shown refuses."""
    fresh = EvidenceItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    refused = fresh.claims.exclude(people_shown__in=PUBLIC_PEOPLE).exists()
    if not (fresh.is_photo and refused):
        require(may_clear_for_public(by, item))
    if not fresh.cleared_for_public:
        return fresh
    fresh.cleared_for_public, fresh.cleared_at, fresh.cleared_by = False, now(), by
    fresh.save(update_fields=["cleared_for_public", "cleared_at", "cleared_by"])
    custody_add(fresh, "closed", by=by)
    record(CLOSE, by=by, on=fresh)
    return fresh
