"""Background work of activities."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.jobs.registry import job
from nepso.foundation.outbound.pages import page_title
from nepso.programme.activities.likeness import likenesses_find
from nepso.programme.activities.models import Activity, EvidenceItem
from nepso.programme.activities.retention import items_to_empty
from nepso.programme.activities.services.emptying import item_empty
from nepso.programme.activities.services.looking_up import link_title_keep


@job("activities.look_for_alike")
def look_for_alike(activity: str) -> None:
    """Point out what is near an activity that was sent; run again it finds the same."""
    found = Activity.objects.filter(public_id=activity).first()
    if found is not None:
        likenesses_find(found)


@job("activities.look_up_link", attempts=4)
def look_up_link(item: str) -> None:
    """Read the title of a link's page; a page that may not be fetched ends the job in words."""
    found = EvidenceItem.objects.filter(public_id=item, looked_up_at=None).first()
    if found is not None:
        link_title_keep(item=found, title=page_title(found.url))


@job("activities.clear", every=dt.timedelta(days=1))
def clear() -> None:
    """Obey ``retention.py``; run again it does the rest."""
    for item in items_to_empty():
        item_empty(item=item)
