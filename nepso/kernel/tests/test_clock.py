import datetime as dt

import pytest
from django.utils import timezone

from nepso.kernel.clock import held_at, now, today


def test_time_stands_still_within_and_goes_on_after():
    moment = dt.datetime(2026, 4, 20, 20, 30, tzinfo=dt.UTC)
    with held_at(moment):
        assert now() == moment
        assert today() == dt.date(2026, 4, 21)  # already the next day in Việt Nam
    assert now() > moment


def test_never_ahead_of_now():
    with held_at(timezone.now() + dt.timedelta(days=1)):
        assert now() <= timezone.now()


def test_an_error_within_lets_it_go_on():
    with pytest.raises(ValueError, match="x"), held_at(dt.datetime(2026, 4, 20, tzinfo=dt.UTC)):
        raise ValueError("x")
    assert now() > dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
