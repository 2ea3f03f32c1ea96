"""How sure a task is, and sentences that tell a person what to check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.model import AgencyName, Deadline, DeadlineKind, Doubt, DoubtCode, TaskKind
from vanban.understanding.dates import (
    has_several_days,
    is_impossible,
    names_time,
    only_begins,
    unkept_days,
)
from vanban.understanding.deadlines import times_beside

_SURE = 0.98
_MOST_OTHERS = 4  # named in one sentence
_PARTS_SHOWN = 3
_UNNUMBERED = "Đoạn này không có số hay gạch đầu dòng; hãy xem nó có phải một nhiệm vụ riêng không."


def doubts_about(
    kind: TaskKind,
    leads: tuple[AgencyName, ...],
    partners: tuple[AgencyName, ...],
    deadline: Deadline | None,
    text: str,
    *,
    expects_lead: bool,
    numbered: bool,
    beside: tuple[Doubt, ...] = (),
) -> tuple[float, tuple[Doubt, ...]]:
    """A confidence between 0 and 1 and the doubts, each one sentence a person can act on."""
    confidence = _SURE
    doubts: list[Doubt] = []
    if expects_lead and not leads:
        confidence -= 0.35
        sentence = "Không thấy tên cơ quan được giao việc này; hãy chọn cơ quan chủ trì."
        doubts.append(Doubt(DoubtCode.NO_LEAD, sentence))
    for told in beside:
        confidence -= 0.15
        doubts.append(told)
    for cost, doubt in _about_names(leads, partners):
        confidence -= cost
        doubts.append(doubt)
    for doubt in _about_deadline(deadline, text):
        confidence -= 0.05
        doubts.append(doubt)
    if not numbered:
        confidence -= 0.05
        doubts.append(Doubt(DoubtCode.UNNUMBERED, _UNNUMBERED))
    if len(text) > 900:
        confidence -= 0.05
        sentence = "Đoạn này dài; hãy xem có cần tách thành nhiều nhiệm vụ không."
        doubts.append(Doubt(DoubtCode.LONG, sentence))
    return round(max(0.2, confidence), 2), tuple(dict.fromkeys(doubts))


def _about_deadline(deadline: Deadline | None, text: str) -> Iterator[Doubt]:
    others = times_beside(text, deadline) if deadline is not None else []
    if deadline is not None and deadline.kind is DeadlineKind.UNCLEAR:
        yield _of_deadline(deadline.text)
    elif deadline is not None and unkept_days(deadline):
        yield _of_days(deadline.text)
    elif deadline is not None and names_time(deadline):
        sentence = (
            f"“{deadline.text}” là việc thường xuyên nhưng có ghi ngày, tháng; "
            "hãy ghi ngày hạn nếu có."
        )
        yield Doubt(DoubtCode.DEADLINE, sentence)
    elif not others and len(set(re.findall(r"\d{1,2}/\d{1,2}/\d{4}", text))) > 1:
        sentence = "Câu này nhắc nhiều ngày khác nhau; hãy kiểm tra lại thời hạn."
        yield Doubt(DoubtCode.SEVERAL_DATES, sentence)
    if others:
        named = ", ".join(f"“{other}”" for other in others[:_MOST_OTHERS])
        sentence = f"Câu này còn ghi {named} ngoài thời hạn đã lấy; hãy kiểm tra lại thời hạn."
        yield Doubt(DoubtCode.SEVERAL_DATES, sentence)


def _about_names(
    leads: tuple[AgencyName, ...], partners: tuple[AgencyName, ...]
) -> Iterator[tuple[float, Doubt]]:
    for name in (*leads, *partners):
        if not name.is_known and not name.is_group:
            sentence = "không có trong danh mục tên cơ quan; hãy kiểm tra lại tên này."
            yield 0.08, _of_name(DoubtCode.UNKNOWN_NAME, name, sentence)
    for name in leads:
        if name.is_group:
            sentence = "là một nhóm; hãy chọn từng cơ quan trong nhóm khi giao việc."
            yield 0.02, _of_name(DoubtCode.GROUP, name, sentence)


def which_lead(seen: str) -> Doubt:
    """The doubt who leads, with what was seen."""
    return Doubt(DoubtCode.WHICH_LEAD, f"{seen}; hãy kiểm tra cơ quan nào chủ trì.")


def states_no_deed() -> Doubt:
    """The doubt whether words that open with no verb are something to be done."""
    sentence = (
        "Câu này không mở đầu bằng việc phải làm; hãy xem đây có phải một nhiệm vụ không, và ghi "
        "rõ việc phải làm nếu có."
    )
    return Doubt(DoubtCode.NO_VERB, sentence)


def lists_parts(parts: list[str]) -> Doubt:
    """The doubt whether items under a task, read as parts of it, are tasks of their own."""
    shown = "”, “".join(part.strip(" .;") for part in parts[:_PARTS_SHOWN])
    more = ", …" if len(parts) > _PARTS_SHOWN else ""
    sentence = (
        f"Dưới việc này có {len(parts)} dòng được đọc là các phần của việc, không thành việc "
        f"riêng (“{shown}”{more}); hãy xem và ghi thành việc riêng nếu cần."
    )
    return Doubt(DoubtCode.PARTS, sentence)


def office_or_two(office: str, body: str) -> Doubt:
    """The doubt whether two lines of a cell name two agencies or the office of one."""
    sentence = (
        f"“{office}” và “{body}” đứng ở hai dòng của một ô, được đọc là hai cơ quan; "
        f"hãy kiểm tra có phải một cơ quan không."
    )
    return Doubt(DoubtCode.UNKNOWN_NAME, sentence, about=office)


def partners_unread(words: str) -> tuple[Doubt, ...]:
    """The doubt about a list of partners read only to these words; none where they are ""."""
    sentence = (
        f"Chưa đọc hết danh sách phối hợp, dừng trước “{words}”; hãy xem và ghi thêm cơ quan còn "
        "thiếu nếu có."
    )
    return (Doubt(DoubtCode.UNKNOWN_NAME, sentence, about=words),) if words else ()


def only_a_start(words: str) -> tuple[Doubt, ...]:
    """The doubt about a table that says from when, and not by when; none where it says neither."""
    sentence = f"Bảng chỉ ghi “{words}” là lúc bắt đầu, chưa có hạn; hãy ghi ngày hạn nếu có."
    return (Doubt(DoubtCode.DEADLINE, sentence),) if words else ()


def _of_days(words: str) -> Doubt:
    sentence = (
        f"Thời hạn “{words}” ghi ngày mà hạn của kỳ chưa giữ được; "
        "hãy xem lại và ghi ngày hạn của từng kỳ."
    )
    return Doubt(DoubtCode.DEADLINE, sentence)


def _of_deadline(words: str) -> Doubt:
    if is_impossible(words):
        sentence = f"Ngày trong “{words}” không có trong lịch; hãy ghi ngày hạn đúng."
        return Doubt(DoubtCode.DEADLINE, sentence)
    if has_several_days(words):
        sentence = f"Thời hạn “{words}” có nhiều ngày; hãy ghi hạn của từng lần."
        return Doubt(DoubtCode.SEVERAL_DATES, sentence)
    if only_begins(words):
        sentence = f"“{words}” là lúc bắt đầu, chưa phải hạn; hãy ghi ngày hạn nếu có."
        return Doubt(DoubtCode.DEADLINE, sentence)
    sentence = f"Thời hạn “{words}” chưa phải một ngày cụ thể; hãy ghi ngày hạn."
    return Doubt(DoubtCode.DEADLINE, sentence)


def _of_name(code: DoubtCode, name: AgencyName, said: str) -> Doubt:
    return Doubt(code, f"“{name.name}” {said}", about=name.name)
