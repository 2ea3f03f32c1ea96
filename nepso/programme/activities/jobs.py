"""Background work of activities."""

from __future__ import annotations

import datetime as dt
import logging

from nepso.foundation.jobs.registry import job
from nepso.foundation.outbound.pages import page_title
from nepso.programme.activities.likeness import likenesses_find
from nepso.programme.activities.models import Activity, EvidenceItem
from nepso.programme.activities.retention import items_to_empty
from nepso.programme.activities.services.emptying import item_empty
from nepso.programme.activities.services.looking_up import link_leads_elsewhere, link_title_keep

log = logging.getLogger(__name__)


class SomeNotEmptied(Exception):
    """Items whose bytes should have gone and did not; the job tells of them and is tried again."""


@job("activities.look_for_alike")
def look_for_alike(activity: str) -> None:
    """Point out what is near an activity that was sent; run again it finds the same."""
    found = Activity.objects.filter(public_id=activity).first()
    if found is not None:
        likenesses_find(found)


@job("activities.look_up_link", attempts=4)
def look_up_link(item: str) -> None:
    """Read the title of a link's page; a page that may not be fetched ends the job in words, one
    that sends us to another (a sign-in page, a home page) names nothing."""
    found = EvidenceItem.objects.filter(public_id=item, looked_up_at=None).first()
    if found is None:
        return
    read = page_title(found.url)
    if read.is_of_another:
        link_leads_elsewhere(item=found)
    else:
        link_title_keep(item=found, title=read.words)


@job("activities.clear", every=dt.timedelta(days=1), lease=dt.timedelta(minutes=10))
def clear() -> None:
    """Obey ``retention.py``, a batch at a time until nothing is due; run again it does the rest.

    One item that fails (a disk that does not answer) holds up no other: each is its own act, and
    the failed are named in the log. Raises SomeNotEmptied with them after all others were done.
    """
    failed, last = [], 0
    while batch := list(items_to_empty(after=last)):
        for item in batch:
            try:
                item_empty(item=item)
            except Exception:
                log.exception("item %s was not emptied", item.public_id)
                failed.append(item.public_id)
        last = batch[-1].pk
    if failed:
        raise SomeNotEmptied(f"{len(failed)} items not emptied: {', '.join(failed[:20])}")
