"""Child safety and threats to life: few read it, each reading noted, two persons sign."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from nepso.casework.cases.models import CaseFile, CaseRead, Handover
from nepso.casework.cases.policies import may_read_case
from nepso.casework.cases.services import (
    case_close,
    case_note,
    case_read_note,
    case_regroup,
    case_reopen,
    case_restrict,
    handover_confirm,
    handover_decline,
    handover_propose,
)
from nepso.casework.cases.tests.world import World
from nepso.casework.cases.views_staff.acts import acts_for
from nepso.casework.intake.models import Material
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import complained_of_set
from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.errors import Conflict, Invalid, NotAllowed

CONTENT = "Đường dẫn https://xau.example/anh có hình ảnh xâm hại, đang được chia sẻ."


def propose(world: World, case: CaseFile, by="police", to="line_111") -> Handover:
    case.refresh_from_db()
    return handover_propose(
        case=case, revision=case.revision, to=to, content=CONTENT, taken_by="Trực ban 111",
        handed_at=timezone.now(), by=world.person(by),
    )  # fmt: skip


@pytest.fixture
def case(world):
    return world.case(harm="child_safety", claimed="police")


def test_it_is_restricted_and_due_in_a_day(world, case):
    assert (case.restricted, case.is_urgent) == ("child", True)
    assert case.allowed_minutes == 480
    in_danger = world.case(answers={"life_in_danger": True})
    assert in_danger.restricted == "life"


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("police", True), ("police_head", True), ("police2", False), ("reception", True),
        ("reception2", True), ("health", False), ("appeals", False), ("above", False),
        ("desk", False), ("leader", False), ("administrator", False),
    ],
)  # fmt: skip
def test_handler_head_and_reception_read_it(world, case, name, reads):
    assert bool(may_read_case(world.person(name), case)) is reads


def test_each_reading_is_noted(world, case):
    for _ in range(2):
        case_read_note(case=case, page="case", by=world.person("reception"))
    assert CaseRead.objects.filter(case=case).count() == 2
    assert audit_of(case).filter(act="cases.read_restricted").count() == 2
    plain = world.case()
    case_read_note(case=plain, page="case", by=world.person("police"))
    assert not plain.reads.exists()


def test_it_does_not_end_before_two_signed(world, case):
    with pytest.raises(Conflict, match="111"):
        case_close(case=case, revision=case.revision, state="referred", by=world.person("police"))
    handover = propose(world, case)
    with pytest.raises(NotAllowed):
        handover_confirm(handover=handover, by=world.person("police"))
    with pytest.raises(NotAllowed):
        handover_confirm(handover=handover, by=world.person("health"))
    handover_confirm(handover=handover, by=world.person("police_head"))
    case.refresh_from_db()
    closed = case_close(
        case=case, revision=case.revision, state="referred", by=world.person("police")
    )
    assert closed.state == "referred"


def test_the_database_too_holds_to_two(world, case):
    handover = propose(world, case)
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.filter(pk=handover.pk).update(confirmed_by=handover.proposed_by)


def test_not_signed_it_has_to_be_done_anew(world, case):
    handover = propose(world, case)
    with pytest.raises(Conflict):
        propose(world, case, by="reception")
    with pytest.raises(Invalid):
        handover_decline(handover=handover, answer=" ", by=world.person("reception"))
    handover_decline(handover=handover, answer="Chưa gọi được", by=world.person("reception"))
    again = propose(world, case, to="police")
    with pytest.raises(Conflict):
        handover_confirm(handover=handover, by=world.person("police_head"))
    assert handover_confirm(handover=again, by=world.person("reception")).state == "confirmed"


def test_the_trail_holds_no_word_of_it(world, case):
    handover = propose(world, case)
    lines = str(list(audit_of(handover).values())) + str(list(audit_of(case).values()))
    assert "xau.example" not in lines


def test_a_case_is_restricted_later_too(world):
    case = world.case(claimed="police")
    case_restrict(case=case, revision=case.revision, why="life", by=world.person("police"))
    case.refresh_from_db()
    assert not may_read_case(world.person("police2"), case)


def test_found_to_be_about_a_child_it_is_treated_as_that_at_once(world):
    case = world.case(claimed="police")
    submission = case.links.get().submission
    Material.objects.create(submission=submission, sha256="0" * 64, state="ready")
    due = case.due_at
    changed = case_regroup(
        case=case, revision=case.revision, harm="child_safety", reason="Trong ảnh có trẻ em",
        by=world.person("police"),
    )  # fmt: skip
    submission.refresh_from_db()
    assert (changed.restricted, changed.allowed_minutes, submission.harm) == (
        "child", 480, "child_safety",
    )  # fmt: skip
    assert changed.due_at < due
    assert submission.materials.get().state == "destroyed"
    with pytest.raises(Conflict):
        case_regroup(
            case=changed, revision=changed.revision, harm="scam", reason="x",
            by=world.person("police"),
        )  # fmt: skip


def test_what_is_no_harm_is_answered_so_not_regrouped(world):
    case = world.case(claimed="police")
    with pytest.raises(Invalid, match="Không thuộc phạm vi"):
        case_regroup(
            case=case, revision=case.revision, harm="something_else", reason="Là ý kiến",
            by=world.person("police"),
        )  # fmt: skip


def test_an_official_page_is_regrouped_once_a_person_settled_whom_it_is_about(world):
    case = world.case(claimed="police")
    said = {"harm": "official_channel", "reason": "Trang của cơ quan", "by": world.person("police")}
    with pytest.raises(Invalid, match="ghi cơ quan bị phản ánh"):
        case_regroup(case=case, revision=case.revision, **said)
    item = TriageItem.objects.get(submission=case.links.get().submission)
    by = world.person("reception")
    complained_of_set(item=item, agency=None, reason="Không ai biết trang nào.", by=by)
    case.refresh_from_db()
    assert case_regroup(case=case, revision=case.revision, **said).harm == "official_channel"


HANDED = {"to": "police", "content": "x", "taken_by": "x", "handed_at": timezone.now()}


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (case_note, {"kind": "inter_agency", "text": "Xem lại"}),
        (case_restrict, {"why": "life"}),
        (handover_propose, HANDED),
    ],
)
def test_a_closed_case_takes_no_more(world, act, said):
    case = world.case(claimed="police")
    by = world.person("police")
    closed = case_close(case=case, revision=case.revision, state="answered", by=by)
    with pytest.raises(Conflict, match="đã khép"):
        act(case=closed, revision=closed.revision, by=by, **said)


def test_a_longer_term_gives_no_more_time(world):
    case = world.case(claimed="police")
    due = case.due_at
    changed = case_regroup(
        case=case, revision=case.revision, harm="copyright", reason="Dùng nhãn hiệu",
        by=world.person("police"),
    )  # fmt: skip
    assert (changed.harm, changed.due_at, changed.restricted) == ("copyright", due, "")


def test_opened_again_it_is_handed_over_again(world, case):
    """What an appeal found wrong may be that very hand-over."""
    handover_confirm(handover=propose(world, case), by=world.person("police_head"))
    case.refresh_from_db()
    case_close(case=case, revision=None, state="answered", by=world.person("police"))
    case_reopen(case=case, agency=None, by=world.person("appeals"))
    with pytest.raises(Conflict, match="người thứ hai"):
        case_close(case=case, revision=None, state="answered", by=world.person("police"))
    handover_confirm(handover=propose(world, case), by=world.person("police_head"))
    closed = case_close(case=case, revision=None, state="answered", by=world.person("police"))
    assert closed.state == "answered"


def test_who_reads_it_for_an_appeal_restricts_and_signs_nothing(world):
    plain = world.case(claimed="police")
    child = world.case(harm="child_safety", claimed="police")
    handover = propose(world, child)
    CaseFile.objects.update(is_appealed=True)
    reads = world.person("appeals")
    for one in (plain, child):
        one.refresh_from_db()
        assert may_read_case(reads, one)
    with pytest.raises(NotAllowed):
        case_restrict(case=plain, revision=plain.revision, why="life", by=reads)
    with pytest.raises(NotAllowed):
        propose(world, child, by="appeals")
    with pytest.raises(NotAllowed):
        handover_confirm(handover=handover, by=reads)
    assert (acts_for(reads, plain), acts_for(reads, child)) == ([], [])
    assert acts_for(world.person("reception"), child)
