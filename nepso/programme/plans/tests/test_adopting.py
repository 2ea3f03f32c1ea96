import pytest

from nepso.foundation.agencies.selectors import group_members
from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.errors import Conflict
from nepso.programme.plans import ports
from nepso.programme.plans.models import DutyParty, MeasureLink, PlanVersion
from nepso.programme.plans.selectors import adoption_checklist, duty_changes, version_binding
from nepso.programme.plans.services import (
    carry_over_accept_suggestions,
    carry_over_decide,
    duty_confirm,
    duty_drop,
    duty_edit,
    party_match,
    pasted,
    plan_amend,
    plan_version_adopt,
    version_compile,
    version_discard,
)
from nepso.programme.plans.tests.conftest import PLAN
from nepso.programme.plans.tests.test_reviewing import facts_of

AMENDED = (
    PLAN.replace("12/KH-UBND", "34/KH-UBND")
    .replace("hội sách lưu động tại các trường học; \\\n", "hội sách lưu động; \\\n")
    .replace("trước ngày 30 tháng 11", "trước ngày 20 tháng 11")
    .replace("- Bố trí tủ sách tại nhà văn hóa.", "- Mở câu lạc bộ cờ vua cho người cao tuổi.")
)


@pytest.fixture
def heard(monkeypatch):
    """What a listener of the port hears, in place of the register."""
    calls = []
    monkeypatch.setattr(ports, "_adoption_listeners", [lambda **told: calls.append(told)])
    return calls


def confirm_all(version, by):
    for duty in version.duties.filter(state="proposed").select_related("version"):
        duty_confirm(duty=duty, revision=None, by=by)


@pytest.fixture
def adopted(version, officer, heard):
    confirm_all(version, officer)
    return plan_version_adopt(version=version, revision=None, keep_general=True, by=officer)


@pytest.fixture
def amended(adopted, officer):
    return version_compile(
        version=plan_amend(plan=adopted.plan, received=pasted(AMENDED), by=officer)
    )


def test_nothing_undecided_is_adopted(version, officer, heard):
    assert [item.code for item in adoption_checklist(version).blocking] == ["waiting"]
    with pytest.raises(Conflict) as refused:
        plan_version_adopt(version=version, revision=None, by=officer)
    assert "chưa xác nhận" in refused.value.sentence
    confirm_all(version, officer)
    party = DutyParty.objects.filter(duty__version=version, part="lead").first()
    party_match(party=party, revision=None, by=officer)
    assert [item.code for item in adoption_checklist(version).blocking] == ["unmatched"]
    assert heard == []


def test_what_goes_to_nobody_of_the_system_is_not_counted_as_given(version):
    before = adoption_checklist(version).given_count
    party = DutyParty.objects.filter(duty__version=version, part="lead").first()
    duty = party.duty
    duty.parties.update(agency=None, group=None, is_outside=True)
    assert adoption_checklist(version).given_count == before - 1


def test_a_group_of_which_all_are_left_out_is_not_adopted(version, officer):
    before = adoption_checklist(version).given_count
    party = DutyParty.objects.filter(duty__version=version, group__isnull=False).first()
    members = list(group_members(party.group))
    party.excluded.set(members)
    assert adoption_checklist(version).given_count == before - 1
    confirm_all(version, officer)
    (blocking,) = adoption_checklist(version).blocking
    assert (blocking.code, blocking.duties) == ("emptied", [party.duty])
    with pytest.raises(Conflict) as refused:
        plan_version_adopt(version=version, revision=None, keep_general=True, by=officer)
    assert "để lại ít nhất một thành viên" in refused.value.sentence
    party.excluded.set(members[1:])
    assert not adoption_checklist(version).blocking


def test_adoption_freezes_and_is_announced_once(adopted, officer, heard):
    assert version_binding(adopted.plan) == adopted
    assert (adopted.adopted_by, len(heard)) == (officer, 1)
    assert heard[0]["carry_over"] == {}
    duty = adopted.duties.select_related("version").first()
    with pytest.raises(Conflict):
        duty_edit(duty=duty, facts=facts_of(duty, text="Khác."), revision=None, by=officer)
    with pytest.raises(Conflict):
        plan_version_adopt(version=adopted, revision=None, by=officer)
    with pytest.raises(Conflict):
        version_discard(version=adopted, by=officer)


def test_an_error_of_a_listener_undoes_the_adoption(version, officer, monkeypatch):
    def fails(**told):
        raise RuntimeError

    monkeypatch.setattr(ports, "_adoption_listeners", [fails])
    confirm_all(version, officer)
    with pytest.raises(RuntimeError):
        plan_version_adopt(version=version, revision=None, keep_general=True, by=officer)
    assert PlanVersion.objects.get(pk=version.pk).state == "in_review"


