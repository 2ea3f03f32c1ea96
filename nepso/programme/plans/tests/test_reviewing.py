import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nepso.foundation.audit.models import AuditLine
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.selectors import duty_changes, review_progress, version_changes
from nepso.programme.plans.services import (
    DutyFacts,
    duty_add,
    duty_confirm,
    duty_confirm_all_certain,
    duty_drop,
    duty_edit,
    duty_mark_words_only,
    duty_reopen,
    duty_restore,
    version_describe,
)
from nepso.programme.plans.tests.conftest import member


@pytest.fixture
def duty(version):
    return version.duties.select_related("version").get(clause="II.1", bullet=2)


def facts_of(duty, **changed):
    names = DutyFacts.__dataclass_fields__
    return DutyFacts(**{**{name: getattr(duty, name) for name in names}, **changed})


def test_a_confirmation_names_who_and_when(duty, officer):
    duty_confirm(duty=duty, revision=duty.revision, by=officer)
    last = duty_changes(duty)[0]
    assert (last.who, last.what) == ("Nguyễn Thị Mai", "đã xác nhận nhiệm vụ")
    assert last.changes == [("Trạng thái", "Máy đề xuất", "Đã xác nhận")]
    assert AuditLine.objects.get(act="plans.duty_confirm").subject == duty.public_id


def test_two_reviewers_notice_each_other(duty, officer, colleague):
    seen = duty.revision
    duty_edit(duty=duty, facts=facts_of(duty, text="Một."), revision=seen, by=officer)
    with pytest.raises(Conflict) as refused:
        duty_edit(duty=duty, facts=facts_of(duty, text="Hai."), revision=seen, by=colleague)
    assert "Nguyễn Thị Mai" in refused.value.sentence
    assert Duty.objects.get(pk=duty.pk).text == "Một."


def test_an_edit_keeps_what_the_machine_found(duty, officer):
    before = duty.compiled["text"]
    edited = duty_edit(
        duty=duty, facts=facts_of(duty, text="Khác."), confirm=True, revision=0, by=officer
    )
    assert (edited.text, edited.state, edited.compiled["text"]) == ("Khác.", "confirmed", before)
    assert edited.folded == "khac."


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"text": "  "}, "text"),
        ({"clause": "không phải mục"}, "clause"),
        ({"deadline_kind": "date"}, "deadline_on"),
        ({"deadline_kind": "yearly", "deadline_month": 2, "deadline_day": 30}, "deadline_day"),
    ],
)
def test_facts_that_cannot_be_are_told_per_field(duty, officer, changed, field):
    with pytest.raises(Invalid) as refused:
        duty_edit(duty=duty, facts=facts_of(duty, **changed), revision=None, by=officer)
    assert list(refused.value.fields) == [field]


def test_dropping_needs_a_reason_and_can_be_undone(duty, officer):
    with pytest.raises(Invalid):
        duty_drop(duty=duty, reason=" ", revision=None, by=officer)
    dropped = duty_drop(duty=duty, reason="Chỉ là lời dẫn.", revision=None, by=officer)
    assert (dropped.state, dropped.drop_reason) == ("dropped", "Chỉ là lời dẫn.")
    with pytest.raises(Conflict):
        duty_edit(duty=dropped, facts=facts_of(dropped), revision=None, by=officer)
    assert duty_restore(duty=dropped, revision=None, by=officer).state == "proposed"


def test_a_confirmation_can_be_taken_back(duty, officer):
    confirmed = duty_confirm(duty=duty, revision=None, by=officer)
    assert duty_reopen(duty=confirmed, revision=None, by=officer).state == "proposed"


def test_only_certain_duties_are_confirmed_in_one_go(version, officer):
    doubtful = version.duties.first()
    doubt = {"code": "unnumbered", "about": "", "sentence": "Có đúng là nhiệm vụ không?"}
    Duty.objects.filter(pk=doubtful.pk).update(doubts=[doubt])
    before = review_progress(version)
    count = duty_confirm_all_certain(version=version, by=officer)
    after = review_progress(version)
    assert count == before.certain
    assert (after.waiting, after.doubtful) == (before.doubtful, before.doubtful)
    doubtful.refresh_from_db()
    assert doubtful.state == "proposed"
    changed = version.duties.filter(state="confirmed").first()
    assert duty_changes(changed)[0].who == "Nguyễn Thị Mai"


