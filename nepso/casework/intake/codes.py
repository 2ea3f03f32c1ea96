"""The tracking code: 65 random bits and a check symbol, read out as "K7QM-4TXP-2R9C-WX".

Crockford's 32 symbols (no I, L, O, U); what is heard or typed as one of those is understood. The
check symbol is a weighted sum in GF(32): it tells every single wrong symbol and every swap of two
neighbours. The code is derived from the form's token by HMAC, so that the second sending of one
form shows the same code again although only its hash is kept.
"""

from __future__ import annotations

import re

from nepso.foundation.vault.keys import keyed_bytes, keyed_hash

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_SYMBOLS = 13  # 5 bits each
LENGTH = RANDOM_SYMBOLS + 1
_HEARD_AS = str.maketrans("OILU", "011V")
_GENERATOR = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)
_NOISE = re.compile(r"[\s\-–—_.·]+")


def code_of(form_token: str) -> str:
    """The tracking code that belongs to a form: always the same, guessed by nobody."""
    number = int.from_bytes(keyed_bytes("intake.code", form_token)[:9], "big") >> 7
    symbols = [SYMBOLS[(number >> 5 * i) & 31] for i in range(RANDOM_SYMBOLS)]
    return "".join(symbols) + _check_symbol(symbols)


def code_read(typed: str) -> str:
    """What a person typed or heard, in the form that is hashed: any case, any spaces."""
    return _NOISE.sub("", typed[:80]).upper().translate(_HEARD_AS)


def code_fits(code: str) -> bool:
    """Whether a code in that form is complete and typed without a slip."""
    if len(code) != LENGTH or set(code) - set(SYMBOLS):
        return False
    return _check_symbol(list(code[:-1])) == code[-1]


def code_hash(code: str) -> str:
    """The only form in which a code is kept."""
    return keyed_hash("intake.code_hash", code)


def code_shown(code: str) -> str:
    """In groups of four, to be read out."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def _check_symbol(symbols: list[str]) -> str:
    total = 0
    for symbol in symbols:  # Horner: every place has a weight of its own
        total = _doubled(total ^ SYMBOLS.index(symbol))
    return SYMBOLS[total]


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ _GENERATOR if value & 32 else value
