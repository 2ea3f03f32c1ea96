import pytest

from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import group_members
from nepso.kernel.errors import Conflict, Invalid
from nepso.programme.plans.models import DutyParty, MeasureLink
from nepso.programme.plans.selectors import adoption_checklist, duty_changes
from nepso.programme.plans.services import (
    measure_link_decide,
    party_add,
    party_exclude_members,
    party_match,
    party_remove,
)


@pytest.fixture
def duty(version):
    return version.duties.select_related("version").get(clause="II.1", bullet=1)


def test_a_match_is_taken_back_and_given_to_every_namesake(duty, officer, province):
    rows = DutyParty.objects.filter(name="Sở Văn hóa, Thể thao và Du lịch", part="lead")
    rows.update(agency=None)
    party = rows.select_related("duty__version").first()
    count = party_match(party=party, agency=province, same_name=True, revision=None, by=officer)
    assert count == rows.count() == 2
    assert set(rows.values_list("agency", flat=True)) == {province.pk}
    party_match(party=party, revision=None, by=officer)
    assert not DutyParty.objects.get(pk=party.pk).is_matched


def test_outside_is_an_answer_too(duty, officer):
    party = duty.parties.filter(part="lead").first()
    party_match(party=party, is_outside=True, revision=None, by=officer)
    party.refresh_from_db()
    assert (party.is_matched, party.agency) == (True, None)


def test_adding_and_removing_leaves_history(duty, officer):
    agency = Agency.objects.get(name="Sở Tài chính")
    party = party_add(duty=duty, part="coordinating", agency=agency, revision=None, by=officer)
    assert party.name == "Sở Tài chính"
    with pytest.raises(Conflict):
        party_add(duty=duty, part="coordinating", agency=agency, revision=None, by=officer)
    party_remove(party=party, revision=None, by=officer)
    assert not duty.parties.filter(name="Sở Tài chính").exists()
    whats = [change.what for change in duty_changes(duty)]
    assert "đã thêm cơ quan vào nhiệm vụ" in whats
    assert "đã bớt cơ quan khỏi nhiệm vụ" in whats


def test_members_are_left_out_of_a_group(version, officer):
    party = DutyParty.objects.select_related("duty__version", "group").get(
        duty__version=version, name="UBND các xã, phường"
    )
    members = list(group_members(party.group))
    before = adoption_checklist(version).agency_count
    party_exclude_members(party=party, excluded=members[:3], revision=None, by=officer)
    assert party.excluded.count() == 3
    assert adoption_checklist(version).agency_count == before - 3
    (line,) = [c for c in duty_changes(party.duty) if "thành viên của nhóm" in c.what]
    ((_, old, new),) = line.changes
    assert (line.who, old) == (str(officer), str(party.group))
    assert new == f"{party.group}, trừ {'; '.join(str(m) for m in members[:3])}"
    party_exclude_members(party=party, excluded=[], revision=None, by=officer)
    ((_, old, new),) = duty_changes(party.duty)[0].changes
    assert (old.startswith(f"{party.group}, trừ"), new) == (True, str(party.group))
    single = DutyParty.objects.select_related("duty__version").filter(group=None).first()
    with pytest.raises(Invalid):
        party_exclude_members(party=single, excluded=[], revision=None, by=officer)


def test_a_link_is_decided_yes_or_no(version, officer):
    link = MeasureLink.objects.select_related("duty__version", "measure").first()
    decided = measure_link_decide(
        duty=link.duty, measure=link.measure, is_confirmed=True, revision=None, by=officer
    )
    assert (decided.is_confirmed, decided.decided_by) == (True, officer)
    refused = measure_link_decide(
        duty=link.duty, measure=link.measure, is_confirmed=False, revision=None, by=officer
    )
    assert (refused.pk, refused.is_confirmed) == (link.pk, False)
    told = [c for c in duty_changes(link.duty) if "giải pháp nào" in c.what]
    label = f"Thực hiện giải pháp ở {link.measure.place}"
    assert [c.changes for c in told] == [
        [(label, "có", "không")], [(label, "chưa quyết định", "có")],
    ]  # fmt: skip
    assert {c.who for c in told} == {str(officer)}
    of_measure = [c for c in duty_changes(link.measure) if "giải pháp nào" in c.what]
    assert [c.changes[0][0] for c in of_measure] == [f"Được thực hiện bởi {link.duty.place}"] * 2
    with pytest.raises(Invalid):
        measure_link_decide(
            duty=link.duty, measure=link.duty, is_confirmed=True, revision=None, by=officer
        )
