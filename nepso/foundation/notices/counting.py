"""The number of unread notices, kept on the account (see ``Account.notices_unread``)."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from nepso.foundation.accounts.models import Account
from nepso.foundation.notices.models import Notice


def waiting() -> QuerySet[Notice]:
    """Notices neither read nor settled."""
    return Notice.objects.filter(read_at__isnull=True, settled_at__isnull=True)


def unread_recount(account_ids: Collection[int]) -> None:
    """Set the number of these accounts anew from their notices."""
    of_account = waiting().filter(account=OuterRef("pk")).order_by().values("account")
    counted = Subquery(of_account.annotate(n=Count("pk")).values("n"), IntegerField())
    Account.objects.filter(pk__in=account_ids).update(notices_unread=Coalesce(counted, 0))
