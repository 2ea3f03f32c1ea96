"""Models in the data folder: numbered, gated by lawful speech, and plain data only."""

import json

import pytest

from nepso.casework.triage.combining import combined, suggest_with
from nepso.casework.triage.suggesting import suggest
from nepso.casework.triage.training.gate import lawful_sentences
from nepso.casework.triage.training.model import model_from_json
from nepso.casework.triage.training.store import activate, active, deactivate, keep, versions
from nepso.casework.triage.training.tests.makers import TELLING, model_hearing
from nepso.kernel.errors import Invalid, NotFound
from nepso.kernel.folding import fold

PIECE = f" {TELLING}"[:5]


def test_nothing_is_used_before_it_is_activated(tmp_path):
    assert active(tmp_path / "none") is None
    assert not (tmp_path / "none").exists()
    assert [keep(tmp_path, model_hearing(PIECE), {}) for _ in range(2)] == ["v1", "v2"]
    assert versions(tmp_path) == ["v1", "v2"]
    assert active(tmp_path) is None
    activate(tmp_path, "v2")
    assert active(tmp_path)[0] == "v2"
    deactivate(tmp_path)
    assert active(tmp_path) is None


@pytest.mark.parametrize("read", [str, fold])
def test_a_model_that_flags_one_lawful_sentence_is_not_activated(tmp_path, read):
    word = read(lawful_sentences()[0].lower().split()[0])
    keep(tmp_path, model_hearing(f" {word} "[:5]), {})
    with pytest.raises(Invalid, match="câu hợp pháp"):
        activate(tmp_path, "v1")
    assert active(tmp_path) is None


@pytest.mark.parametrize("version", ["v9", "../v1", "", "v0", "v1/"])
def test_an_unknown_version_is_not_found(tmp_path, version):
    keep(tmp_path, model_hearing(PIECE), {})
    with pytest.raises(NotFound):
        activate(tmp_path, version)


def test_a_file_changed_since_is_not_used(tmp_path):
    keep(tmp_path, model_hearing(PIECE), {})
    activate(tmp_path, "v1")
    path = tmp_path / "triage" / "v1" / "model.json"
    path.write_text(model_hearing("a").to_json(), encoding="utf-8")
    from nepso.casework.triage.training import store

    store._active.cache_clear()
    with pytest.raises(Invalid, match="kích hoạt lại"):
        active(tmp_path)


def _changed(**values):
    return json.dumps({**json.loads(model_hearing("a").to_json()), **values})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        _changed(format=2),
        _changed(labels=["opinion", "something_else"]),
        _changed(labels=["scam", "scam"]),
        _changed(labels=["scam", "copyright"]),
        _changed(pieces={}),
        _changed(pieces={"a": [1, 2]}),
        _changed(bias=["x", 1]),
        _changed(bias=[float("nan"), 1]),
        _changed(enough=0.5),
        "[" * 5000,
    ],
)
def test_a_file_that_is_no_model_of_ours_is_refused(text):
    with pytest.raises(Invalid, match="không đúng dạng"):
        model_from_json(text)


def test_a_model_adds_a_harm_and_shows_the_words():
    text = f"Nó {TELLING} tôi mất thôi"
    assert suggest(text).harms == ()
    (found,) = combined(text, "v3", model_hearing(PIECE)).harms
    assert found.harm == "scam"
    assert TELLING in found.why[0]
    assert "v3" in found.why[0]


def test_a_model_strengthens_what_the_rules_found():
    text = f"Tôi bị một người tự xưng công an gọi bắt chuyển 20 triệu, nó {TELLING} lắm"
    rules, both = suggest(text).harms[0], combined(text, "v3", model_hearing(PIECE)).harms[0]
    assert both.harm == rules.harm == "scam"
    assert both.score > rules.score or both.score == 0.99
    assert both.why[:-1] == rules.why


def test_what_silences_the_rules_silences_the_model():
    text = f"Công an cảnh báo: ai {TELLING} thì cúp máy ngay."
    assert combined(text, "v3", model_hearing(PIECE)).harms == ()


def test_only_an_active_model_of_the_folder_is_asked(tmp_path):
    text = f"Nó {TELLING} tôi mất thôi"
    keep(tmp_path, model_hearing(PIECE), {})
    assert suggest_with(text, tmp_path).harms == ()
    activate(tmp_path, "v1")
    assert suggest_with(text, tmp_path).harms
