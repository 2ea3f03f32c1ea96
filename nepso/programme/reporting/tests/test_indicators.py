import re

import pytest

from nepso.kernel.errors import Invalid, NotAllowed
from nepso.programme.reporting.kinds import Breakdown, CountedFrom
from nepso.programme.reporting.models import Indicator, IndicatorVersion, PeriodIndicator
from nepso.programme.reporting.rules import any_place_matches, place_matches, rule_of
from nepso.programme.reporting.services import indicators_freeze, indicators_seed
from nepso.programme.reporting.shipped import shipped_indicators

WORDS_ONLY = ("II.2.a", "IV.1(2)", "IV.2", "IV.6(1)", "IV.8(3)")
NEVER = ("người", "dư luận", "quan điểm", "tư tưởng", "đối tượng", "tài khoản", "ý kiến")
FACTS = ("name", "unit", "definition", "formula")


def test_the_shipped_set_answers_every_clause_that_calls_for_a_figure():
    answered = {place for facts in shipped_indicators() for place in facts["clauses"]}
    wanted = {f"II.1.2.{letter}" for letter in "abcdđeghi"} | {"II.2.b", "II.2.c", "II.2.d"}
    wanted |= {"II.3", "III", "IV.7", "IV.10"}
    assert wanted <= answered
    bodies = {re.sub(r"\(.*", "", place) for place in answered if place.startswith("IV.")}
    assert bodies == {f"IV.{n}" for n in (1, 3, 4, 5, 6, 7, 8, 9, 10)}


def test_no_shipped_indicator_answers_a_clause_told_in_words_alone():
    for facts in shipped_indicators():
        for place in facts["clauses"] + facts.get("asked_of", []):
            assert place not in WORDS_ONLY
            assert not place.startswith(("II.2.a", "IV.2"))


def test_no_shipped_indicator_counts_opinions_or_persons():
    for facts in shipped_indicators():
        unit_and_name = f"{facts['unit']} {facts['name']}".lower()
        for word in (
            "người",
            "dư luận",
            "quan điểm",
            "tư tưởng",
            "đối tượng",
            "tài khoản",
            "ý kiến",
        ):
            assert word not in unit_and_name, f"{facts['code']}: {word}"


def test_each_says_what_it_is_and_where_it_comes_from():
    codes = set()
    for facts in shipped_indicators():
        assert all(facts[name].strip() for name in FACTS)
        assert facts["counted_from"] in CountedFrom.values
        assert set(facts.get("breakdowns", [])) <= set(Breakdown.values)
        codes.add(facts["code"])
    bounds = {facts["not_above"] for facts in shipped_indicators() if "not_above" in facts}
    assert bounds <= codes
    assert len(codes) == len(shipped_indicators())


@pytest.mark.parametrize(
    ("wanted", "clause", "bullet", "expected"),
    [
        ("IV.5", "IV.5", 2, True),
        ("IV.5(2)", "IV.5", 2, True),
        ("IV.5(2)", "IV.5", 1, False),
        ("II.1", "II.1.2.a", None, True),
        ("IV.1", "IV.10", None, False),
    ],
)
def test_places(wanted, clause, bullet, expected):
    assert place_matches(wanted, clause, bullet) is expected


def test_no_place_is_every_place():
    assert any_place_matches([], "IV.5", 2)


def test_a_rule_knows_only_what_its_source_counts():
    with pytest.raises(Invalid, match="states"):
        rule_of("activities", {"states": ["done"]})


def test_seeding_twice_adds_nothing(db):
    first = indicators_seed()
    assert first == len(shipped_indicators()) == Indicator.objects.count()
    assert indicators_seed() == 0


def test_a_period_keeps_the_wording_it_froze(indicators, period):
    indicators_freeze(period=period)
    indicator = Indicator.objects.get(code="cuoc-thi")
    old = indicator.latest
    newer = IndicatorVersion.objects.create(
        indicator=indicator, number=2, part=old.part, name="Tên mới", unit=old.unit,
        definition="Khác", formula="Khác", counted_from="typed", clauses=old.clauses,
    )  # fmt: skip
    Indicator.objects.filter(pk=indicator.pk).update(latest=newer)
    assert indicators_freeze(period=period) == 0
    assert PeriodIndicator.objects.get(period=period, indicator=indicator).version == old


def test_only_the_lead_desk_freezes(world, indicators, period):
    with pytest.raises(NotAllowed):
        indicators_freeze(period=period, by=world.person("officer"))
    assert indicators_freeze(period=period, by=world.person("desk")) == indicators
