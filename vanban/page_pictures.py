"""``python -m vanban.page_pictures PAGES``: draw the pages of the PDF on standard input.

Writes ``page-001.png`` … (300 dots an inch, grey) into the working folder, for Tesseract. Limited
like ``vanban.child``, since drawing a hostile PDF is as dangerous as reading it.
"""

from __future__ import annotations

import sys

import pypdfium2

from vanban import limits

DOTS_AN_INCH = 300
MOST_DOTS = 16_000_000  # an A3 page at 300 dots an inch
MEMORY_BYTES = 512 * 1024 * 1024
PICTURE_BYTES = 32 * 1024 * 1024
CPU_SECONDS_A_PAGE = 4
MOST_CPU_SECONDS = 100  # less than whoever starts us allows


def main(pages: int) -> int:
    """Draw at most ``pages`` pages; 0 when all went well, an error ends the process."""
    seconds = min(4 + CPU_SECONDS_A_PAGE * pages, MOST_CPU_SECONDS)
    limits.take_on(memory_bytes=MEMORY_BYTES, cpu_seconds=seconds, file_bytes=PICTURE_BYTES)
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    for number in range(min(len(document), pages)):
        page = document[number]
        scale = DOTS_AN_INCH / 72
        dots = page.get_width() * page.get_height() * scale * scale
        if dots > MOST_DOTS:
            scale *= (MOST_DOTS / dots) ** 0.5
        picture = page.render(scale=scale, grayscale=True).to_pil()
        picture.save(f"page-{number + 1:03d}.png", dpi=(DOTS_AN_INCH, DOTS_AN_INCH))
        page.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
