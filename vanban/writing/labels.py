"""What the codes of a compiled document are called in Vietnamese, for every written form."""

from __future__ import annotations

from vanban.model import CompiledDocument, DocumentTask, TaskKind, TaskRole

KIND = {
    TaskKind.MEASURE: "Nhiệm vụ, giải pháp",
    TaskKind.ASSIGNMENT: "Giao cơ quan",
    TaskKind.REPORT: "Báo cáo",
    TaskKind.TABLE_ROW: "Dòng trong bảng nhiệm vụ",
}
ROLE = {
    TaskRole.LEAD: "Chủ trì",
    TaskRole.COORDINATE: "Phối hợp",
    TaskRole.CARRY_OUT: "Thực hiện",
    TaskRole.REQUESTED: "Đề nghị",
}
CLOSING = "Lời kết"


def agency_in_words(task: DocumentTask) -> str:
    """Who is given the duty and what part it plays: ``Sở Y tế (chủ trì)``."""
    return f"{'; '.join(task.agency_lead)} ({ROLE[task.role].lower()})"


def place_of(task: DocumentTask) -> str:
    """Where the duty stands: ``IV.3, ý 2``; the closing paragraph is named in words."""
    clause = CLOSING if task.clause == "closing" else task.clause
    return clause if task.bullet is None else f"{clause}, ý {task.bullet}"


def date_in_words(iso: str | None) -> str:
    """``2026-03-05`` as ``05/03/2026``; nothing for None."""
    if not iso:
        return ""
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def heading_facts(document: CompiledDocument) -> list[tuple[str, str]]:
    """The heading of the document as pairs of label and value; blank values are told so."""
    header = document.header
    return [
        ("Loại văn bản", header.kind or "Chưa rõ"),
        ("Số, ký hiệu", header.number or header.number_raw or "Chưa ghi"),
        ("Cơ quan ban hành", header.issuer or "Chưa rõ"),
        ("Ngày ban hành", date_in_words(header.issued_on) or "Chưa ghi"),
        ("Nơi ban hành", header.place or "Chưa ghi"),
        ("Trích yếu", header.title or "Chưa rõ"),
    ]


def percent(confidence: float) -> str:
    """0.965 as ``97%``."""
    return f"{round(confidence * 100)}%"
