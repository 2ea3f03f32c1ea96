"""How long a text is, as the platform counts it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Counted = Literal["characters", "utf16", "bytes", "septets"]

# The 7-bit alphabet of short messages and its extension, whose characters take two places
# (3GPP TS 23.038, 6.2.1): what is not in it turns the whole message into UCS-2.
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWICE = frozenset("\f^{}\\[~]|€")


def measured(text: str, counted: Counted) -> int:
    """How many units the text has.

    "utf16": an emoji is two, as platforms written in Java or JavaScript count. "septets" is the
    number of places of a 7-bit short message; for a text that is none it counts UTF-16 units.
    """
    if counted == "bytes":
        return len(text.encode("utf-8"))
    if counted == "utf16":
        return utf16_units(text)
    if counted == "septets":
        return sms_size(text).units
    return len(text)


def utf16_units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class SmsSize:
    """What a short message takes: units of its encoding, and how many messages are billed."""

    units: int
    parts: int
    is_seven_bit: bool


def sms_size(text: str) -> SmsSize:
    """160 places in one 7-bit message, 153 in each of several; 70 and 67 in UCS-2, which is every
    Vietnamese text with tone marks (3GPP TS 23.038 and 23.040). What takes two places is never torn
    in two, so that the last place of a message may stay empty."""
    is_seven_bit = all(letter in GSM or letter in GSM_TWICE for letter in text)
    if is_seven_bit:
        places = [2 if letter in GSM_TWICE else 1 for letter in text]
        single, each = 160, 153
    else:
        places, single, each = [utf16_units(letter) for letter in text], 70, 67
    units = sum(places)
    parts = min(units, 1) if units <= single else _messages(places, each)
    return SmsSize(units, parts, is_seven_bit)


def _messages(places: Iterable[int], each: int) -> int:
    parts = room = 0
    for taken in places:
        if taken > room:
            parts, room = parts + 1, each
        room -= taken
    return parts
