"""A model is learned with scikit-learn and scored without it, to the same numbers."""

import sys

import pytest

from nepso.casework.triage.training import learning
from nepso.casework.triage.training.learning import learn
from nepso.casework.triage.training.model import NO_HARM, model_from_json
from nepso.casework.triage.training.report import in_words, report_on, split
from nepso.casework.triage.training.tests.makers import examples
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import fold


@pytest.fixture(scope="module")
def ours():
    return examples("scam", "copyright")


@pytest.fixture(scope="module")
def fitted(ours):
    return learning._fit(ours)


@pytest.fixture(scope="module")
def model(ours):
    return learn(ours)


def test_plain_python_scores_as_scikit_learn_does(fitted, ours):
    pieces, classifier = fitted
    model = learning._model(pieces, classifier, enough={})
    texts = [*(one.text for one in ours[::7]), "", "a", "Ủa", "chuyển  tiền\tngay\nnhé", "İ x"]
    expected = classifier.decision_function(pieces.transform(texts))
    for text, row in zip(texts, expected.tolist(), strict=True):
        assert model.decide(text) == pytest.approx(row, abs=1e-3)


def test_two_labels_are_scored_as_scikit_learn_does():
    pieces, classifier = learning._fit(examples("scam", each=15))
    model = learning._model(pieces, classifier, enough={})
    (expected,) = classifier.decision_function(pieces.transform(["chuyển tiền ngay"]))
    # scikit-learn's one number speaks for the second of its classes.
    assert model.decide("chuyển tiền ngay") == pytest.approx((-expected, expected), abs=1e-3)
    assert classifier.classes_.tolist() == list(model.labels)


def test_it_says_what_it_learned_and_shows_the_words(model, ours):
    seen = [one for one in ours if (learned := model.judge(one.text)) and learned.harm == one.label]
    assert len(seen) > len(ours) / 3
    learned = model.judge(seen[0].text)
    assert learned.words
    assert all(word in seen[0].text.lower() for word in learned.words)
    assert 0.5 <= learned.score < 1


def test_no_harm_is_never_a_suggestion(model, ours):
    lawful = [one.text for one in ours if one.label == NO_HARM]
    assert not [text for text in lawful if model.judge(text) or model.judge(fold(text))]


def test_it_is_read_back_as_it_was_stored(model):
    assert model_from_json(model.to_json()) == model


def test_the_report_is_about_texts_held_back(model, ours):
    known, held = split(ours)
    assert not {one.text for one in known} & {one.text for one in held}
    assert split(ours[::-1]) == (known, held)
    report = report_on(model, held)
    assert set(report["labels"]) == {"scam", "copyright", NO_HARM}
    assert 0 < report["macro_f1"] <= 1
    assert sum(sum(row.values()) for row in report["confusion"].values()) == len(held)
    assert set(report["slices"]) == {"with_marks", "without_marks", "short", "middle", "long"}
    assert "macro-F1" in in_words(report)


def test_without_the_library_one_sentence_says_what_to_do(monkeypatch, ours):
    monkeypatch.setitem(sys.modules, "sklearn.svm", None)
    with pytest.raises(Invalid, match="scikit-learn") as told:
        learn(ours)
    assert "setup-classifier" in told.value.sentence
