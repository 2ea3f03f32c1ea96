from decimal import Decimal

import pytest

from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.programme.reporting.models import Figure, FigureAdjustment
from nepso.programme.reporting.services import FiguresConflict, figures_decide, report_open
from nepso.programme.reporting.tests.writing_up import change, figure_of, submitted


@pytest.fixture
def report(world, indicators, period):
    return report_open(agency=world.commune, period=period, by=world.person("officer"))


def decide(world, report, *changes, by="officer"):
    return figures_decide(report=report, changes=list(changes), by=world.person(by))


def test_a_correction_keeps_both_values_and_why(world, report):
    figure = figure_of(report, "cuoc-thi")
    decide(
        world, report,
        change(figure, decision="correct", stated=Decimal(3), reason="Ba cuộc chưa kịp ghi."),
    )  # fmt: skip
    figure.refresh_from_db()
    assert (figure.counted, figure.stated, figure.decision) == (0, 3, "correct")
    kept = FigureAdjustment.objects.get(figure=figure)
    assert (kept.counted, kept.stated, kept.reason) == (0, 3, "Ba cuộc chưa kịp ghi.")
    assert kept.by == world.person("officer")


def test_correcting_again_keeps_the_earlier_correction(world, report):
    figure = figure_of(report, "cuoc-thi")
    for number in (3, 4):
        figure.refresh_from_db()
        said = {"decision": "correct", "stated": Decimal(number), "reason": f"Lần {number}."}
        decide(world, report, change(figure, **said))
    assert list(figure.adjustments.values_list("before", "stated")) == [(None, 3), (3, 4)]


@pytest.mark.parametrize(
    ("code", "said", "sentence"),
    [
        ("cuoc-thi", {"decision": "correct", "stated": Decimal(3)}, "vì sao"),
        ("cuoc-thi", {"decision": "correct", "reason": "Vì."}, "chưa có số"),
        ("cuoc-thi", {"decision": "correct", "stated": Decimal(0), "reason": "Vì."}, "chọn Đúng"),
        ("cuoc-thi", {"decision": "correct", "stated": Decimal(-1), "reason": "Vì."}, "nhỏ hơn"),
        ("kenh-tiep-nhan", {"stated": Decimal(51)}, "lớn hơn"),
        ("kenh-tiep-nhan", {"stated": Decimal("1.5")}, "số nguyên"),
        ("kenh-tiep-nhan", {"stated": Decimal(2), "typed_source": " "}, "từ đâu"),
        ("kenh-tiep-nhan", {"decision": "accept"}, "không đếm"),
        ("kinh-phi-ngan-sach", {"stated": Decimal("1.005")}, "2 chữ số"),
    ],
)
def test_what_cannot_be_taken_is_told_in_one_sentence(world, report, code, said, sentence):
    figure = figure_of(report, code)
    with pytest.raises(Invalid, match=sentence) as error:
        decide(world, report, change(figure, **said))
    assert set(error.value.fields) == {figure.public_id}
    assert Figure.objects.get(pk=figure.pk).decision == ""


def test_one_wrong_cell_writes_none(world, report):
    right, wrong = figure_of(report, "cuoc-thi"), figure_of(report, "kenh-tiep-nhan")
    with pytest.raises(Invalid):
        decide(world, report, change(right), change(wrong, stated=Decimal(99)))
    assert Figure.objects.get(pk=right.pk).decision == ""


def test_two_people_editing_lose_nothing(world, report):
    figure, other = figure_of(report, "cuoc-thi"), figure_of(report, "kenh-tiep-nhan")
    decide(world, report, change(figure), by="head")
    late = change(figure, decision="correct", stated=Decimal(2), reason="Hai cuộc.")
    with pytest.raises(FiguresConflict) as conflict:
        decide(world, report, late, change(other, stated=Decimal(1)))
    assert [f.pk for f in conflict.value.current] == [figure.pk]
    assert conflict.value.written == 1
    assert Figure.objects.get(pk=figure.pk).decision == "accept"
    assert Figure.objects.get(pk=other.pk).stated == 1


def test_saying_the_same_twice_is_saying_it_once(world, report):
    figure = figure_of(report, "cuoc-thi")
    said = {"decision": "correct", "stated": Decimal(2), "reason": "Hai cuộc."}
    assert decide(world, report, change(figure, **said)) == 1
    assert decide(world, report, change(figure, **said)) == 0
    assert figure.adjustments.count() == 1


def test_others_say_nothing(world, report):
    with pytest.raises(NotAllowed):
        decide(world, report, change(figure_of(report, "cuoc-thi")), by="other")


def test_what_is_with_the_head_is_not_written(world, indicators, period):
    report = submitted(world, period)
    with pytest.raises(Conflict, match="Chờ thủ trưởng duyệt"):
        decide(world, report, change(figure_of(report, "cuoc-thi")))


def test_an_estimate_is_a_mark_and_needs_its_reason(world, report):
    figure = figure_of(report, "cuoc-thi")
    said = {"decision": "correct", "stated": Decimal(0), "is_estimate": True}
    with pytest.raises(Invalid, match="vì sao"):
        decide(world, report, change(figure, **said))
    decide(world, report, change(figure, **said, reason="Không có cuộc nào đến hết năm."))
    figure.refresh_from_db()
    assert figure.is_estimate
