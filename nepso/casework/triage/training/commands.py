"""``nepso triage train | models | activate | deactivate``: what an IT officer does with models."""

from __future__ import annotations

from pathlib import Path

from nepso.casework.triage.training.examples import read_examples
from nepso.casework.triage.training.gate import flagged_by
from nepso.casework.triage.training.learning import learn
from nepso.casework.triage.training.report import in_words, report_on, split
from nepso.casework.triage.training.store import active, keep, versions


def train(data: Path, file: Path) -> str:
    """Learn from ``file``, keep the model and its report; returns what to tell the person.

    Figures come from texts held back; the model that is kept has learned from all.
    """
    examples = read_examples(file)
    known, held = split(examples)
    report = report_on(learn(known), held)
    model = learn(examples)
    report["learned_from"] = len(examples)
    report["lawful_flagged"] = len(flagged_by(model))
    version = keep(data, model, report)
    return "\n".join((in_words(report), _next(version, report["lawful_flagged"])))


def _next(version: str, flagged: int) -> str:
    if flagged:
        return (
            f"Đã lưu {version}, nhưng mô hình coi {flagged} câu hợp pháp là gây hại nên không kích "
            "hoạt được: hãy thêm văn bản không gây hại vào dữ liệu rồi huấn luyện lại."
        )
    return f"Đã lưu {version}, chưa dùng: kích hoạt bằng “nepso triage activate {version}”."


def listed(data: Path) -> str:
    """The models kept, the one in use marked."""
    used = active(data)
    lines = [
        f"{version} (đang dùng)" if used and used[0] == version else version
        for version in versions(data)
    ]
    return "\n".join(lines) or "Chưa có mô hình nào: hãy chạy “nepso triage train TỆP.csv”."
