"""Learning a model with scikit-learn (the extra ``classifier``); nothing else here needs it."""

from __future__ import annotations

from typing import Any

from nepso.casework.triage.training.examples import Example
from nepso.casework.triage.training.grams import LONGEST, SHORTEST, prepared
from nepso.casework.triage.training.model import NO_HARM, TextModel
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import fold

_MISSING = (
    "Máy này chưa có thư viện học máy scikit-learn: "
    "hãy chạy “make setup-classifier” (hoặc cài nepso[classifier]) rồi huấn luyện lại."
)
_FOLDS, _MARGIN, _MOST_PIECES, _SEED = 5, 0.05, 30_000, 20260305


def learn(examples: list[Example]) -> TextModel:
    """A model of ``examples``, each read with and without tone marks.

    A harm is suggested only above the highest value that texts without harm reached for it when
    they were not learned from (five parts, each judged by a model of the other four). Raises
    Invalid where scikit-learn is not installed.
    """
    fitted = _fit(examples)
    return _model(*fitted, enough=_enough(examples))


def _enough(examples: list[Example]) -> dict[str, float]:
    parts: list[list[Example]] = [[] for _ in range(_FOLDS)]
    for at, one in enumerate(sorted(examples, key=lambda one: (one.label, one.text))):
        parts[at % _FOLDS].append(one)
    highest: dict[str, float] = {}
    for at, part in enumerate(parts):
        rest = [one for other, ones in enumerate(parts) if other != at for one in ones]
        model = _model(*_fit(rest), enough={})
        for one in part:
            for text in (one.text, fold(one.text)) if one.label == NO_HARM else ():
                place, above = model.likeliest(text)
                label = model.labels[place]
                highest[label] = max(highest.get(label, 0.0), above)
    return highest


def _fit(examples: list[Example]) -> tuple[Any, Any]:
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
        from sklearn.svm import LinearSVC  # noqa: PLC0415
    except ImportError as error:
        raise Invalid(_MISSING) from error
    pairs = dict.fromkeys(
        (text, one.label) for one in examples for text in (one.text, fold(one.text))
    )
    pieces = TfidfVectorizer(
        preprocessor=prepared,
        analyzer="char_wb",
        ngram_range=(SHORTEST, LONGEST),
        sublinear_tf=True,
        min_df=2,
        max_features=_MOST_PIECES,
    )
    values = pieces.fit_transform([text for text, _ in pairs])
    classifier = LinearSVC(class_weight="balanced", random_state=_SEED)
    return pieces, classifier.fit(values, [label for _, label in pairs])


def _model(pieces: Any, classifier: Any, *, enough: dict[str, float]) -> TextModel:
    labels = tuple(str(label) for label in classifier.classes_)
    rows, bias = classifier.coef_.tolist(), classifier.intercept_.tolist()
    if len(rows) == 1:  # two labels are learned as one line: what speaks for the second
        rows, bias = [[-one for one in rows[0]], rows[0]], [-bias[0], bias[0]]
    places = pieces.vocabulary_
    return TextModel(
        labels=labels,
        rarity={piece: round(float(pieces.idf_[at]), 6) for piece, at in places.items()},
        weights={piece: tuple(round(row[at], 5) for row in rows) for piece, at in places.items()},
        bias=tuple(round(one, 6) for one in bias),
        enough=tuple(round(enough.get(label, 0.0) + _MARGIN, 4) for label in labels),
    )
