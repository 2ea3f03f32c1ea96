"""Weighed words: what they hold, and that few of them never are enough."""

from nepso.casework.intake.harms import SUGGESTED
from nepso.casework.triage.lexicon import CONCEPT, MARKER, lexicon
from nepso.casework.triage.reading.tokens import read_tokens
from nepso.casework.triage.rules import listed, shipped
from nepso.casework.triage.suggesting import suggest


def _names(table):
    by_harm = shipped("weighed")[table]["weights"].values()
    return {name for weights in by_harm for names in weights.values() for name in names.split("; ")}


def test_no_word_of_politics_belief_origin_or_view_is_weighed():
    never, names = shipped("never"), _names("marked")
    assert not names & set(listed(never["pairs"]))
    plain = {name for name in names if name[0] not in CONCEPT + MARKER}
    words = {word for name in plain for word in name.split(" ")}
    assert not words & set(listed(never["words"]))
    for table in ("marked", "bare"):
        assert not _names(table) & {CONCEPT + name for name in never["concepts"]}


def test_every_harm_is_weighed_and_no_other():
    assert set(lexicon().harms) == set(map(str, SUGGESTED))


def test_sums_are_those_of_the_file():
    tokens = read_tokens("nạp gấp")
    at = lexicon().harms.index("scam")
    weights = shipped("weighed")["marked"]
    expected = weights["bias"]["scam"] + sum(
        float(weight)
        for weight, names in weights["weights"]["scam"].items()
        for name in names.split("; ")
        if name in ("nạp", "gấp", "nạp gấp")
    )
    assert abs(lexicon().sums(lexicon().row(tokens, ()))[at] - expected) < 0.02


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