def test_words_only_may_hold_for_a_part_that_stands_in_the_text(duty, officer):
    with pytest.raises(Invalid):
        duty_mark_words_only(
            duty=duty, words_only=True, part="không có ở đây", revision=None, by=officer
        )
    part = " ".join(duty.text.split()[:3])
    marked = duty_mark_words_only(duty=duty, words_only=True, part=part, revision=None, by=officer)
    assert (marked.words_only, marked.words_only_part) == (True, part)
    shouted = f"  {part.upper()} "
    marked = duty_mark_words_only(
        duty=marked, words_only=True, part=shouted, revision=None, by=officer
    )
    assert marked.words_only_part == part, "as the document prints it"
    with pytest.raises(Invalid):
        duty_edit(duty=marked, facts=facts_of(marked, text="Khác hẳn."), revision=None, by=officer)
    free = duty_mark_words_only(duty=marked, words_only=False, revision=None, by=officer)
    assert (free.words_only, free.words_only_part) == (False, "")


def test_a_passage_becomes_a_duty_with_its_place(version, officer):
    made = duty_add(
        version=version, facts=DutyFacts(text="Phát triển văn hóa đọc", clause="I"), by=officer
    )
    assert version.text[made.span_start : made.span_end] == "Phát triển văn hóa đọc"
    placed = version.duties.exclude(span_start=None).order_by("order")
    starts = list(placed.values_list("span_start", flat=True))
    assert starts == sorted(starts), "in the order of the document"
    free = duty_add(version=version, facts=DutyFacts(text="Viết thêm.", clause="II.9"), by=officer)
    assert (free.span_start, free.compiled, free.state) == (None, None, "confirmed")
    assert version.duties.order_by("order").last() == free


def test_a_passage_of_another_duty_is_refused(version, duty, officer):
    with pytest.raises(Invalid) as refused:
        duty_add(version=version, facts=DutyFacts(text=duty.text, clause="II.1"), by=officer)
    assert duty.place in refused.value.sentence


def test_a_blank_heading_can_be_filled_in(version, officer):
    version_describe(
        version=version, title="Tên", symbol="7/KH-UBND", issuer="", issued_on=None, by=officer
    )
    version.refresh_from_db()
    assert (version.symbol, version.plan.title) == ("7/KH-UBND", "Tên")
    line = version_changes(version)[0]
    assert (line.who, line.what) == (str(officer), "đã sửa thông tin chung của kế hoạch")
    changes = {label: (old, new) for label, old, new in line.changes}
    assert changes["Số, ký hiệu"] == ("12/KH-UBND", "7/KH-UBND"), "the document's own, and now"
    assert changes["Trích yếu"][1] == "Tên"


def test_only_the_last_to_write_a_fact_shows_what_stands_now(version, officer, colleague):
    facts = {"issuer": version.issuer, "issued_on": version.issued_on}
    version_describe(version=version, title="Tên", symbol="7/KH", by=officer, **facts)
    version_describe(version=version, title="Tên", symbol="8/KH", by=colleague, **facts)
    version.refresh_from_db()
    last, first = version_changes(version)[:2]
    assert last.changes == [("Số, ký hiệu", "12/KH-UBND", "8/KH")]
    symbol = next(change for change in first.changes if change[0] == "Số, ký hiệu")
    assert symbol == ("Số, ký hiệu", "", ""), "what stood in between is not known"
    assert first.changes[0][2] == "Tên"


def test_the_title_of_a_later_version_is_not_ascribed_to_an_earlier_one(version, officer):
    facts = {"symbol": "1", "issuer": "", "issued_on": None, "by": officer}
    version_describe(version=version, title="Tên cũ", **facts)
    later = PlanVersion.objects.create(plan=version.plan, number=2, state="in_review")
    version_describe(version=later, title="Tên mới", **facts)
    version.plan.refresh_from_db()
    assert version_changes(version)[0].changes[0] == ("Trích yếu", "", "")


def test_later_versions_cost_no_query_each(version, officer):
    facts = {"symbol": "", "issuer": "", "issued_on": None, "by": officer}
    version_describe(version=version, title="Tên cũ", **facts)
    version.plan.refresh_from_db()
    asked = []
    for number in (7, 8, 9):
        PlanVersion.objects.create(plan=version.plan, number=number)
        with CaptureQueriesContext(connection) as queries:
            assert version_changes(version)[0].changes[0][2] == "Tên cũ"
        asked.append(len(queries))
    assert asked[0] == asked[-1], asked


def test_the_trail_names_who_did_what(version, officer):
    compiled = version_changes(version)[0]
    assert (compiled.who, compiled.what) == ("Máy đọc văn bản", "đã đọc văn bản kế hoạch")
    AuditLine.objects.filter(act="plans.receive").update(actor="")
    assert version_changes(version)[-1].who == "Hệ thống", "a machine did not receive it"
    AuditLine.objects.filter(act="plans.receive").update(actor="khong-con")
    assert version_changes(version)[-1].who == "Tài khoản đã xóa"


def test_officers_of_other_agencies_decide_nothing(duty, province):
    stranger = member("la", "Người Lạ", province, "focal_officer")
    with pytest.raises(NotAllowed):
        duty_confirm(duty=duty, revision=None, by=stranger)
