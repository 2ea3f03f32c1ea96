"""The indicators that come with the software, read from ``sets/``."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from nepso.programme.reporting.rules import rule_of

FOLDER = Path(__file__).parent / "sets"
SET = "quyet-dinh-423"


def shipped_indicators(name: str = SET) -> list[dict[str, Any]]:
    """The set of that name in its order: each the ``code`` and the fields of its version.

    Raises Invalid for a rule that its source does not know.
    """
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    found = []
    for part in data["part"]:
        for facts in part["indicator"]:
            rule_of(facts["counted_from"], facts.get("rule", {}))
            most = facts.get("most")
            found.append({**facts, "part": part["name"], "most": Decimal(most) if most else None})
    return found
