"""The bars of the contract: scored by the contract's own scorer."""

import dataclasses
import importlib.util
import json

import pytest

from vanban.compiling import compile_in_process
from vanban.understanding.tests.reading_of import ROOT, sample

spec = importlib.util.spec_from_file_location(
    "score_register", ROOT / "docs" / "contracts" / "score_register.py"
)
scorer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(scorer)


def figures(path, gold):
    document = compile_in_process(path.name, path.read_bytes())
    have = json.loads(json.dumps(dataclasses.asdict(document)))
    return scorer.score(have, json.loads(gold.read_text(encoding="utf-8")))


def test_the_real_plan_is_read_as_its_key_says():
    demo = ROOT / "demo"
    found, why = figures(demo / "ke-hoach-thai-nguyen.txt", demo / "ke-hoach-thai-nguyen.gold.json")
    assert sum(found.values()) / len(found) >= 0.98, why
    assert min(found.values()) >= 0.90, why


@pytest.mark.samples
@pytest.mark.parametrize("name", ["bac-giang-25-kh-sgddt", "hiep-hoa-25-kh-pgd"])
def test_the_keyed_samples_are_read_as_their_keys_say(name):
    found, why = figures(sample(f"{name}.pdf"), sample(f"{name}.gold.json"))
    assert sum(found.values()) / len(found) >= 0.95, why
    assert min(found.values()) >= 0.90, why


@pytest.mark.samples
def test_a_scan_without_tone_marks_gives_no_task():
    path = sample("hiep-hoa-150-kh-ubnd-scan.pdf")
    document = compile_in_process(path.name, path.read_bytes())
    assert [p.code for p in document.problems] == ["no_diacritics"]
    assert document.tasks == ()
    assert len(document.text) > 10_000


@pytest.mark.samples
def test_the_guideline_gives_its_outline_and_its_deadlines():
    path = sample("hiep-hoa-500-hd-pgd.pdf")
    document = compile_in_process(path.name, path.read_bytes())
    labels = [section.label for section in document.sections]
    assert labels[:5] == ["I", "I.1", "I.2", "II", "II.1"]
    assert labels.count("III") == 2  # printed twice, and told
    assert "numbering_fault" in {p.code for p in document.problems}
    deadlines = {t.deadline.text for t in document.tasks if t.deadline}
    assert {"trước 15h ngày 15 tháng 11 năm 2020", "chậm nhất ngày 20/5/2021"} <= deadlines
    assert "trước 11 / 11 / 2020" in deadlines
