"""What distribution asks of those who send (``distribution/ports.Sender``)."""

from __future__ import annotations

from django.urls import reverse

from nepso.foundation.accounts.selectors import Person
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.ports import SendingPanel
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.sending.adapters.registry import adapter_of, ways_of
from nepso.outreach.sending.kinds import Way
from nepso.outreach.sending.models import Delivery
from nepso.outreach.sending.policies import may_keep_connection
from nepso.outreach.sending.selectors import connection_of, delivery_of
from nepso.outreach.sending.services import delivery_take_back
from nepso.outreach.sending.states import (
    CONNECTION_STATES,
    DELIVERY_STATES,
    REFUSED,
    SENT,
    UNCHECKED,
    WAITING,
    WORKING,
)
from nepso.ui.components.numbers import ngay_gio


class SendsByMachine:
    """Serves outlets by their connections."""

    def outlet_panel(self, *, outlet: Outlet, viewer: Person) -> SendingPanel | None:
        """Its state, and the way to it for its keepers; None for a kind that no adapter serves."""
        if not ways_of(outlet.kind):
            return None
        found = connection_of(outlet)
        keeps = may_keep_connection(viewer, outlet)
        url = reverse("sending:connection", args=[outlet.public_id]) if keeps else ""
        if found is None or found.way == Way.SILENT:
            words = "Kênh này chưa nối với dịch vụ nào: người đăng bằng bộ tài liệu."
            return SendingPanel(words, "Đăng tay", "grey", url, "Nối kênh")
        state = CONNECTION_STATES.state(found.state)
        words = found.last_error or state.help
        return SendingPanel(words, state.label, state.colour, url, "Mở kết nối")

    def posting_panel(self, *, posting: Posting, viewer: Person) -> SendingPanel | None:
        """What became of it; before its time, that a machine will put it out."""
        found = delivery_of(posting)
        url = ""
        if may_keep_connection(viewer, posting.outlet):
            url = reverse("sending:connection", args=[posting.outlet.public_id])
        if found is not None:
            state = DELIVERY_STATES.state(found.state)
            words = found.last_error or found.stands.get("words", "") or state.help
            if found.taken_back_at is not None:  # what it was told when it was put out is over
                words = f"Máy đã gỡ lúc {ngay_gio(found.taken_back_at)}."
            return SendingPanel(words, state.label, state.colour, url, "Mở kết nối")
        connection = connection_of(posting.outlet)
        if connection is None or connection.way == Way.SILENT or posting.state != "planned":
            return None
        state = CONNECTION_STATES.state(connection.state)
        return SendingPanel(state.help, state.label, state.colour, url, "Mở kết nối")

    def takes_back(self, *, posting: Posting) -> bool:
        """Take off what stands there by our sending, or may (a try whose end is not known); what a
        person posted, a person takes off."""
        found = delivery_of(posting)
        if found is None or not _may_stand(found, posting):
            return False
        # An open try is looked for in any way: that which cannot leaves it to a person.
        takes = adapter_of(found.connection.outlet.kind, found.way).takes_back
        if found.state == SENT and not takes:
            return False
        delivery_take_back(delivery=found)
        return True

    def puts_out(self, *, outlet: Outlet) -> bool:
        """By a connection that works: while it is dead or rests, people post by hand."""
        found = connection_of(outlet)
        return found is not None and found.way != Way.SILENT and found.state in (UNCHECKED, WORKING)


def _may_stand(delivery: Delivery, posting: Posting) -> bool:
    """Also by a try whose end is not known, unless a person posted meanwhile: that is theirs."""
    if delivery.state == SENT:
        return True
    begun = delivery.state in (WAITING, REFUSED) and delivery.begun_at is not None
    return begun and posting.state in POSTING_STATES.group("waiting")
