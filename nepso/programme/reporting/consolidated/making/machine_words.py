"""The paragraphs that the machine suggests: sentences around figures, told apart until sign-off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nepso.programme.reporting.consolidated import tokens
from nepso.programme.reporting.kinds import Section
from nepso.programme.reporting.models import ConsolidatedFigure, ConsolidatedReporter


@dataclass(frozen=True, slots=True)
class Suggested:
    """A paragraph by the machine; ``key`` says of what, so that making anew finds it again."""

    section: Section
    key: str
    text: str


def suggestions(
    figures: Iterable[ConsolidatedFigure], reporters: list[ConsolidatedReporter]
) -> list[Suggested]:
    """All of them in the order of the report; ``figures`` are wholes with ``version`` at hand."""
    found = list[Suggested]()
    if reporters:
        found.append(Suggested(Section.DIRECTION, "tinh-hinh", _standing(reporters)))
    groups: dict[str, list[str]] = {}
    for figure in figures:
        if figure.stated:
            groups.setdefault(figure.version.part, []).append(_line(figure))
    for part, lines in groups.items():
        text = "\n".join([f"{_title(part)}:", *lines])
        found.append(Suggested(Section.RESULTS, f"nhom:{part}"[:140], text))
    missing = sum(1 for r in reporters if not r.is_sent)
    late = sum(1 for r in reporters if r.is_sent and not r.is_on_time)
    if missing or late:
        found.append(Suggested(Section.LIMITS, "cham", _lateness(missing, late)))
    return found


def _reporting(name: str) -> str:
    return tokens.token(tokens.REPORTERS, name)


def _standing(reporters: list[ConsolidatedReporter]) -> str:
    sent = (
        f"Đến thời điểm tổng hợp, {_reporting(tokens.SENT)} trên {_reporting(tokens.DUE)} cơ quan, "
        f"đơn vị phải báo cáo đã gửi báo cáo, trong đó {_reporting(tokens.ON_TIME)} cơ quan, "
        "đơn vị gửi đúng hạn"
    )
    if all(r.is_sent for r in reporters):
        return f"{sent}."
    return f"{sent}; còn {_reporting(tokens.NOT_SENT)} cơ quan, đơn vị chưa gửi."


def _lateness(missing: int, late: int) -> str:
    told = []
    if late:
        told.append(f"{_reporting(tokens.LATE)} cơ quan, đơn vị gửi báo cáo chậm so với thời hạn")
    if missing:
        told.append(f"{_reporting(tokens.NOT_SENT)} cơ quan, đơn vị chưa gửi báo cáo")
    return f"Chế độ báo cáo chưa được thực hiện đầy đủ: {'; '.join(told)}."


def _line(figure: ConsolidatedFigure) -> str:
    version = figure.version
    code = version.indicator.code
    text = f"- {version.name}: {tokens.token(code)} {version.unit}"
    if figure.is_estimate:
        text += " (có số ước đến hết kỳ)"
    if figure.last_year is not None:
        text += f", cùng kỳ năm trước {tokens.token(code, tokens.LAST_YEAR)} {version.unit}"
    return f"{text}."


def _title(part: str) -> str:
    """ "Hình thức tuyên truyền (mục II.1.2)" of "II.1.2. Hình thức tuyên truyền"."""
    place, dot, title = part.partition(". ")
    return f"{title} (mục {place})" if dot and title else part
