"""Two newsletters of the lead agency, open to whoever looks; nobody subscribed."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.demo import staff
from nepso.foundation.agencies.selectors import lead_agency
from nepso.foundation.webpush.services import push_key_ensure
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.services import outlet_add
from nepso.outreach.newsletter.models import Newsletter
from nepso.outreach.newsletter.services import newsletter_open

_NEWSLETTERS = (
    (OutletKind.NEWSLETTER, "Bản tin hằng tuần", "cảnh báo lừa đảo, mỗi tuần một thư"),
    (OutletKind.WEB_PUSH, "Tin khẩn và đính chính", "chỉ khi có điều cần biết ngay"),
)


def load() -> None:
    """Make them once; a second time changes nothing. People must be there."""
    if Newsletter.objects.filter(outlet__is_demonstration=True).exists():
        return
    lead = lead_agency()
    by = staff().officers[lead.pk]
    with transaction.atomic():
        push_key_ensure()
        for kind, name, about in _NEWSLETTERS:
            facts = {"kind": kind, "name": name}
            outlet = outlet_add(agency=lead, facts=facts, by=by, is_demonstration=True)  # type: ignore[arg-type]
            newsletter_open(outlet=outlet, about=about, by=by)
