"""G4: page 1,000 and the last page against page 1, by keyset."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from benchmarks.filling import client, page, province, times

LIMIT_RATIO = 1.5
PAGE = 1000


def run() -> list[tuple[str, float]]:
    """Medians in ms and their ratios; the peer is the same page by OFFSET."""
    province()
    signed_in = client()
    # A reader gets the cursor from the page before; finding it by OFFSET is no part of the page.
    addresses = (
        _address(),
        _address(after=_cursor(PAGE * 25 - 1)),
        _address(before=_cursor(-1)),
    )
    first, thousandth, last = (
        times(lambda address=address: page(signed_in, address))[0] for address in addresses
    )
    near, far = (times(lambda n=n: _by_offset(n), rounds=15)[0] for n in (0, 99_000))
    return [
        ("g4_page_1_ms", first),
        ("g4_page_1000_ms", thousandth),
        ("g4_last_page_ms", last),
        ("g4_ratio_1000", thousandth / first),
        ("g4_ratio_last", last / first),
        ("g4_limit_ratio", LIMIT_RATIO),
        ("g4_peer_offset_ratio", far / near),
    ]


def _address(**cursor: str) -> str:
    return "/nhiem-vu/?" + urlencode({"xem": "co-quan", **cursor})


def _cursor(position: int) -> str:
    """The cursor that the pages themselves would have led to."""
    from nepso.kernel import keyset
    from nepso.programme.register.selectors.listing import ORDER

    rows = _rows()
    row = rows[position] if position >= 0 else rows.reverse()[0]
    return keyset._cursor(row, ORDER)


def _rows() -> Any:
    from nepso.programme.register.selectors.visible import plan_tasks_current

    return plan_tasks_current().filter(agency__isnull=False).order_by("due_sort", "id")


def _by_offset(start: int) -> list[Any]:
    return list(_rows().defer("search_text", "folded")[start : start + 25])
