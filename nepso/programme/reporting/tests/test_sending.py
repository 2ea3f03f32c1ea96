from decimal import Decimal

import pytest

from nepso.foundation.audit.models import AuditLine
from nepso.foundation.notices.models import Notice
from nepso.foundation.worktime.services import period_close, period_open, period_plan
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.programme.register.services import plan_task_update
from nepso.programme.reporting.checks import report_findings
from nepso.programme.reporting.models import Erratum, PeriodicReport
from nepso.programme.reporting.services import (
    NotReady,
    figure_erratum_record,
    figures_decide,
    finding_explain,
    paragraph_erratum_record,
    paragraph_save,
    report_accept,
    report_approve,
    report_hand_back,
    report_open,
    report_return,
    report_state_nothing,
    report_submit,
    report_take_back,
)
from nepso.programme.reporting.tests.writing_up import (
    accepted,
    approved,
    change,
    figure_of,
    submitted,
    written,
)

pytestmark = pytest.mark.usefixtures("indicators")


def codes(report):
    return {one.code for one in report_findings(report) if one.is_open}


def test_an_empty_report_is_not_sent(world, period):
    report = report_open(agency=world.commune, period=period, by=world.person("officer"))
    with pytest.raises(NotReady) as error:
        report_submit(report=report, by=world.person("officer"))
    assert {f.code for f in error.value.findings} == {"missing", "words_II", "words_III.2"}
    assert all(f.sentence.endswith(".") for f in error.value.findings)


def test_sent_twice_is_sent_once(world, period):
    report = written(world, period)
    first = report_submit(report=report, by=world.person("officer"))
    again = report_submit(report=report, by=world.person("officer"))
    assert (first.submitted_at, first.revision) == (again.submitted_at, again.revision)
    assert AuditLine.objects.filter(act="reporting.report_submit").count() == 1


def test_the_four_facts_are_separate(world, period):
    report = written(world, period)
    assert (report.is_complete, report.is_filled) == (True, True)
    assert (report.sent_at, report.approved_at) == (None, None)
    report = approved(world, period)
    assert report.sent_at == report.approved_at is not None


def test_a_return_names_one_cell_and_does_not_make_late(world, period):
    report = approved(world, period)
    sent, figure = report.sent_at, figure_of(report, "cuoc-thi")
    report_return(
        report=report, figures={figure: "Sở ghi 2 cuộc."}, paragraphs={}, by=world.person("desk")
    )
    report.refresh_from_db()
    assert (report.state, report.approved_at, report.is_complete) == ("returned", None, False)
    assert codes(report) == {"returned"}
    with pytest.raises(NotReady):
        report_submit(report=report, by=world.person("officer"))
    figure.refresh_from_db()
    said = change(figure, decision="correct", stated=Decimal(2), reason="Đúng là 2 cuộc.")
    figures_decide(report=report, changes=[said], by=world.person("officer"))
    report = report_approve(report=report, by=world.person("head"))
    assert report.sent_at == sent


def test_a_returned_cell_can_be_kept_by_saying_it_again(world, period):
    report = approved(world, period)
    figure = figure_of(report, "cuoc-thi")
    report_return(
        report=report, figures={figure: "Chắc chứ?"}, paragraphs={}, by=world.person("desk")
    )
    figure.refresh_from_db()
    figures_decide(report=report, changes=[change(figure)], by=world.person("officer"))
    assert codes(report) == set()


def test_a_return_needs_a_place_and_a_reason(world, period):
    report, desk = approved(world, period), world.person("desk")
    paragraph = report.paragraphs.first()
    with pytest.raises(Invalid, match="Chưa chọn"):
        report_return(report=report, figures={}, paragraphs={}, by=desk)
    with pytest.raises(Invalid, match="lý do"):
        report_return(report=report, figures={}, paragraphs={paragraph: " "}, by=desk)
    report_return(report=report, figures={}, paragraphs={paragraph: "Nêu số."}, by=desk)
    paragraph.refresh_from_db()
    paragraph_save(
        paragraph=paragraph, text="Đã nêu số.", plan_tasks=[], revision=paragraph.revision,
        by=world.person("officer"),
    )  # fmt: skip
    assert codes(report) == set()


def test_the_head_hands_back_with_a_reason(world, period):
    report, head = submitted(world, period), world.person("head")
    with pytest.raises(Invalid, match="lý do"):
        report_hand_back(report=report, reason="", by=head)
    report = report_hand_back(report=report, reason="Thiếu hoạt động ở xóm.", by=head)
    assert (report.state, report.returned_by_desk) == ("returned", False)
    with pytest.raises(Conflict):
        report_hand_back(report=report, reason="Lần nữa.", by=head)
    report_submit(report=report, by=world.person("officer"))
    report = report_take_back(report=report, by=world.person("officer"))
    with pytest.raises(Conflict):
        report_hand_back(report=report, reason="Chưa trình.", by=head)
    report.refresh_from_db()
    assert (report.state, report.return_reason) == ("open", "")


def test_the_officer_takes_back_before_approval(world, period):
    report = report_take_back(report=submitted(world, period), by=world.person("officer"))
    assert report.state == "open"
    report = approved_again(world, report)
    with pytest.raises(Conflict):
        report_take_back(report=report, by=world.person("officer"))


def approved_again(world, report):
    report_submit(report=report, by=world.person("officer"))
    return report_approve(report=report, by=world.person("head"))


