"""What every model must pass before it is used: no lawful sentence is taken for a harm."""

from __future__ import annotations

from pathlib import Path

from nepso.casework.triage.training.model import TextModel
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import fold

LAWFUL = Path(__file__).parents[1] / "tests" / "lawful.txt"


def lawful_sentences() -> list[str]:
    """Raises Invalid where the sentences are missing: without them nothing is activated."""
    try:
        text = LAWFUL.read_text(encoding="utf-8")
    except OSError as error:
        raise Invalid(
            "Thiếu tệp câu hợp pháp để thử mô hình: hãy cài lại Nếp Số rồi kích hoạt."
        ) from error
    return [line for line in text.splitlines() if line.strip()]


def flagged_by(model: TextModel) -> list[str]:
    """Lawful sentences that the model alone takes for a harm, with or without tone marks."""
    return [
        sentence
        for sentence in lawful_sentences()
        if model.judge(sentence) or model.judge(fold(sentence))
    ]
