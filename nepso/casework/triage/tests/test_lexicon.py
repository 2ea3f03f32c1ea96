"""Weighed words: what they hold, and that few of them never are enough."""

from nepso.casework.intake.harms import SUGGESTED
from nepso.casework.triage.lexicon import LEAST_LENGTH, kinds, lexicon
from nepso.casework.triage.reading.tokens import read_tokens
from nepso.casework.triage.rules import WORDS, listed, shipped
from nepso.casework.triage.suggesting import suggest
from nepso.kernel.folding import fold


def _names(table):
    """Every name that the file weighs."""
    held = getattr(lexicon(), table)
    return {*held.words, *map(" ".join, held.pairs)}


def test_no_word_of_politics_belief_origin_or_view_is_weighed():
    never, names = shipped("never"), _names("marked")
    assert not names & set(listed(never["pairs"]))
    words = {word for name in names for word in name.split(" ")}
    assert not words & set(listed(never["words"]))
    assert not _names("bare") & set(map(fold, listed(never["pairs"])))


def test_every_harm_is_weighed_and_no_other():
    assert set(lexicon().harms) == set(map(str, SUGGESTED))


def _lines():
    text = (WORDS / "weighed.tsv").read_text(encoding="utf-8")
    head, *lines = (line.split("\t") for line in text.splitlines() if not line.startswith("# "))
    return head, {line[1]: line for line in lines if line[0] == "marked"}


def test_sums_are_those_of_the_file_by_the_length_of_the_text():
    tokens = read_tokens("nạp gấp")
    head, lines = _lines()
    at = head.index("scam")
    said = [lines[name] for name in ("nạp", "gấp", "nạp gấp") if name in lines]
    assert len(said) >= 2
    weight = sum(float(line[at] or 0) for line in said)
    length = max(sum(float(line[2]) ** 2 for line in said) ** 0.5, LEAST_LENGTH)
    sums = lexicon().sums(tokens, lexicon().row(tokens, kinds(tokens)))
    expected = weight / length + float(lines[""][at])
    assert abs(dict(zip(lexicon().harms, sums, strict=True))["scam"] - expected) < 0.01


def test_a_harm_in_words_of_no_rule_is_seen_and_quotes_them():
    told = (
        "Nhóm kín chốt đơn ảo hoàn tiền, mấy đơn đầu ăn được vài trăm, "
        "đơn cuối 45 triệu thì họ báo lỗi hệ thống bắt nạp gấp đôi mới trả."
    )
    (first, *_) = suggest(told).harms
    assert first.harm == "scam"
    assert "“" in first.why[0]


def test_one_or_two_words_are_never_enough():
    assert suggest("nạp gấp").harms == ()
    assert suggest("reup lậu").harms == ()
