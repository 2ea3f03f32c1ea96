"""The compiled document as plain Vietnamese words for a terminal."""

from __future__ import annotations

from vanban.model import CompiledDocument, DocumentTask
from vanban.writing.labels import KIND, agency_in_words, heading_facts, percent, place_of


def document_in_words(document: CompiledDocument) -> str:
    """A summary to read on a screen: heading, tasks clause by clause, problems at the end."""
    lines = [f"{label}: {value}" for label, value in heading_facts(document)]
    source = document.source
    lines += [f"Tệp: {source.name} ({source.pages} trang)", ""]
    lines += [f"Đề mục: {len(document.sections)}", f"Nhiệm vụ: {len(document.tasks)}"]
    for task in document.tasks:
        lines += ["", *_task_lines(task)]
    lines += ["", problems_in_words(document)]
    return "\n".join(lines)


def problems_in_words(document: CompiledDocument) -> str:
    """What a person should look at: problems of the document, then doubts of its tasks."""
    lines = [f"- {problem.message}" for problem in document.problems]
    for task in document.tasks:
        lines += [f"- {place_of(task)}: {doubt.sentence}" for doubt in task.doubts]
    if not lines:
        return "Không có điều gì cần xem lại."
    return "\n".join([f"Cần xem lại ({len(lines)}):", *lines])


def _task_lines(task: DocumentTask) -> list[str]:
    lines = [f"[{place_of(task)}] {task.text}", f"    Loại: {KIND[task.kind]}"]
    if task.agency_lead:
        lines.append(f"    Cơ quan: {agency_in_words(task)}")
    if task.agency_coordinate:
        lines.append(f"    Phối hợp với: {'; '.join(task.agency_coordinate)}")
    if task.deadline:
        lines.append(f"    Thời hạn: {task.deadline.text}")
    if task.product:
        lines.append(f"    Sản phẩm: {task.product}")
    lines.append(f"    Độ tin cậy: {percent(task.confidence)}")
    return lines
