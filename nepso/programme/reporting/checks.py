"""What a report is asked before it is sent: each finding one sentence and a way on.

``STOP`` must be mended. ``ASK`` may be right: who explains goes on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nepso.foundation.worktime.selectors import period_before
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors.visible import plan_tasks_of_programme
from nepso.programme.register.states import DONE, NOT_STARTED
from nepso.programme.reporting.counting import figures_counted, span_of
from nepso.programme.reporting.kinds import REQUIRED_SECTIONS, CountedFrom, Section, TextOrigin
from nepso.programme.reporting.models import (
    Explanation,
    Figure,
    IndicatorVersion,
    Paragraph,
    PeriodicReport,
)
from nepso.ui.components.numbers import so

STOP, ASK = "stop", "ask"
# From which difference to the year before a figure is asked about: half as much, and five at least.
UNLIKE_SHARE, UNLIKE_LEAST = Decimal("0.5"), Decimal(5)


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about a figure, a section or the whole; ``explained`` is what was answered."""

    code: str
    level: str
    sentence: str
    figure: Figure | None = None
    section: str = ""
    explained: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still keeps the report from being sent."""
        return self.level == STOP or not self.explained


def report_findings(report: PeriodicReport) -> list[Finding]:
    """All findings about a report, those that stop it first. A handful of queries."""
    answers = {
        (row.figure_id, row.check_code): row.text
        for row in Explanation.objects.filter(report=report)
    }
    found = _found(report, list(_figures(report)))
    told = [
        Finding(
            one.code, one.level, one.sentence, one.figure, one.section,
            answers.get((one.figure.pk if one.figure else None, one.code), ""),
        )
        for one in found
    ]  # fmt: skip
    return sorted(told, key=lambda one: (one.level != STOP, bool(one.explained)))


def report_facts(report: PeriodicReport) -> tuple[bool, bool]:
    """(complete: nothing keeps it from being sent, non-empty: it says something)."""
    complete = not any(one.is_open for one in report_findings(report))
    if report.is_nothing:
        return complete, False
    says = report.figures.filter(stated__gt=0).exists()
    return complete, says or report.paragraphs.exclude(text="").exists()


def _figures(report: PeriodicReport) -> Iterable[Figure]:
    rows = Figure.objects.filter(report=report)
    return rows.select_related("asked__version", "asked__indicator").order_by("asked__order")


def _found(report: PeriodicReport, figures: list[Figure]) -> list[Finding]:
    if report.is_nothing:
        return _nothing_findings(report, figures)
    found = [one for figure in figures for one in _missing(figure)]
    found += _bounds(figures) + _unlike_last_year(report, figures)
    found += _unlike_register(report, figures)
    return found + _words_findings(report)


def _nothing_findings(report: PeriodicReport, figures: list[Figure]) -> list[Finding]:
    found = list[Finding]()
    if not report.nothing_reason.strip():
        sentence = "Chưa nêu vì sao không có gì để báo cáo: hãy ghi lý do."
        found.append(Finding("nothing_reason", STOP, sentence))
    counted = [f for f in figures if f.counted and not _is_given(f)]
    if counted:
        sentence = (
            f"Hệ thống đếm được {len(counted)} số liệu khác 0 của cơ quan, ví dụ "
            f"“{counted[0].asked.version.name}” là {so(counted[0].counted)}: hãy lập báo cáo "
            "có số liệu, hoặc giải thích vì sao vẫn không có gì."
        )
        found.append(Finding("nothing_but_counted", ASK, sentence))
    return found


def _is_given(figure: Figure) -> bool:
    """The number of tasks given, whatever their state, says nothing of what was done."""
    return NOT_STARTED in figure.asked.version.rule.get("states", ())


def _missing(figure: Figure) -> list[Finding]:
    version, found = figure.asked.version, list[Finding]()
    if figure.return_reason:
        sentence = (
            f"“{version.name}” bị trả lại: {figure.return_reason} Hãy xem lại rồi chọn lại số này."
        )
        found.append(Finding("returned", STOP, sentence, figure))
    elif not figure.decision and (version.is_required or figure.counted):
        how = "chọn Đúng hoặc Sửa" if version.is_counted else "nhập số, không có thì nhập 0"
        found.append(Finding("missing", STOP, f"Chưa xong “{version.name}”: hãy {how}.", figure))
    return found


def _bounds(figures: list[Figure]) -> list[Finding]:
    by_code = {f.asked.indicator.code: f for f in figures}
    found = list[Finding]()
    for figure in figures:
        above = by_code.get(figure.asked.version.not_above)
        if above is None or figure.stated is None or above.stated is None:
            continue
        if figure.stated > above.stated:
            sentence = (
                f"“{figure.asked.version.name}” là {so(figure.stated)}, lớn hơn "
                f"“{above.asked.version.name}” là {so(above.stated)}: hãy sửa một trong hai số."
            )
            found.append(Finding("not_above", STOP, sentence, figure))
    return found


def last_year_values(report: PeriodicReport) -> dict[int, Decimal]:
    """What the agency stated in the same period of the year before, by indicator id."""
    before = period_before(report.period)
    if before is None:
        return {}
    rows = Figure.objects.filter(
        report__period=before, report__agency_id=report.agency_id, stated__isnull=False
    )
    found = rows.values_list("asked__indicator_id", "stated")
    return {pk: value for pk, value in found if value is not None}


def _unlike_last_year(report: PeriodicReport, figures: list[Figure]) -> list[Finding]:
    before, found = last_year_values(report), list[Finding]()
    for figure in figures:
        was = before.get(figure.asked.indicator_id)
        if was is None or figure.stated is None:
            continue
        difference = abs(figure.stated - was)
        if difference >= UNLIKE_LEAST and difference > UNLIKE_SHARE * was:
            word = "nhiều" if figure.stated > was else "ít"
            sentence = (
                f"“{figure.asked.version.name}” là {so(figure.stated)}, {word} hơn hẳn năm trước "
                f"({so(was)}): hãy xem lại, hoặc giải thích rồi gửi."
            )
            found.append(Finding("last_year", ASK, sentence, figure))
    return found


def _unlike_register(report: PeriodicReport, figures: list[Figure]) -> list[Finding]:
    """Figures of tasks against what the register says at this moment."""
    of_tasks = [f for f in figures if f.asked.version.counted_from == CountedFrom.TASKS]
    versions: dict[str, IndicatorVersion] = {str(f.asked_id): f.asked.version for f in of_tasks}
    span = span_of(report.period, report.counted_at or report.changed_at)
    counted = figures_counted(versions, [report.agency_id], span)
    found = list[Finding]()
    for figure in of_tasks:
        cell = counted.get((report.agency_id, str(figure.asked_id)))
        here = cell.value if cell else Decimal(0)
        if figure.stated is not None and figure.stated != here:
            sentence = (
                f"“{figure.asked.version.name}” là {so(figure.stated)}, sổ theo dõi đang có "
                f"{so(here)}: hãy đếm lại, cập nhật sổ, hoặc giải thích rồi gửi."
            )
            found.append(Finding("register", ASK, sentence, figure))
    return found


def _words_findings(report: PeriodicReport) -> list[Finding]:
    paragraphs = list(Paragraph.objects.filter(report=report).prefetch_related("plan_tasks"))
    told, tasks = defaultdict[str, int](int), set[int]()
    found = list[Finding]()
    for paragraph in paragraphs:
        told[paragraph.section] += len(paragraph.text.strip())
        tasks |= {task.pk for task in paragraph.plan_tasks.all()}
        if paragraph.return_reason:
            label = Section(paragraph.section).label
            sentence = (
                f"Một đoạn ở “{label}” bị trả lại: {paragraph.return_reason} Hãy sửa đoạn ấy."
            )
            found.append(Finding("returned", STOP, sentence, section=paragraph.section))
    unread = sum(1 for paragraph in paragraphs if paragraph.origin == TextOrigin.MACHINE)
    if unread:
        sentence = (
            f"Còn {unread} đoạn do máy gợi ý mà chưa ai nhận: hãy đọc từng đoạn, "
            "rồi sửa, nhận làm lời của cơ quan, hoặc bỏ."
        )
        found.append(Finding("machine_text", STOP, sentence, section=Section.RESULTS))
    for section in REQUIRED_SECTIONS:
        if not told[section]:
            sentence = f"Chưa viết “{section.label}”: hãy viết ít nhất một đoạn."
            found.append(Finding(f"words_{section}", STOP, sentence, section=section))
    return found + _tasks_untold(report, tasks)


def _tasks_untold(report: PeriodicReport, told: set[int]) -> list[Finding]:
    rows = plan_tasks_of_programme().filter(agency_id=report.agency_id)
    untold = [task for task in rows.only("pk", "words_only", "state") if task.pk not in told]
    in_words = sum(1 for task in untold if task.words_only and task.is_open)
    done = sum(1 for task in untold if not task.words_only and task.state == DONE)
    found = list[Finding]()
    if in_words:
        sentence = (
            f"Còn {in_words} nhiệm vụ chỉ báo cáo bằng lời mà chưa đoạn nào kể tới: "
            "hãy viết và gắn nhiệm vụ, hoặc giải thích rồi gửi."
        )
        found.append(Finding("words_only_untold", ASK, sentence, section=Section.RESULTS))
    if done:
        sentence = (
            f"Sổ theo dõi ghi {done} nhiệm vụ đã xong mà chưa đoạn nào kể tới: "
            "hãy gắn nhiệm vụ vào đoạn lời, hoặc giải thích rồi gửi."
        )
        found.append(Finding("done_untold", ASK, sentence, section=Section.RESULTS))
    return found


def tasks_to_tell(report: PeriodicReport) -> list[PlanTask]:
    """The tasks that paragraphs of a report can be tied to."""
    rows = plan_tasks_of_programme().filter(agency_id=report.agency_id)
    return list(rows.select_related("duty").order_by("duty__order", "occurrence"))
