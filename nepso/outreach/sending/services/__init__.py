"""Acts on connections (of people) and on deliveries (of the machine)."""

from nepso.outreach.sending.services.connections import (
    connection_check_ask,
    connection_rest,
    connection_resume,
    connection_set,
    connection_token_replace,
)
from nepso.outreach.sending.services.deliveries import (
    delivery_leave,
    delivery_open,
    delivery_refuse,
    delivery_send,
    delivery_take_back,
    delivery_taken_back,
)
from nepso.outreach.sending.services.health import (
    connection_checked,
    connection_die,
    connection_unfit,
)

__all__ = [
    "connection_check_ask",
    "connection_checked",
    "connection_die",
    "connection_rest",
    "connection_resume",
    "connection_set",
    "connection_token_replace",
    "connection_unfit",
    "delivery_leave",
    "delivery_open",
    "delivery_refuse",
    "delivery_send",
    "delivery_take_back",
    "delivery_taken_back",
]
