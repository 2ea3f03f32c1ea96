"""Where the knife cuts and how far colour runs beyond, as a press reads it (PDF boxes)."""

from __future__ import annotations

import io

import pikepdf


def with_boxes(pdf: bytes, bleed: float) -> bytes:
    """The PDF with BleedBox on each page, ``bleed`` points around the TrimBox that typst wrote.

    The tree of tags, the metadata and the rest stay as they are; same input, same bytes.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            left, low, right, high = (float(side) for side in page.trimbox)
            page.obj.TrimBox = pikepdf.Array([left, low, right, high])
            page.obj.BleedBox = pikepdf.Array(
                [left - bleed, low - bleed, right + bleed, high + bleed]
            )
        out = io.BytesIO()
        opened.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return out.getvalue()
