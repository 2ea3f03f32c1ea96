"""Harms are told of a year alone (docs/decisions/0202), however its periods are cut."""

import dataclasses
import datetime as dt

import pytest
from django.utils import timezone

from nepso.casework.cases.figure_source import CountedSubmissions


@dataclasses.dataclass(frozen=True)
class Span:
    first: dt.date
    last: dt.date
    as_of: dt.datetime


def titles(first, last):
    span = Span(dt.date(*first), dt.date(*last), timezone.now())
    return [title for title, _ in CountedSubmissions().divided("received", None, span)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ((2026, 1, 1), (2026, 6, 30)),
        ((2026, 6, 15), (2026, 12, 31)),  # counted from the day after the first half was cut off
        ((2026, 5, 16), (2026, 12, 31)),
    ],
)
@pytest.mark.django_db
def test_no_half_year_tells_harms(first, last):
    assert titles(first, last) == ["Theo tháng nhận"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ((2026, 1, 1), (2026, 12, 31)),
        ((2026, 1, 1), (2026, 11, 14)),  # the first year, cut off before its end
        ((2026, 11, 15), (2027, 11, 14)),
    ],
)
@pytest.mark.django_db
def test_a_year_does(first, last):
    assert titles(first, last) == ["Theo loại việc", "Theo tháng nhận"]
