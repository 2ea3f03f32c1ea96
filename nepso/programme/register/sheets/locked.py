"""What somebody typed over a column that the spreadsheet only shows.

It is a warning, not an error: the row's other changes are wanted all the same, and an agency that
was renamed since the export would otherwise stop every row of it. But it is told, row by row and
before anything is written: whoever typed it would think that it was kept.
"""

from __future__ import annotations

from nepso.kernel.folding import nfc
from nepso.programme.register.models import PlanTask
from nepso.programme.register.periods import period_label
from nepso.programme.register.presenting import place_of, plan_name, short
from nepso.programme.register.sheets.columns import COLUMNS
from nepso.programme.register.sheets.opening import SheetRow, as_text

_BY_PLAN = "cột này lấy từ kế hoạch, cơ quan đầu mối sửa ở trang kế hoạch"
_WHERE = {
    "plan": _BY_PLAN,
    "place": _BY_PLAN,
    "text": _BY_PLAN,
    "agency": "cơ quan đầu mối giao lại ở trang của nhiệm vụ",
    "period": _BY_PLAN,
    "words": _BY_PLAN,
}
_TITLE = {column.key: column.title for column in COLUMNS}


def means_words(words_only: bool) -> str:
    """How the task is accounted for, as the column "Cách báo cáo" says it."""
    return "Bằng lời" if words_only else "Có minh chứng"


def locked_changes(row: SheetRow, task: PlanTask) -> list[str]:
    """One sentence for each locked cell that differs from the register; in the order of columns.

    ``task`` comes with its duty, plan and agency. Spaces and line breaks do not count.
    """
    stored = {
        "plan": plan_name(task.version),
        "place": place_of(task),
        "text": task.duty.text,
        "agency": task.agency.name if task.agency else "",
        "period": period_label(task.occurrence),
        "words": means_words(task.words_only),
    }
    told = []
    for key, before in stored.items():
        if key not in row.values:  # a sheet of before the column
            continue
        typed = nfc(as_text(row.values[key]))
        if typed.split() != nfc(before).split():
            told.append(
                f"cột “{_TITLE[key]}” không đổi được ở đây, nên “{short(typed, 60) or 'ô trống'}” "
                f"không được ghi ({_WHERE[key]})."
            )
    return told
