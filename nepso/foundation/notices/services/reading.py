"""What a person does with their own notices."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.notices.counting import unread_recount, waiting
from nepso.foundation.notices.models import MailChoice, Notice
from nepso.foundation.notices.policies import may_have_notices, may_read_notice
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require

READ = act("notices.read", "đã đọc một thông báo")
READ_ALL = act("notices.read_all", "đã đánh dấu mọi thông báo là đã đọc")
CHOSEN = act("notices.choose_mail", "đã chọn cách nhận thư")


@transaction.atomic
def notice_read(*, notice: Notice, by: Account) -> bool:
    """Mark a notice read; False when it was already."""
    require(may_read_notice(by, notice))
    changed = Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=now())
    if changed:
        unread_recount([by.pk])
        record(READ, by=by, on=notice)
    return bool(changed)


@transaction.atomic
def notices_read_all(*, by: Account) -> int:
    """Mark all of a person's notices read; returns how many were not."""
    require(may_have_notices(by))
    changed = waiting().filter(account=by).update(read_at=now())
    if changed:
        unread_recount([by.pk])
        record(READ_ALL, by=by, on=by, detail={"count": changed})
    return changed


@transaction.atomic
def mail_choice_set(*, account: Account, way: str, by: Account | None) -> None:
    """Choose daily digest or no mail, for oneself (also by the link in a mail, ``by`` None)."""
    if way not in MailChoice.Way:
        raise Invalid("Hãy chọn một trong hai cách nhận thư.")
    if by is not None and by.pk != account.pk:
        raise Invalid("Mỗi người tự chọn cách nhận thư của mình.")
    MailChoice.objects.update_or_create(account=account, defaults={"way": way})
    record(CHOSEN, by=account, on=account, detail={"way": way})
