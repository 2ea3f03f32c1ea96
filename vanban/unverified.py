"""Files read only when somebody asks for it, through other programs, and never trusted after.

A ``.doc`` goes through LibreOffice, a scan through Tesseract. Both guess: everything found is
marked unverified, so that a person compares it with the paper before it becomes a duty.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import PurePath

from vanban.compiling import compile_bytes
from vanban.errors import UnreadableDocument
from vanban.foreign_programs import docx_from, text_of_scan
from vanban.misread_marks import mend_misread
from vanban.model import CompiledDocument, DocumentTask, Doubt, DoubtCode, Problem

_CONVERTIBLE = {"old_word": ".doc", "other_office": ""}
_OFFICE_EXTENSIONS = {".doc", ".rtf", ".odt"}
_SCAN_CODES = {"no_text_layer", "no_diacritics"}
_LESS_SURE = 0.6  # a reading by guess is at best this sure

_SCANNED = Problem(
    "unverified_ocr",
    "Chữ của văn bản do máy nhận dạng từ ảnh quét, có thể sai;"
    " hãy đối chiếu từng nhiệm vụ với bản gốc trước khi dùng.",
)
_CONVERTED = Problem(
    "unverified_conversion",
    "Văn bản do LibreOffice chuyển từ định dạng cũ, số thứ tự và bảng có thể lệch;"
    " hãy đối chiếu với bản gốc trước khi dùng.",
)
_DOUBT = "Đọc qua chương trình khác, chưa kiểm chứng; hãy đối chiếu câu này với bản gốc."


def compile_unverified(name: str, data: bytes) -> CompiledDocument:
    """Compile as usual; where that fails for its format, through LibreOffice or Tesseract.

    What came that way carries a problem (``unverified_conversion``, ``unverified_ocr``), and each
    task a doubt and a confidence of at most 0.6. Raises UnreadableDocument.
    """
    try:
        document = compile_bytes(name, data)
    except UnreadableDocument as error:
        if error.code in _SCAN_CODES:
            return _scan(name, data)
        extension = _CONVERTIBLE.get(error.code)
        if extension is None:
            raise
        extension = extension or PurePath(name).suffix.lower()
        if extension not in _OFFICE_EXTENSIONS:
            raise
        made = compile_bytes(f"{name}.docx", docx_from(data, extension))
        return _marked(made, name, data, _CONVERTED)
    is_scan = any(problem.code in _SCAN_CODES for problem in document.problems)
    return _scan(name, data) if is_scan and document.source.format == "pdf" else document


def _scan(name: str, data: bytes) -> CompiledDocument:
    made = compile_bytes(f"{name}.txt", mend_misread(text_of_scan(data)).encode())
    return _marked(made, name, data, _SCANNED)


def _marked(
    document: CompiledDocument, name: str, data: bytes, problem: Problem
) -> CompiledDocument:
    source = replace(
        document.source,
        name=name,
        format=PurePath(name).suffix.lower().lstrip(".") or document.source.format,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    tasks = tuple(_doubted(task) for task in document.tasks)
    problems = (problem, *document.problems)
    return replace(document, source=source, tasks=tasks, problems=problems)


def _doubted(task: DocumentTask) -> DocumentTask:
    confidence = min(task.confidence, _LESS_SURE)
    return replace(
        task, confidence=confidence, doubts=(Doubt(DoubtCode.UNVERIFIED, _DOUBT), *task.doubts)
    )
