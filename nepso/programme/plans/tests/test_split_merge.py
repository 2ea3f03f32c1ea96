from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nepso.kernel.errors import Conflict, Invalid
from nepso.programme.plans.cutting import are_neighbours, cut_places, head_end, span_cut
from nepso.programme.plans.models import Duty, MeasureLink
from nepso.programme.plans.services import (
    duty_edit,
    duty_mark_words_only,
    duty_merge,
    duty_restore,
    duty_split,
)
from nepso.programme.plans.states import DUTY_STATES
from nepso.programme.plans.tests.test_reviewing import facts_of

LETTERS = st.text(alphabet="aăâbđếộ ,.;\n", min_size=4, max_size=60)


@given(document=LETTERS, at=st.integers(1, 59))
def test_a_cut_leaves_no_letter_behind_and_none_twice(document, at):
    start = len(document) - len(document.lstrip())
    end = len(document.rstrip())
    text = " ".join(document[start:end].split())
    head, tail = text[:at].strip(), text[at:].strip()
    if not head or not tail:
        return
    cut = span_cut(document, (start, end), tail)
    assert cut is not None
    first = document[start : head_end(document, start, cut)]
    second = document[cut:end]
    assert "".join((first + second).split()) == "".join(document.split())
    assert "".join(second.split()) == "".join(tail.split())
    assert are_neighbours(document, (start, head_end(document, start, cut)), (cut, end))


def letters_covered(version):
    """The letters of all kept duties, which never overlap; a merge takes items' marks along."""
    kept = version.duties.filter(state__in=DUTY_STATES.group("kept"))
    spans = sorted(kept.values_list("span_start", "span_end"))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    letters = "".join("".join(version.text[s:e] for s, e in spans).split())
    return letters.replace("b)", "").replace("-", "")


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.tuples(st.booleans(), st.integers(0, 999)), min_size=1, max_size=8))
def test_any_splits_and_merges_keep_the_spans_tiling(version, officer, acts):
    covered = letters_covered(version)
    for is_split, number in acts:
        duties = list(
            version.duties.filter(state__in=DUTY_STATES.group("kept"))
            .select_related("version")
            .order_by("order")
        )
        duty = duties[number % len(duties)]
        try:
            if is_split:
                places = cut_places(duty.text)
                at = places[number % len(places)].at if places else len(duty.text) // 2
                duty_split(duty=duty, at=at, revision=None, by=officer)
            else:
                other = duties[(number + 1) % len(duties)]
                duty_merge(duty=duty, other=other, revision=None, other_revision=None, by=officer)
        except Invalid:
            continue
    orders = list(version.duties.values_list("order", flat=True))
    assert len(orders) == len(set(orders))
    assert letters_covered(version) == covered


@pytest.fixture
def duty(version):
    return version.duties.select_related("version").get(clause="II.1", bullet=1)


def test_both_halves_have_facts_parties_and_place(duty, officer):
    at = duty.text.index("báo cáo")
    first, second = duty_split(duty=duty, at=at, revision=duty.revision, by=officer)
    assert second.text.startswith("báo cáo Ủy ban")
    assert {p.name for p in second.parties.all()} == {p.name for p in first.parties.all()}
    assert all(p.is_matched for p in second.parties.filter(part="lead"))
    assert second.version.text[second.span_start :].startswith("báo cáo")
    assert second.split_from == first
    assert first.order < second.order
    assert second.compiled == first.compiled


def test_split_then_merge_is_the_same_duty_again(duty, officer):
    span, text = (duty.span_start, duty.span_end), duty.text
    first, second = duty_split(duty=duty, at=text.index("báo cáo"), revision=None, by=officer)
    merged = duty_merge(duty=second, other=first, revision=None, other_revision=None, by=officer)
    assert merged.pk == duty.pk
    assert (merged.span_start, merged.span_end) == span
    assert merged.text.split() == text.split()
    gone = Duty.objects.get(pk=second.pk)
    assert (gone.state, gone.merged_into_id) == ("dropped", merged.pk)
    with pytest.raises(Conflict):
        duty_restore(duty=gone, revision=None, by=officer)


def test_duties_with_other_words_between_are_not_merged(version, duty, officer):
    far = version.duties.select_related("version").get(clause="II.3")
    with pytest.raises(Invalid):
        duty_merge(duty=duty, other=far, revision=None, other_revision=None, by=officer)


def test_a_cut_at_the_edge_is_refused(duty, officer):
    for at in (0, len(duty.text), -4):
        with pytest.raises(Invalid):
            duty_split(duty=duty, at=at, revision=None, by=officer)


def test_words_only_follows_the_words(duty, officer):
    part = "báo cáo Ủy ban nhân dân tỉnh"
    duty = duty_mark_words_only(duty=duty, words_only=True, part=part, revision=None, by=officer)
    first, second = duty_split(duty=duty, at=duty.text.index(part), revision=None, by=officer)
    assert (first.words_only, second.words_only, second.words_only_part) == (False, True, part)
    merged = duty_merge(duty=first, other=second, revision=None, other_revision=None, by=officer)
    assert (merged.words_only, merged.words_only_part) == (True, part)


def test_links_move_to_the_merged_duty(version, duty, officer):
    other = version.duties.select_related("version").get(clause="II.1", bullet=2)
    linked = set(MeasureLink.objects.filter(duty__in=[duty, other]).values_list("measure", flat=1))
    merged = duty_merge(duty=duty, other=other, revision=None, other_revision=None, by=officer)
    assert set(merged.measure_links.values_list("measure", flat=True)) == linked


def test_halves_have_places_of_their_own_also_after_an_edit(duty, officer):
    whole = (duty.span_start, duty.span_end)
    duty = duty_edit(
        duty=duty, facts=facts_of(duty, text=f"{duty.text} (sửa)"), revision=None, by=officer
    )
    first, second = duty_split(duty=duty, at=duty.text.index("báo cáo"), revision=None, by=officer)
    assert (first.span_start, second.span_end) == whole
    assert first.span_end <= second.span_start
    assert first.version.text[second.span_start :].startswith("báo cáo")
    assert second.place == f"{first.place}, phần tách ra"


def test_of_two_deadlines_merged_none_is_lost_unheard(version, officer):
    duty = version.duties.order_by("order").first()
    middle = duty.text.index(" ", len(duty.text) // 2)
    first, second = duty_split(duty=duty, at=middle, revision=None, by=officer)
    for half, words in ((first, "trước ngày 30/6/2027"), (second, "trước ngày 31/12/2027")):
        facts = facts_of(half, deadline_text=words, deadline_kind="standing")
        duty_edit(duty=half, facts=facts, revision=None, by=officer)
    merged = duty_merge(duty=first, other=second, revision=None, other_revision=None, by=officer)
    assert merged.deadline_text == "trước ngày 30/6/2027"
    (told,) = [doubt["sentence"] for doubt in merged.doubts if doubt["code"] == "several_dates"]
    assert "31/12/2027" in told
    settled = duty_edit(
        duty=merged, facts=facts_of(merged, deadline_kind="yearly"), revision=None, by=officer
    )
    assert "several_dates" not in [doubt["code"] for doubt in settled.doubts]
