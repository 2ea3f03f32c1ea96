"""An invented code that plainly is a test, as TXT, DOCX and PDF: nobody's real document."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import typst

TEXT = Path(__file__).with_name("quy-che-mau-thu.txt").read_text(encoding="utf-8")

DECISION = """BỘ MẪU THỬ                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
-------                            Độc lập - Tự do - Hạnh phúc
Số: 01/QĐ-BMT                      Nơi Thử, ngày 01 tháng 02 năm 2026

QUYẾT ĐỊNH
Ban hành Quy chế mẫu thử

BỘ TRƯỞNG BỘ MẪU THỬ

Căn cứ nhu cầu kiểm thử;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế mẫu thử.
Điều 2. Quyết định này có hiệu lực để thử.
Điều 3. Người thử chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

BỘ TRƯỞNG
(Đã ký)
Nguyễn Văn Thử

"""
ISSUED = DECISION + TEXT[TEXT.index("QUY CHẾ MẪU THỬ") :]


def as_docx(text: str) -> bytes:
    """One paragraph a line."""
    document = docx.Document()
    for line in _lines(text):
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def as_pdf(text: str) -> bytes:
    """One paragraph a line, set narrow enough that lines wrap."""
    words = "\n".join(f"#par[#text({_quoted(line)})]" for line in _lines(text))
    page = '#set page(paper: "a5")\n#set text(size: 13pt)\n#set par(spacing: 10pt)\n'
    return bytes(typst.compile((page + words).encode()))


def _lines(text: str) -> list[str]:
    """The lines; two that stand side by side in the heading, one after the other."""
    return [part.strip() for part in re.split(r"\n|\s{4,}", text) if part.strip()]


def _quoted(line: str) -> str:
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'
