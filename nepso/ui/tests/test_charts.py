from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nepso.ui.components import charts

SERIES = [{"label": "Xong", "colour": "green"}, {"label": "Chưa", "colour": "grey"}]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6))
def test_parts_lie_end_to_end_and_fill_the_bar(values):
    parts = charts.stretches(values, ["blue"] * len(values), float(sum(values)))
    ends = [float(p.start) + float(p.length) for p in parts]
    assert all(
        float(after.start) == pytest.approx(end, abs=0.02)
        for end, after in zip(ends, parts[1:], strict=False)
    )
    assert not sum(values) or ends[-1] == pytest.approx(100, abs=0.02)


def test_what_a_bar_cannot_show_is_refused():
    with pytest.raises(ValueError, match="zero and above"):
        charts.stretches([-1], ["blue"], 1)
    with pytest.raises(ValueError, match="chart colour"):
        charts.stretches([1], ["pink"], 1)


def test_a_bar_stands_beside_its_number_and_opens_what_it_counts():
    shown = charts.bar_chart(
        "Theo hình thức",
        [
            {"label": "Bản <tin>", "value": Decimal("1234.5"), "href": "/x"},
            {"label": "B", "value": None},
        ],
        unit="lượt",
    )
    assert '<a href="/x">Bản &lt;tin&gt;</a>' in shown
    assert "1.234,5" in shown
    assert "chưa có" in shown
    assert "style=" not in shown


def test_shares_fill_each_bar_and_lengths_compare_rows():
    rows = [{"label": "A", "values": [1, 1]}, {"label": "B", "values": [4, 4]}]
    assert charts.stacked_chart("T", rows, SERIES).count('width="50"') == 4
    assert 'width="12.5"' in charts.stacked_chart("T", rows, SERIES, shares=False)


def test_columns_carry_their_table_and_leave_gaps_empty():
    shown = charts.column_chart("Từng tháng", [{"label": "T1", "values": [5, None]}], SERIES)
    assert 'height="100"' in shown
    assert 'height="0"' in shown
    assert "<table" in shown
    assert charts.column_chart("Trống", [], SERIES)
