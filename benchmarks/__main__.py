"""``python -m benchmarks``: every figure we claim, one ``name: value`` a line.

``ONLY=g8`` in the environment measures one of them. A module ``g*.py`` here is a benchmark: its
``run()`` gives pairs of name and value, the limit and the peer beside each figure.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path


def main() -> int:
    """Run the benchmarks asked for; 1 when there is none of that name."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("g[0-9]*.py"))
    names.append("player")  # memory of the public screens' player
    # A fresh clone's first page: it installs all anew, from the network, so only when named.
    by_name = [*names, "first"]
    only = os.environ.get("ONLY", "").strip().lower()
    chosen = [name for name in by_name if name == only] if only else names
    if not chosen:
        print(f"Không có phép đo {only}; hiện có: {', '.join(by_name)}.", file=sys.stderr)
        return 1
    for name in chosen:
        for label, value in importlib.import_module(f"benchmarks.{name}").run():
            told = f"{value:g}" if value == int(value) else f"{value:.2f}"
            print(f"{label}: {told}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
