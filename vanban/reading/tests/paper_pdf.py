"""Makes small PDF files by hand, for tests: words at places, and ruled lines."""

from __future__ import annotations

from collections.abc import Sequence

Words = tuple[float, float, float, str]  # x, y, size, text (ASCII)
Rule = tuple[float, float, float, float]


def pdf_of(pages: list[list[Words]], rules: list[Rule] | None = None) -> bytes:
    """A PDF of A4 pages set in Helvetica; ``rules`` are drawn on every page."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    drawn = "".join(f"{a} {b} m {c} {d} l S " for a, b, c, d in rules or [])
    for i, words in enumerate(pages):
        lines = "".join(f"BT /F1 {s} Tf {x} {y} Td ({t}) Tj ET " for x, y, s, t in words)
        content = drawn + lines
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return _file(objects)


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """The rules of a table without merged cells: upright ones at ``xs``, level ones at ``ys``."""
    across = [(min(xs), y, max(xs), y) for y in ys]
    return across + [(x, min(ys), x, max(ys)) for x in xs]


def pdf_with_codes(codes: Sequence[str]) -> bytes:
    """A PDF that prints a letter for each of ``codes``, which its font says they mean (hex)."""
    pairs = "\n".join(f"<{at:02X}> <{code}>" for at, code in enumerate(codes, start=0x41))
    meant = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    printed = "".join(chr(at) for at in range(0x41, 0x41 + len(codes)))
    drawn = f"BT /F1 14 Tf 72 700 Td ({printed}) Tj ET"
    return _file(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            "/Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
            f"<< /Length {len(meant)} >>\nstream\n{meant}\nendstream",
        ]
    )


def _file(objects: Sequence[str]) -> bytes:
    body, offsets = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    tail += f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return (body + tail).encode("latin-1")
