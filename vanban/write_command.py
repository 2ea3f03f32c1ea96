"""``vanban write``: an official document from its JSON to DOCX and PDF."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

UNUSABLE = 2
NOT_WRITTEN = 1
MAX_BYTES = 50 * 1024 * 1024


def fill_parser(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``vanban write``."""
    parser.add_argument(
        "file", metavar="TỆP", nargs="?", help="văn bản dạng JSON, hoặc kết quả của compile --json"
    )
    parser.add_argument("--docx", metavar="TỆP_RA", help="ghi văn bản ra tệp Word")
    parser.add_argument("--pdf", metavar="TỆP_RA", help="ghi văn bản ra tệp PDF (PDF/UA-1)")
    parser.add_argument(
        "--schema", action="store_true", help="in lược đồ JSON Schema của tệp đầu vào"
    )
    parser.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thoát")


def run(asked: argparse.Namespace) -> int:
    """Write what was asked; the exit status is 0, 1 (output not written) or 2 (unusable input)."""
    if asked.schema:
        from vanban.writing.official.json_schema import json_schema

        print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
        return 0
    if not asked.file or not (asked.docx or asked.pdf):
        return _tell("Hãy nêu tệp JSON và tệp ra, ví dụ: vanban write van-ban.json --docx ra.docx")
    from vanban.output_files import why_not

    refused = why_not(asked.file, [target for target in (asked.docx, asked.pdf) if target])
    if refused:
        print(refused, file=sys.stderr)
        return NOT_WRITTEN
    from vanban.writing.official.figures import UnusableFigure
    from vanban.writing.official.json_reading import UnusableDocument

    try:
        outputs = _outputs(asked)
    except (UnusableDocument, UnusableFigure) as error:
        return _tell(error.sentence)
    return _write(outputs)


def _outputs(asked: argparse.Namespace) -> dict[str, bytes]:
    document = _document(asked.file)
    outputs = {}
    if asked.docx:
        from vanban.writing.official.docx import to_docx

        outputs[asked.docx] = to_docx(document)
    if asked.pdf:
        from vanban.writing.official.pdf import missing_letters, to_pdf

        outputs[asked.pdf] = to_pdf(document)
        missing = " ".join(missing_letters(document))
        if missing:
            print(f"Phông chữ của PDF không có: {missing}; bản PDF in “□” thay.", file=sys.stderr)
    return outputs


def _document(name: str) -> Any:
    from vanban.writing.official.json_reading import (
        UnusableDocument,
        document_from_plain,
        plain_from_json,
    )

    path = Path(name)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnusableDocument("Tệp JSON lớn hơn 50 MB; hãy chia văn bản thành nhiều tệp.")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, UnusableDocument):
            raise
        raise UnusableDocument(f"Không mở được tệp {path.name}; hãy kiểm tra đường dẫn.") from error
    return document_from_plain(plain_from_json(data))


def _write(outputs: dict[str, bytes]) -> int:
    from vanban.output_files import write_whole

    for target, data in outputs.items():
        try:
            write_whole(target, data)
        except OSError:
            print(f"Không ghi được tệp {target}; hãy chọn thư mục khác.", file=sys.stderr)
            return NOT_WRITTEN
    return 0


def _tell(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return UNUSABLE
