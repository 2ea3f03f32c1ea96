"""What both forms hold, one list for writing and reading, so that the two agree."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.programme.reporting.kinds import REQUIRED_SECTIONS, Section
from nepso.programme.reporting.models import PeriodicReport, ReportForm
from nepso.programme.reporting.selectors import report_parts
from nepso.ui.components.numbers import ngay, so

CODE = "Mã biểu mẫu"
FIGURES = "Số liệu"
WORDS = "Lời"
FIGURE_TITLES = (
    "Mã", "Số liệu", "Đơn vị", "Hệ thống đếm", "Năm trước", "Số của cơ quan",
    "Vì sao khác, hoặc lấy số từ đâu", "Ước đến hết kỳ",
)  # fmt: skip
WORD_TITLES = ("Mã", "Đề mục", "Nội dung")
NOTHING = "khong-co"
NOTHING_LABEL = "Chỉ khi không có gì để báo cáo: ghi vì sao"
RIGHT = "Đúng"
HOW_TO = (
    "Cột “Số của cơ quan”: hệ thống đếm đúng thì ghi “Đúng”; khác thì ghi số khác và ghi vì sao.",
    "Số mà hệ thống không đếm thì ghi số và ghi lấy từ đâu; không có thì ghi 0.",
    "Số ước đến hết kỳ thì đánh dấu x ở cột cuối. Cột “Mã” xin để nguyên.",
    "Lời: viết vào cột “Nội dung” theo từng đề mục; không có gì thì để trống.",
)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One figure in a form; ``code`` is its public id with the revision that the form shows."""

    code: str
    name: str
    unit: str
    counted: str
    last_year: str
    is_counted: bool


@dataclass(frozen=True, slots=True)
class FormContent:
    """A form as both kinds write it: parts of figures, headings, who and when."""

    code: str
    title: str
    agency: str
    until: str
    parts: list[tuple[str, list[FormRow]]]
    sections: list[tuple[str, str]]


def form_content(form: ReportForm) -> FormContent:
    """What a form of a report shows at this moment."""
    report = form.report
    due = report.period.units_due_on
    sections = [
        (s.value, f"{s.label} (bắt buộc)" if s in REQUIRED_SECTIONS else str(s.label))
        for s in Section
    ]
    return FormContent(
        code=form.public_id,
        title=report.title,
        agency=report.agency.name,
        until=f"Gửi về cơ quan đầu mối trước hoặc trong ngày {ngay(due)}." if due else "",
        parts=_parts(report),
        sections=[*sections, (NOTHING, NOTHING_LABEL)],
    )


def _parts(report: PeriodicReport) -> list[tuple[str, list[FormRow]]]:
    return [
        (
            part.name,
            [
                FormRow(
                    code=f"{cell.figure.public_id}.{cell.figure.revision}",
                    name=cell.version.name,
                    unit=cell.version.unit,
                    counted=so(cell.figure.counted) if cell.version.is_counted else "không đếm",
                    last_year=so(cell.last_year),
                    is_counted=cell.version.is_counted,
                )
                for cell in part.cells
            ],
        )
        for part in report_parts(report)
    ]
