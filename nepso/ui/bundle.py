"""Joins ``styles/`` into the one file that pages load: ``python -m nepso.ui.bundle``.

One request instead of twenty matters on a poor network; no Node, no minifier: comments and line
indents go, gzip does the rest.
"""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE / "static/ui/nepso.css"


def bundle() -> str:
    """The text of the stylesheet: govuk base, tokens, elements, layout, components by name."""
    styles = HERE / "styles"
    first = [styles / f"{n}.css" for n in ("govuk", "tokens", "base", "layout")]
    parts = [
        p.read_text(encoding="utf-8-sig")
        for p in [*first, *sorted(styles.glob("components/*.css"))]
    ]
    text = re.sub(r"/\*.*?\*/", "", "\n".join(parts), flags=re.S)
    lines = (re.sub(r"\s*([{};])\s*", r"\1", line.strip()) for line in text.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


if __name__ == "__main__":
    TARGET.write_text(bundle(), encoding="utf-8")
