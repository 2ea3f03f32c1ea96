"""The rows of agencies in an order in which each parent stands before its children."""

from __future__ import annotations

from dataclasses import replace

from nepso.foundation.accounts.onboarding.reading import Fault, Row


def parents_first(rows: list[Row], faults: list[Fault]) -> list[Row]:
    """All rows, parents before children; a code that stands twice, and agencies that stand under
    one another, are told and go on without it, so that the rest of their row is looked at too."""
    by_code: dict[str, Row] = {}
    others: list[Row] = []
    for row in rows:
        code = row.values.get("code")
        if code and code in by_code:
            sentence = f"Mã “{code}” đã có ở dòng {by_code[code].number}: hãy bỏ một dòng."
            faults.append(row.fault("code", sentence))
            others.append(_without(row, "code"))
        elif code:
            by_code[code] = row
        else:
            others.append(row)
    done: dict[str, Row] = {}
    for code in by_code:
        _place(code, by_code, done, faults)
    return [*done.values(), *others]


def _place(code: str, by_code: dict[str, Row], done: dict[str, Row], faults: list[Fault]) -> None:
    """Put a row and all above it into ``done``, the topmost first."""
    chain: list[str] = []
    while code in by_code and code not in done:
        if code in chain:
            last = by_code[chain[-1]]
            sentence = "Các mã cấp trên đi vòng về chính cơ quan này: hãy sửa mã cấp trên."
            faults.append(last.fault("parent", sentence))
            by_code[chain[-1]] = _without(last, "parent")
            break
        chain.append(code)
        code = by_code[code].values.get("parent") or ""
    for one in reversed(chain):
        done[one] = by_code[one]


def _without(row: Row, key: str) -> Row:
    """The row with that cell at fault, as reading leaves one."""
    return replace(row, values=row.values | {key: None})
