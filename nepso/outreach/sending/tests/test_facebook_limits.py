"""Facebook's answers that ask to wait are no refusals (its page on rate limits)."""

import datetime as dt
import json

import pytest

from nepso.foundation.outbound.requesting import Answer
from nepso.outreach.sending.adapters import facebook
from nepso.outreach.sending.adapters.interface import Later, Never


def _answer(code, **headers):
    return Answer(status=400, headers=headers, body=json.dumps({"error": {"code": code}}).encode())


@pytest.mark.parametrize("code", [80_000, 80_001, 80_014])
def test_the_limit_of_a_page_token_waits_as_long_as_it_says(code):
    usage = {"77": [{"type": "pages"}, {"type": "pages", "estimated_time_to_regain_access": 19}]}
    with pytest.raises(Later) as waits:
        facebook._read(_answer(code, **{"x-business-use-case-usage": json.dumps(usage)}))
    assert waits.value.everything
    assert waits.value.after == dt.timedelta(minutes=19)


@pytest.mark.parametrize("usage", ["", "x", "[]", '{"7": 1}', '{"7": [{}]}', "null"])
def test_without_minutes_it_waits_an_hour(usage):
    with pytest.raises(Later) as waits:
        facebook._read(_answer(80_001, **{"x-business-use-case-usage": usage}))
    assert waits.value.after == dt.timedelta(hours=1)


def test_a_page_blocked_for_a_while_waits_long_and_its_keeper_reads_why():
    with pytest.raises(Later, match="tạm chặn") as waits:
        facebook._read(_answer(368))
    assert waits.value.everything
    assert waits.value.after == dt.timedelta(hours=6)


def test_a_plain_refusal_stays_one():
    with pytest.raises(Never):
        facebook._read(_answer(100))
