"""Background work of distribution."""

from __future__ import annotations

import datetime as dt
import logging

from django.db.models import Q

from nepso.foundation.jobs.registry import job
from nepso.foundation.jobs.running import is_last_try
from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused
from nepso.foundation.outbound.pages import page_title
from nepso.kernel.clock import today
from nepso.kernel.errors import NepsoError
from nepso.outreach.distribution.announcing import posting_announce
from nepso.outreach.distribution.due import each_due, is_due
from nepso.outreach.distribution.kinds import OURS
from nepso.outreach.distribution.models import Posting, Proof
from nepso.outreach.distribution.services import (
    posting_show,
    proof_title_keep,
    recall_when_rights_end,
)
from nepso.outreach.products.models import Product
from nepso.outreach.products.states import PRODUCT_STATES

_ELSEWHERE = "Trang chuyển sang địa chỉ khác (có thể đòi đăng nhập)."
_NO_ANSWER = "Máy chủ của trang không trả lời hoặc trang không còn."
logger = logging.getLogger(__name__)


@job("distribution.look_up_link", attempts=4)
def look_up_link(proof: str) -> None:
    """Read the title of a proof's page; where we never go (a closed network, an address inside it)
    that is kept in words, so that a person looks instead; so is a page that sent us to another,
    whose title says nothing of the posting. What may work later is tried again, then kept too."""
    rows = Proof.objects.select_related("posting")
    found = rows.filter(public_id=proof, looked_up_at=None).first()
    if found is None:
        return
    try:
        read = page_title(found.url)
        title, because = read.words, _ELSEWHERE if read.is_of_another else ""
    except OutboundRefused as error:
        title, because = "", error.sentence
    except OutboundFailed:
        if not is_last_try():
            raise
        title, because = "", _NO_ANSWER
    proof_title_keep(proof=found, title=title, unread_because=because)


@job("distribution.announce", attempts=5)
def announce(posting: str) -> None:
    """Tell who listens how a posting stands now; told twice is told once."""
    rows = Posting.objects.select_related("product", "outlet__agency").prefetch_related("proofs")
    found = rows.filter(public_id=posting).first()
    if found is not None:
        posting_announce(found)


@job("distribution.put_out_due", every=dt.timedelta(minutes=1))
def put_out_due() -> None:
    """Put out what is due on pages and feeds of our own, where nobody has to press anything.

    The page that shows it is its proof. Run again it does the rest.
    """
    due = Posting.objects.filter(is_due(), outlet__kind__in=OURS)
    each_due(due.select_related("product"), lambda posting: posting_show(posting=posting))


@job("distribution.rights_over", every=dt.timedelta(days=1))
def rights_over() -> None:
    """Take back what holds an asset whose right to use it has ended or was withdrawn."""
    usable = PRODUCT_STATES.group("usable")
    lost = Q(placed__asset__expires_on__lt=today()) | Q(placed__asset__rights_whole=False)
    over = Product.objects.filter(lost, state__in=usable)
    for product in over.distinct().order_by("pk"):
        try:
            recall_when_rights_end(product=product)
        except NepsoError as error:  # it is tried again tomorrow and holds up no other
            logger.warning("product %s is not recalled: %s", product.public_id, error.sentence)
