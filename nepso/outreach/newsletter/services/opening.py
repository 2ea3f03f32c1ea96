"""Newsletters: begun, closed to new readers, opened again."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.policies import may_keep_outlets
from nepso.outreach.newsletter.models import KINDS, Newsletter
from nepso.outreach.products.richtext import typed

OPEN = act("newsletter.open", "đã mở nhận đăng ký một bản tin")
CLOSE = act("newsletter.close", "đã đóng nhận đăng ký một bản tin")
_KIND = "Kênh này không phải bản tin qua thư điện tử hay thông báo đẩy: hãy chọn kênh khác."


@transaction.atomic
def newsletter_open(*, outlet: Outlet, about: str, by: Account) -> Newsletter:
    """Let people subscribe to an outlet; what is put out on it from now on is sent by the machine.

    Raises Invalid for an outlet of another kind.
    """
    require(may_keep_outlets(by, outlet.agency))
    if outlet.kind not in KINDS:
        raise Invalid(_KIND)
    facts = {"is_open": True, "about": typed(about)[:300]}
    made, _ = Newsletter.objects.update_or_create(outlet=outlet, defaults=facts)
    record(OPEN, by=by, on=made, detail={"outlet": outlet.public_id})
    return made


@transaction.atomic
def newsletter_close(*, outlet: Outlet, by: Account) -> Newsletter:
    """Take no new readers; those there are go on being told what is put out on it.

    Raises Invalid where there is none to close.
    """
    require(may_keep_outlets(by, outlet.agency))
    found = Newsletter.objects.select_for_update().filter(outlet=outlet).first()
    if found is None:
        raise Invalid("Kênh này chưa mở nhận đăng ký: không có gì để đóng.")
    found.is_open = False
    found.save(update_fields=["is_open"])
    record(CLOSE, by=by, on=found, detail={"outlet": outlet.public_id})
    return found
