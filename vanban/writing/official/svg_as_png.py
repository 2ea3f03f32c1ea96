"""An SVG drawn as PNG by typst, for programs that know no SVG."""

from __future__ import annotations

from vanban.writing.official.typst_door import compiled

_PIXELS_PER_INCH = 200.0
_SOURCE = (
    b"#set page(width: float(sys.inputs.width) * 1mm, height: auto, margin: 0mm)\n"
    b'#image("picture.svg", width: 100%)\n'
)


def svg_as_png(svg: bytes, width_mm: float) -> bytes:
    """The picture at 200 dots an inch, ``width_mm`` wide."""
    inputs = {"width": f"{width_mm:.2f}"}
    files = {"picture.svg": svg}
    return compiled(_SOURCE, files, format="png", ppi=_PIXELS_PER_INCH, sys_inputs=inputs)
