"""How sure a task is, and sentences that tell a person what to check."""

from __future__ import annotations

import re

from vanban.model import AgencyName, Deadline, DeadlineKind, TaskKind

_SURE = 0.98


def doubts_about(
    kind: TaskKind,
    leads: tuple[AgencyName, ...],
    partners: tuple[AgencyName, ...],
    deadline: Deadline | None,
    text: str,
    *,
    expects_lead: bool,
    numbered: bool,
) -> tuple[float, tuple[str, ...]]:
    """A confidence between 0 and 1 and the doubts, each one sentence a person can act on."""
    confidence = _SURE
    doubts: list[str] = []
    if expects_lead and not leads:
        confidence -= 0.35
        doubts.append("Không thấy tên cơ quan được giao việc này; hãy chọn cơ quan chủ trì.")
    for name in (*leads, *partners):
        if not name.is_known and not name.is_group:
            confidence -= 0.08
            doubts.append(
                f"“{name.name}” không có trong danh mục tên cơ quan; hãy kiểm tra lại tên này."
            )
    for name in leads:
        if name.is_group:
            confidence -= 0.02
            doubts.append(
                f"“{name.name}” là một nhóm; hãy chọn từng cơ quan trong nhóm khi giao việc."
            )
    if deadline is not None and deadline.kind is DeadlineKind.UNCLEAR:
        confidence -= 0.05
        doubts.append(f"Thời hạn “{deadline.text}” chưa phải một ngày cụ thể; hãy ghi ngày hạn.")
    if len(set(re.findall(r"\d{1,2}/\d{1,2}/\d{4}", text))) > 1:
        confidence -= 0.05
        doubts.append("Câu này nhắc nhiều ngày khác nhau; hãy kiểm tra lại thời hạn.")
    if not numbered:
        confidence -= 0.05
        doubts.append(
            "Đoạn này không có số hay gạch đầu dòng; hãy xem nó có phải một nhiệm vụ riêng không."
        )
    if len(text) > 900:
        confidence -= 0.05
        doubts.append("Đoạn này dài; hãy xem có cần tách thành nhiều nhiệm vụ không.")
    return round(max(0.2, confidence), 2), tuple(dict.fromkeys(doubts))
