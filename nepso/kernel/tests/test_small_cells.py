"""No hidden number can be reckoned back: checked by a linear programme that we did not write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from nepso.kernel.small_cells import LEAST, is_publishable, safe_list, safe_table
from tests.pace import within

SMALL = st.integers(0, 9) | st.sampled_from([0, 0, 0, 1, 4, 5, 40])


@st.composite
def tables(draw):
    width = draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(SMALL, min_size=width, max_size=width), min_size=1, max_size=6))
    return rows


def _bounds(table, shown):
    """The least and most that each hidden number may be, by all that is shown and no more: a
    variable each cell, row total and column total."""
    height, width = len(table), len(table[0])
    number = height * width
    row_at, column_at = number, number + height
    many = number + height + width
    equal, right = [], []

    def say(of, total):
        line = [0] * many
        for place, factor in of:
            line[place] = factor
        equal.append(line)
        right.append(total)

    for r in range(height):
        say([*((r * width + c, 1) for c in range(width)), (row_at + r, -1)], 0)
    for c in range(width):
        say([*((r * width + c, 1) for r in range(height)), (column_at + c, -1)], 0)
    say([(row_at + r, 1) for r in range(height)], shown.total)
    told = [v for line in shown.cells for v in line] + shown.row_totals + shown.column_totals
    limits = [(0, None) if v is None else (v, v) for v in told]
    for place, value in enumerate(told):
        if value is None:
            aim = [int(at == place) for at in range(many)]
            ends = []
            for sign in (1, -1):
                found = linprog(
                    [sign * a for a in aim], A_eq=equal, b_eq=right, bounds=limits, method="highs"
                )
                assert found.status == 0, "what is shown contradicts itself"
                ends.append(round(sign * found.fun, 6))
            yield place, ends


def _true(table):
    rows = [sum(line) for line in table]
    columns = [sum(line) for line in zip(*table, strict=True)]
    return [v for line in table for v in line] + rows + columns


@given(tables())
def test_no_hidden_number_follows_from_what_is_shown(table):
    if not is_publishable(sum(map(sum, table))):
        with pytest.raises(ValueError, match="not divided"):
            safe_table(table)
        return
    shown, true = safe_table(table), _true(table)
    told = [v for line in shown.cells for v in line] + shown.row_totals + shown.column_totals
    for place, value in enumerate(told):
        if value is not None:
            assert value == true[place]
            assert value >= LEAST or value == 0
    for place, (least, most) in _bounds(table, shown):
        assert least < most, f"{place} must be {least}"
        if 0 < true[place] < LEAST:
            assert most >= LEAST, f"{place} is told to be small"


@given(st.lists(SMALL, min_size=1, max_size=11))
def test_a_list_beside_its_total_gives_no_hidden_number_away(counts):
    if not is_publishable(sum(counts)):
        return
    shown = safe_list(counts)
    hidden = [count for count, told in zip(counts, shown, strict=True) if told is None]
    assert all(told is None or told == count for told, count in zip(shown, counts, strict=True))
    assert not [told for told in shown if told is not None and 0 < told < LEAST]
    # Who knows the rule must not be able to say that all the hidden ones are small.
    assert not hidden or (len(hidden) > 1 and max(hidden) >= LEAST) or len(hidden) == len(counts)


@given(tables())
def test_column_totals_are_hidden_as_in_the_list(table):
    margins = [sum(column) for column in zip(*table, strict=True)]
    if is_publishable(sum(margins)):
        assert safe_table(table).column_totals == safe_list(margins)


def test_what_is_hidden_beside_stays_the_same_while_numbers_grow():
    days = ([30, 3, 9, 6], [30, 3, 9, 12], [30, 3, 7, 40])
    assert [safe_list(day) for day in days] == [
        [30, None, 9, None],
        [30, None, 9, None],
        [30, None, 7, None],
    ]


def test_two_fours_are_not_told_by_their_sum():
    assert safe_list([4, 4, 30]) == [None, None, None]
    assert safe_list([4, 4, 30, 9]) == [None, None, 30, None]


def test_where_nothing_is_small_all_is_shown():
    table = [[5, 60], [7, 8]]
    shown = safe_table(table)
    assert shown.cells == table
    assert (shown.row_totals, shown.column_totals, shown.total) == ([65, 15], [12, 68], 80)


def test_one_small_cell_takes_three_others_with_it():
    shown = safe_table([[3, 60, 70], [50, 80, 6], [90, 100, 110]])
    hidden = sum(value is None for line in shown.cells for value in line)
    assert hidden == 4
    assert None not in shown.row_totals + shown.column_totals


def test_a_province_is_reckoned_in_seconds():
    table = [[(r * 7 + c * 3) % 11 for c in range(11)] for r in range(93)]
    with within(20):  # the largest table is made once in ten minutes
        safe_table(table)
