"""What activities forgets, after how long, by which date; one daily job obeys it (``jobs.py``).

A photo or a file that was taken off the last activity which claimed it serves no purpose (Nghị định
13/2023/NĐ-CP, Điều 3): its bytes go. What it was called, its fingerprint and its custody line stay.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from nepso.kernel.clock import now
from nepso.programme.activities.models import CustodyLine, EvidenceClaim, EvidenceItem

UNCLAIMED_FOR = dt.timedelta(days=30)
AT_ONCE = 500


def items_to_empty(*, after: int = 0) -> QuerySet[EvidenceItem]:
    """Items with bytes that nobody claims, the last thing that happened to them long ago: the next
    AT_ONCE whose key is above ``after``."""
    last = CustodyLine.objects.filter(item=OuterRef("pk")).order_by("-id").values("at")[:1]
    claimed = EvidenceClaim.objects.filter(item=OuterRef("pk"))
    rows = EvidenceItem.objects.filter(~Exists(claimed), stored__isnull=False, pk__gt=after)
    due = rows.annotate(last=Subquery(last)).filter(last__lt=now() - UNCLAIMED_FOR)
    return due.select_related("stored").order_by("pk")[:AT_ONCE]
