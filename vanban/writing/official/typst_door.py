"""The one place that calls typst: our source, our fonts, data beside it, nothing of the machine."""

from __future__ import annotations

from typing import Any

import typst

from vanban.writing.official.text_width import FONTS

_compile: Any = typst.compile  # its stubs leave out that the input may be files by name


def compiled(source: bytes, files: dict[str, bytes], **options: Any) -> bytes:
    """What typst makes of ``source`` (``format``: "pdf" or "png").

    ``files`` are all that the source may read; no file, font or package of the machine is seen.
    """
    return bytes(
        _compile(
            {"main": source, **files},
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            **options,
        )
    )
