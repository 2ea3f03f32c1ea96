"""What a filled form would change in its report, cell by cell; it changes nothing."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from decimal import Decimal

from nepso.kernel.errors import Invalid
from nepso.kernel.folding import fold
from nepso.programme.reporting.kinds import FigureDecision, Section
from nepso.programme.reporting.models import Figure, PeriodicReport, ReportForm
from nepso.programme.reporting.numbers import number_of
from nepso.programme.reporting.paper.layout import RIGHT
from nepso.programme.reporting.paper.reading import Answer, FilledForm
from nepso.programme.reporting.services import FigureChange
from nepso.programme.reporting.services.by_form import FormWords
from nepso.programme.reporting.services.figures import change_fault, is_said_already
from nepso.programme.reporting.writing import require_written
from nepso.ui.components.numbers import ngay_gio, so
from nepso.ui.forms import number_in

_BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass
class FormReading:
    """What the form says. ``told`` are changes for a person: (name, before, after); ``errors`` are
    (place, sentence); ``unsaid`` the figures left empty that the report needs."""

    changes: list[FigureChange] = field(default_factory=list)
    told: list[tuple[str, str, str]] = field(default_factory=list)
    words: list[FormWords] = field(default_factory=list)
    nothing: str = ""
    errors: list[tuple[str, str]] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    unchanged: int = 0

    @property
    def changes_something(self) -> bool:
        return bool(self.changes or self.words or self.nothing)


class _Wrong(Exception):
    """A sentence about one cell."""


def form_of(filled: FilledForm, report: PeriodicReport, sha256: str) -> ReportForm:
    """The form that a file is, when it may be read into ``report`` now.

    Raises Invalid for a form of another report, or one that was read before; Conflict when the
    report is not being written.
    """
    form = ReportForm.objects.select_related("report__agency", "report__period").filter(
        public_id=filled.code
    )
    found = form.first()
    if found is None:
        raise Invalid("Hệ thống không lập biểu mẫu có mã này: hãy tải biểu mẫu mới từ trang này.")
    if found.report_id != report.pk:
        other = found.report
        raise Invalid(
            f"Đây là biểu mẫu của {other.agency.name}, {other.title[:1].lower()}{other.title[1:]}: "
            "hãy mở đúng báo cáo ấy rồi gửi."
        )
    read_before = ReportForm.objects.filter(report=report, sha256=sha256).first()
    if read_before is not None:
        raise Invalid(
            f"Tệp này đã được nhận lúc {ngay_gio(read_before.read_at)} và đã ghi vào báo cáo: "
            "không cần gửi lại."
        )
    require_written(report)
    return found


def form_compare(filled: FilledForm, report: PeriodicReport) -> FormReading:
    """Compare what a form says with the report; one query for the figures, one for the words."""
    reading, seen = FormReading(), set[str]()
    rows = Figure.objects.filter(report=report).select_related("asked__version")
    figures = {figure.public_id: figure for figure in rows}
    for answer in filled.answers:
        try:
            _compare(answer, figures, seen, reading)
        except _Wrong as wrong:
            reading.errors.append((answer.place, str(wrong)))
    _compare_words(filled, report, reading)
    if filled.nothing and not report.is_nothing:
        reading.nothing = filled.nothing
    return reading


def _compare(
    answer: Answer, figures: dict[str, Figure], seen: set[str], reading: FormReading
) -> None:
    public_id, _, revision = answer.code.partition(".")
    figure = figures.get(public_id)
    if figure is None:
        raise _Wrong("không có số liệu nào với mã này: xin để nguyên cột “Mã”.")
    name = figure.asked.version.name
    if public_id in seen:
        raise _Wrong(f"“{name}” đã có ở dòng trên: hãy xóa một dòng.")
    seen.add(public_id)
    if answer.fault:
        raise _Wrong(f"“{name}”: {answer.fault}.")
    if not answer.said:
        if (figure.asked.version.is_required or figure.counted) and not figure.decision:
            reading.unsaid.append(name)
        return
    change = _change(figure, answer, revision)
    if is_said_already(figure, change):
        reading.unchanged += 1
        return
    if change.revision != figure.revision:
        raise _Wrong(
            f"“{name}” đã được sửa trên hệ thống sau khi lập biểu mẫu: "
            "hãy tải biểu mẫu mới cho số này."
        )
    if fault := change_fault(figure, change):
        raise _Wrong(fault)
    reading.changes.append(change)
    after = so(figure.counted) if change.decision == FigureDecision.ACCEPT else so(change.stated)
    why = change.reason or change.typed_source
    reading.told.append((name, so(figure.stated) or "chưa có", f"{after}, {why}" if why else after))


def _change(figure: Figure, answer: Answer, revision: str) -> FigureChange:
    version, said = figure.asked.version, answer.said
    seen = number_in(revision, -1)
    is_right = fold(said) == fold(RIGHT)
    number = None if is_right else _number(version.name, said)
    if version.is_counted and (is_right or number == figure.counted) and not answer.is_estimate:
        if answer.counted != so(figure.counted):
            raise _Wrong(
                f"“{version.name}”: biểu mẫu ghi hệ thống đếm {answer.counted}, nay là "
                f"{so(figure.counted)}: hãy hỏi lại cơ quan, rồi ghi số."
            )
        return FigureChange(figure, FigureDecision.ACCEPT, seen)
    if is_right and not version.is_counted:
        raise _Wrong(f"“{version.name}”: hệ thống không đếm số này, hãy nhập số.")
    return FigureChange(
        figure,
        FigureDecision.CORRECT if version.is_counted else FigureDecision.TYPED,
        seen,
        stated=figure.counted if is_right else number,
        reason=answer.reason if version.is_counted else "",
        is_estimate=answer.is_estimate,
        typed_source="" if version.is_counted else answer.reason[:300],
    )


def _number(name: str, text: str) -> Decimal | None:
    try:
        return number_of(text)
    except ValueError as error:
        raise _Wrong(
            f"“{name}”: “{text[:30]}” không phải số, hãy ghi “Đúng” hoặc một số như 1.234."
        ) from error


def _compare_words(filled: FilledForm, report: PeriodicReport, reading: FormReading) -> None:
    known = set(report.paragraphs.exclude(draft_key="").values_list("draft_key", flat=True))
    for section, text in filled.words:
        if section not in Section.values:
            reading.errors.append(
                ("Phần lời", f"không có đề mục “{section[:20]}”: xin để nguyên cột “Mã”.")
            )
            continue
        for one in filter(None, (part.strip() for part in _BLANK_LINE.split(text))):
            digest = hashlib.sha256(f"{section}\n{one}".encode()).hexdigest()
            key = f"bm-{digest[:28]}"
            if key in known:
                reading.unchanged += 1
            else:
                known.add(key)
                reading.words.append(FormWords(section, key, one))