def test_nothing_to_report_is_valid_with_a_reason(world, period):
    officer = world.person("officer")
    report = report_open(agency=world.commune, period=period, by=officer)
    with pytest.raises(Invalid, match="lý do"):
        report_state_nothing(report=report, is_nothing=True, reason=" ", by=officer)
    report_state_nothing(report=report, is_nothing=True, reason="Xã mới thành lập.", by=officer)
    report = report_submit(report=report, by=officer)
    assert (report.is_complete, report.is_filled) == (True, False)


def test_nothing_against_the_count_is_asked(world, period):
    officer, task = world.person("officer"), world.tasks["standing"]
    plan_task_update(task=task, revision=task.revision, changes={"state": "done"}, by=officer)
    report = report_open(agency=world.commune, period=period, by=officer)
    report = report_state_nothing(report=report, is_nothing=True, reason="Không có.", by=officer)
    assert codes(report) == {"nothing_but_counted"}
    finding_explain(report=report, check_code="nothing_but_counted", text="Ghi nhầm.", by=officer)
    assert codes(report) == set()


def test_unlike_last_year_is_asked_and_explained(world, period):
    before = period_open(period=period_plan(kind="year", year=2025))
    report = written(world, before)
    PeriodicReport.objects.filter(pk=report.pk).update(state="accepted")
    old = figure_of(report, "cuoc-thi")
    old.stated = Decimal(40)
    old.save()
    period_close(period=before)
    report = written(world, period)
    assert codes(report) == {"last_year"}
    figure = figure_of(report, "cuoc-thi")
    finding_explain(
        report=report, check_code="last_year", figure=figure, text="Năm nay không có thi.",
        by=world.person("officer"),
    )  # fmt: skip
    assert codes(report) == set()


def test_a_part_above_its_whole_is_stopped(world, period):
    report = written(world, period)
    said = {"decision": "correct", "stated": Decimal(5), "reason": "Sổ tiếp dân."}
    figures_decide(
        report=report, changes=[change(figure_of(report, "phan-anh-da-tra-loi"), **said)],
        by=world.person("officer"),
    )  # fmt: skip
    assert codes(report) == {"not_above"}


def test_against_the_register(world, period):
    officer, task = world.person("officer"), world.tasks["standing"]
    report = written(world, period, tasks=[task])
    plan_task_update(task=task, revision=task.revision, changes={"state": "done"}, by=officer)
    assert codes(report) == {"register"}


def test_a_task_done_and_told_nowhere_is_asked(world, period):
    officer, task = world.person("officer"), world.tasks["standing"]
    plan_task_update(task=task, revision=task.revision, changes={"state": "done"}, by=officer)
    assert codes(written(world, period)) == {"done_untold"}


def test_only_the_desk_accepts_and_then_it_is_locked(world, period):
    report = approved(world, period)
    for role in ("officer", "head", "other", "leader"):
        with pytest.raises(NotAllowed):
            report_accept(report=report, by=world.person(role))
    report = report_accept(report=report, by=world.person("desk"))
    assert report_accept(report=report, by=world.person("desk")).accepted_at == report.accepted_at
    with pytest.raises(Conflict):
        figures_decide(report=report, changes=[], by=world.person("officer"))


def test_errata_are_listed_with_both_values(world, period):
    report, head = accepted(world, period), world.person("head")
    figure, paragraph = figure_of(report, "cuoc-thi"), report.paragraphs.first()
    with pytest.raises(Invalid, match="lý do"):
        figure_erratum_record(
            figure=figure, value=Decimal(1), reason="", revision=figure.revision, by=head
        )
    figure_erratum_record(
        figure=figure, value=Decimal(1), reason="Sót.", revision=figure.revision, by=head
    )
    with pytest.raises(Conflict):
        figure_erratum_record(
            figure=figure, value=Decimal(2), reason="Sót.", revision=figure.revision, by=head
        )
    paragraph_erratum_record(
        paragraph=paragraph, text="Lời đã sửa.", reason="Sai ngày.", revision=paragraph.revision,
        by=world.person("desk"),
    )  # fmt: skip
    listed = list(Erratum.objects.values_list("number", "value_before", "value_after"))
    assert listed == [(1, 0, 1), (2, None, None)]
    figure.refresh_from_db()
    assert figure.stated == 1


def test_no_erratum_before_acceptance(world, period):
    report = approved(world, period)
    figure = figure_of(report, "cuoc-thi")
    with pytest.raises(Conflict, match="chưa được tiếp nhận"):
        figure_erratum_record(
            figure=figure, value=Decimal(1), reason="Sót.", revision=0, by=world.person("desk")
        )


def test_whose_turn_it_is_hears_of_it(world, period):
    report = written(world, period)
    officer, head, desk = (world.person(who) for who in ("officer", "head", "desk"))

    def told(person):
        rows = Notice.objects.filter(account=person, kind="reporting.turn").order_by("-pk")
        return [notice.sentence for notice in rows]

    report = report_submit(report=report, by=officer)
    assert told(head) == [f"{report.title} đã trình, chờ bạn đọc và duyệt."]
    report = report_hand_back(report=report, reason="Thiếu số.", by=head)
    assert "được thủ trưởng trả lại" in told(officer)[0]
    report = report_approve(report=report_submit(report=report, by=officer), by=head)
    figure = figure_of(report, "cuoc-thi")
    report = report_return(report=report, figures={figure: "Xem lại."}, paragraphs={}, by=desk)
    assert "trả lại 1 chỗ" in told(officer)[0]
    assert not told(desk)
