"""A deadline for which the register would take a day that nobody wrote is told once, in words."""

import pytest
from django.urls import reverse

from nepso.programme.plans.cards import cards_of
from nepso.programme.plans.models import Duty
from nepso.programme.plans.selectors import (
    adoption_checklist,
    duties_certain,
    duties_in_review,
    review_progress,
)

NO_MONTH, NO_DAY, NO_KIND = "chưa ghi tháng", "chưa ghi ngày", "chưa chọn kiểu"


@pytest.fixture
def duty(version):
    """One that had no doubt before."""
    return next(one for one in duties_certain(version) if not one.deadline_kind)


def typed(client, duty, confirm, **deadline):
    facts = {"text": duty.text, "clause": duty.clause, "bullet": duty.bullet or "", **deadline}
    facts |= {"kind": duty.kind, "role": duty.role, "revision": duty.revision}
    facts["luu"] = "xac-nhan" if confirm else "luu"
    answer = client.post(reverse("plans:duty", args=[duty.public_id]), facts, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


YEARLY = {"deadline_text": "hằng năm", "deadline_kind": "yearly"}
UNSURE = [
    pytest.param(YEARLY, NO_MONTH, "31/12", id="no day"),
    pytest.param(YEARLY | {"deadline_day": 5}, NO_MONTH, "05/12", id="no month"),
    pytest.param(YEARLY | {"deadline_month": 6}, NO_DAY, "cuối tháng 06", id="a month alone"),
    pytest.param({"deadline_text": "hằng năm"}, NO_KIND, "để trống hạn", id="no kind"),
]


@pytest.mark.parametrize(("deadline", "sentence", "taken"), UNSURE)
def test_what_an_officer_types_without_a_day_is_one_doubt(
    client, officer, version, duty, deadline, sentence, taken
):
    client.force_login(officer)
    before = review_progress(version)
    page = typed(client, duty, confirm=False, **deadline)
    assert page.count(sentence) == 1
    assert taken in page
    card = cards_of(duties_in_review(version).filter(pk=duty.pk))[0]
    assert len(card.doubts) == 1
    assert review_progress(version).doubtful == before.doubtful + 1
    assert duty.pk not in [one.pk for one in duties_certain(version)]


@pytest.mark.parametrize(("deadline", "sentence", "taken"), UNSURE)
def test_whoever_confirms_it_all_the_same_hears_it_and_the_checklist_keeps_it(
    client, officer, version, duty, deadline, sentence, taken
):
    client.force_login(officer)
    assert sentence in typed(client, duty, confirm=True, **deadline)
    assert Duty.objects.get(pk=duty.pk).state == "confirmed"
    advice = adoption_checklist(version).advice
    named = [item for item in advice if item.code in ("undated", "unclear")]
    assert duty.pk in [one.pk for item in named for one in item.duties]


@pytest.mark.parametrize(
    "deadline",
    [
        YEARLY | {"deadline_month": 12, "deadline_day": 5},
        {"deadline_text": "hằng quý", "deadline_kind": "quarterly"},
        {"deadline_text": "thường xuyên", "deadline_kind": "standing"},
        {},
    ],
)
def test_a_deadline_that_is_clear_raises_no_doubt(client, officer, version, duty, deadline):
    client.force_login(officer)
    page = typed(client, duty, confirm=False, **deadline)
    assert not [one for one in (NO_MONTH, NO_DAY, NO_KIND) if one in page]
    assert duty.pk in [one.pk for one in duties_certain(version)]


def test_an_unclear_deadline_without_words_is_told_without_quoting_nothing(duty):
    Duty.objects.filter(pk=duty.pk).update(deadline_kind="unclear", deadline_text="")
    (card,) = cards_of([Duty.objects.get(pk=duty.pk)])
    assert "Thời hạn chưa rõ: hãy ghi ngày hạn, hoặc để trống kiểu thời hạn." in card.doubts
    assert not any("“”" in doubt for doubt in card.doubts)


@pytest.mark.parametrize("kind", ["half_yearly", "quarterly", "monthly"])
def test_adoption_tells_that_a_period_without_a_day_ends_on_its_last(officer, version, duty, kind):
    Duty.objects.filter(pk=duty.pk).update(
        deadline_text="trước ngày 05 tháng đầu mỗi quý", deadline_kind=kind
    )
    (told,) = (item for item in adoption_checklist(version).advice if item.code == "undated")
    assert duty.pk in [one.pk for one in told.duties]
    Duty.objects.filter(pk=duty.pk).update(deadline_day=5)
    advice = adoption_checklist(version).advice
    assert duty.pk not in [one.pk for item in advice for one in item.duties]
