"""A small compiled document with one of everything, made by hand."""

from __future__ import annotations

from vanban.model import (
    AgencyName,
    CompiledDocument,
    Deadline,
    DeadlineKind,
    DocumentTask,
    Doubt,
    DoubtCode,
    Header,
    Problem,
    Reference,
    Section,
    Segment,
    SegmentPart,
    Signature,
    Source,
    TaskKind,
    TaskRole,
)

_LINES = (
    ("KẾ HOẠCH\nThử <script>alert(1)</script>", SegmentPart.HEADER),
    ("I. NHIỆM VỤ", SegmentPart.CLAUSE),
    ("- Tập huấn trước ngày 05/12/2026.", SegmentPart.CLAUSE),
    ("- =1+1 & báo cáo hằng năm.", SegmentPart.CLAUSE),
    ("1 Theo Luật", SegmentPart.FOOTNOTE),
    ("Nơi nhận: Lưu", SegmentPart.RECIPIENTS),
)


def small_document() -> CompiledDocument:
    text = "\n".join(line for line, _ in _LINES)
    segments, at = [], 0
    for line, part in _LINES:
        segments.append(Segment((at, at + len(line)), part, "I" if part == "clause" else None))
        at += len(line) + 1
    return CompiledDocument(
        source=Source("kế hoạch.txt", "txt", "0" * 64, 2),
        text=text,
        header=Header("Kế hoạch", "1/KH-SYT", "1/KH-SYT", "Sở Y tế", "X", "2026-03-05", "Thử <b>"),
        sections=(Section("I", "NHIỆM VỤ", segments[1].span, 1),),
        segments=tuple(segments),
        tasks=(_training(segments[2]), _reporting(segments[3], text)),
        references=(Reference("423/QĐ-BVHTTDL", "2026-03-05", "Bộ", (6, 7), ("I",)),),
        recipients=("Lưu: VT",),
        signature=Signature(("GIÁM ĐỐC",), "Nguyễn Văn A"),
        problems=(Problem("numbering", "Số thứ tự mục I bị lặp.", (0, 3)), Problem("x", "Khác.")),
    )


def _training(where: Segment) -> DocumentTask:
    start, end = where.span
    return DocumentTask(
        clause="I",
        bullet=1,
        kind=TaskKind.ASSIGNMENT,
        role=TaskRole.LEAD,
        agency_lead=("Sở Y tế",),
        agency_coordinate=("Công an tỉnh", "các sở, ban, ngành"),
        text="Tập huấn trước ngày 05/12/2026.",
        span=(start + 2, end),
        product="Lớp tập huấn",
        deadline=Deadline("trước ngày 05/12/2026", DeadlineKind.DATE, on="2026-12-05"),
        references=("423/QĐ-BVHTTDL",),
        confidence=0.9,
        doubts=(Doubt(DoubtCode.NO_LEAD, "Chưa rõ cơ quan chủ trì; hãy xem lại."),),
        leads=(AgencyName("Sở Y tế", False, True),),
        partners=(AgencyName("Công an tỉnh", False, True),),
    )


def _reporting(where: Segment, text: str) -> DocumentTask:
    start, end = where.span
    return DocumentTask(
        clause="closing",
        bullet=None,
        kind=TaskKind.REPORT,
        role=TaskRole.CARRY_OUT,
        agency_lead=(),
        agency_coordinate=(),
        text=text[start + 2 : end],
        span=(start + 2, end),
        deadline=Deadline("hằng năm", DeadlineKind.YEARLY),
    )
