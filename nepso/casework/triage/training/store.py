"""Models in the data folder, one numbered folder each; ``active.json`` names the one in use.

A model is plain JSON. The one in use is named with the hash of its file: a file that was changed
since it was activated is not used.
"""

from __future__ import annotations

import json
import os
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from nepso.casework.triage.training.gate import flagged_by
from nepso.casework.triage.training.model import TextModel, model_from_json
from nepso.kernel.errors import Invalid, NotFound

MODELS = "triage"
_ACTIVE = "active.json"
_VERSION = re.compile(r"v[1-9][0-9]{0,5}")


def versions(data: Path) -> list[str]:
    """The models kept, oldest first."""
    folder = data / MODELS
    names = [one.name for one in folder.iterdir()] if folder.is_dir() else []
    return sorted(filter(_VERSION.fullmatch, names), key=lambda name: int(name[1:]))


def keep(data: Path, model: TextModel, report: dict[str, Any]) -> str:
    """Store a model and its report under the next number; returns the number."""
    kept = versions(data)
    version = f"v{int(kept[-1][1:]) + 1 if kept else 1}"
    folder = data / MODELS / version
    folder.mkdir(parents=True, mode=0o700)
    _write(folder / "report.json", json.dumps(report, ensure_ascii=False, indent=1))
    _write(folder / "model.json", model.to_json())
    return version


def activate(data: Path, version: str) -> None:
    """Use this model from now on. Raises NotFound, or Invalid where it flags lawful speech."""
    if version not in versions(data):
        raise NotFound(f"Không có mô hình {version}: xem các mô hình bằng “nepso triage models”.")
    text = _text(data, version)
    flagged = flagged_by(model_from_json(text))
    if flagged:
        raise Invalid(
            f"Không kích hoạt {version}: mô hình coi {len(flagged)} câu hợp pháp là gây hại, "
            f"ví dụ “{flagged[0]}”; hãy thêm văn bản không gây hại vào dữ liệu rồi huấn luyện lại."
        )
    chosen = {"version": version, "sha256": sha256(text.encode()).hexdigest()}
    _write(data / MODELS / _ACTIVE, json.dumps(chosen))


def deactivate(data: Path) -> None:
    """Use the rules alone from now on; models stay kept."""
    (data / MODELS / _ACTIVE).unlink(missing_ok=True)


def active(data: Path) -> tuple[str, TextModel] | None:
    """The model in use with its version; None where none is. Makes no folder.

    Raises Invalid where the file is not the one that was activated.
    """
    path = data / MODELS / _ACTIVE
    try:
        chosen = path.read_text(encoding="utf-8")
    except OSError:
        return None
    return _active(data, chosen)


@lru_cache(maxsize=2)
def _active(data: Path, chosen: str) -> tuple[str, TextModel]:
    try:
        named = json.loads(chosen)
        version, digest = named["version"], named["sha256"]
        text = _text(data, version) if _VERSION.fullmatch(version) else ""
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise Invalid(_CHANGED) from error
    if sha256(text.encode()).hexdigest() != digest:
        raise Invalid(_CHANGED)
    return version, model_from_json(text)


_CHANGED = (
    "Mô hình đang dùng không còn như lúc kích hoạt, nên chỉ gợi ý bằng luật: "
    "hãy kích hoạt lại bằng “nepso triage activate”."
)


def _text(data: Path, version: str) -> str:
    try:
        return (data / MODELS / version / "model.json").read_text(encoding="utf-8")
    except OSError as error:
        raise Invalid(f"Không đọc được mô hình {version}: hãy huấn luyện lại.") from error


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    beside = path.with_suffix(".part")
    with open(
        os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(text)
    beside.replace(path)
