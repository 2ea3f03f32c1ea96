"""Reading pasted lines of announced days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from nepso.foundation.worktime.kinds import DayKind
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import fold, nfc
from nepso.ui.forms import DATE_FORMATS

MOST_LINES = 400
_KINDS = {
    "nghi": DayKind.OFF,
    "lam": DayKind.WORKING,
    "lam viec": DayKind.WORKING,
    "lam bu": DayKind.WORKING,
}


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line as understood."""

    day: dt.date
    kind: DayKind
    note: str


def read_announcement(text: str) -> list[DayLine]:
    """The lines "ngày; nghỉ hoặc làm bù; ghi chú" of ``text``; empty lines are skipped.

    Columns are parted by ";" or a tab (a spreadsheet's). Raises Invalid with a sentence for each
    line that cannot be read, for a day given twice, and for no line at all.
    """
    found, wrong = list[DayLine](), list[str]()
    for number, line in enumerate(nfc(text).splitlines(), 1):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.replace("\t", ";").split(";", 2)]
        day, kind = _day(parts[0]), _KINDS.get(fold(parts[1]) if len(parts) > 1 else "")
        if day is None or kind is None:
            wrong.append(f"Dòng {number}: cần “ngày/tháng/năm; nghỉ” hoặc “…; làm bù”.")
        elif any(day == other.day for other in found):
            wrong.append(f"Dòng {number}: ngày {day:%d/%m/%Y} đã có ở dòng trên.")
        else:
            found.append(DayLine(day, kind, parts[2][:200] if len(parts) > 2 else ""))
    if not found and not wrong:
        wrong = ["Chưa có ngày nào: hãy dán mỗi ngày một dòng."]
    if len(found) > MOST_LINES:
        wrong = [f"Mỗi lần nhập tối đa {MOST_LINES} ngày: hãy chia làm nhiều lần."]
    if wrong:
        raise Invalid(" ".join(wrong), fields={"lines": " ".join(wrong)})
    return found


def _day(text: str) -> dt.date | None:
    for form in DATE_FORMATS:
        try:
            return dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