def test_a_review_that_went_on_meanwhile_is_not_adopted(version, officer, heard):
    confirm_all(version, officer)
    version.refresh_from_db()
    with pytest.raises(Conflict):
        plan_version_adopt(version=version, revision=version.revision - 1, by=officer)


def test_an_amended_plan_suggests_what_becomes_of_each_duty(amended, adopted):
    suggested = {row.old.place: row.suggestion for row in amended.carry_overs.select_related("old")}
    assert suggested["I.1.a"] == "same"
    assert suggested["II.1, gạch đầu dòng 1"] == "changed"
    assert suggested["II.3"] == "gone"


def test_decisions_of_an_unchanged_duty_come_along(adopted, officer, heard, colleague):
    kept = adopted.duties.get(clause="II.2")
    DutyParty.objects.filter(duty=kept, part="lead").update(agency=None, is_outside=True)
    version = version_compile(
        version=plan_amend(plan=adopted.plan, received=pasted(AMENDED), by=colleague)
    )
    party = DutyParty.objects.get(duty__version=version, duty__clause="II.2", part="lead")
    assert party.is_outside
    assert party.match_reason == "như bản đang thực hiện"
    taken = [line for line in duty_changes(party.duty) if "bản đang thực hiện" in line.what]
    assert taken
    assert {line.who for line in taken} == {"Máy đọc văn bản"}, "no person decided it here yet"
    acts = set(audit_of(version).values_list("act", flat=True))
    assert "plans.carry_over_suggest" in acts
    assert "plans.carry_over" not in acts


def test_links_that_people_decided_come_along(adopted, officer, heard, colleague):
    MeasureLink.objects.all().delete()
    duty = adopted.duties.get(clause="II.2")
    first, second = adopted.duties.filter(kind="measure").order_by("order")[:2]
    for measure, said in ((first, True), (second, False)):
        MeasureLink.objects.create(
            duty=duty, measure=measure, is_confirmed=said, decided_by=officer
        )
    version = version_compile(
        version=plan_amend(plan=adopted.plan, received=pasted(AMENDED), by=colleague)
    )
    heirs = {row.old_id: row for row in version.carry_overs.all()}
    new = {
        link.measure_id: link for link in MeasureLink.objects.filter(duty_id=heirs[duty.pk].new_id)
    }
    for measure, said in ((first, True), (second, False)):
        row = heirs[measure.pk]
        if row.suggestion == "same":
            link = new[row.new_id]
            assert (link.is_confirmed, link.decided_by) == (said, officer)
        elif said and row.new_id:
            assert new[row.new_id].reasons[0] == "Đã xác nhận ở bản đang thực hiện."
    assert any(heirs[m.pk].suggestion == "same" for m in (first, second))


def test_open_work_moves_over_by_decision(amended, adopted, officer, heard):
    confirm_all(amended, officer)
    codes = [item.code for item in adoption_checklist(amended).blocking]
    assert "carry_over" in codes
    rows = list(amended.carry_overs.select_related("version", "old", "new"))
    carry_over_decide(carry_over=rows[0], decision="same", new=rows[0].new, revision=0, by=officer)
    with pytest.raises(Conflict):
        carry_over_decide(carry_over=rows[0], decision="gone", new=None, revision=0, by=officer)
    carry_over_accept_suggestions(version=amended, by=officer)
    left = amended.carry_overs.filter(decision="").select_related("version", "new")
    assert {row.suggestion for row in left} == {"changed", "gone"}, "only a person decides these"
    for row in left:
        carry_over_decide(
            carry_over=row, decision=row.suggestion, new=row.new, revision=0, by=officer
        )
    done = plan_version_adopt(version=amended, revision=None, keep_general=True, by=officer)
    moved = heard[-1]["carry_over"]
    assert moved[rows[0].old.public_id] == rows[0].new.public_id
    gone = [row.old.public_id for row in rows if row.suggestion == "gone"]
    assert gone
    assert not set(gone) & set(moved)
    assert version_binding(adopted.plan) == done
    assert PlanVersion.objects.get(pk=adopted.pk).state == "superseded"


def test_work_is_not_moved_to_a_dropped_duty(amended, officer):
    row = amended.carry_overs.filter(suggestion="same").select_related("version", "new").first()
    carry_over_decide(carry_over=row, decision="same", new=row.new, revision=None, by=officer)
    row.new.version = amended
    duty_drop(duty=row.new, reason="Thử.", revision=None, by=officer)
    sentences = [item.sentence for item in adoption_checklist(amended).blocking]
    assert any("nay đã bỏ" in sentence for sentence in sentences)


def test_one_amendment_at_a_time(amended, adopted, officer):
    with pytest.raises(Conflict):
        plan_amend(plan=adopted.plan, received=pasted(AMENDED), by=officer)
    version_discard(version=amended, by=officer)
    assert plan_amend(plan=adopted.plan, received=pasted(AMENDED), by=officer).number == 3
