"""What is told of a duty beside it: lettered lines, roles after the names, when to report."""

import pytest

from vanban.model import CompiledDocument
from vanban.understanding.roles import partners_in
from vanban.understanding.tests.reading_of import compiled, task

HEAD = "SỞ Y TẾ\nSố: 12/KH-SYT\nKẾ HOẠCH\nPhòng, chống sốt rét năm 2026\n"


def test_lettered_lines_tell_of_the_duty_before_them():
    document = compiled(
        f"{HEAD}I. NỘI DUNG\n1. Truyền thông\n"
        "a) Hoạt động: Phát 10.000 tờ rơi\n"
        "b) Đơn vị chủ trì: Trung tâm Kiểm soát bệnh tật tỉnh\n"
        "c) Đơn vị phối hợp: Sở Nội vụ; Sở Tư pháp\n"
        "d) Thời gian: Trước ngày 30/6/2026\n"
        "2. Phát thanh tại chợ\n"
        "a) Đơn vị chủ trì: Sở Công Thương\n"
        "b) Thời gian: Trước ngày 30/9/2026\n"
    )
    lettered, plain = task(document, "I.1.a"), task(document, "I.2")
    assert lettered.agency_lead == ("Trung tâm Kiểm soát bệnh tật tỉnh",)
    assert lettered.agency_coordinate == ("Sở Nội vụ", "Sở Tư pháp")
    assert lettered.deadline is not None
    assert lettered.deadline.on == "2026-06-30"
    assert plain.agency_lead == ("Sở Công Thương",)
    assert plain.deadline is not None
    assert plain.deadline.on == "2026-09-30"
    assert len(document.tasks) == 2


def test_the_time_of_the_plan_tells_of_no_duty_before_it():
    document = compiled(
        f"{HEAD}II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ: Tập huấn cán bộ.\n"
        "2. Đơn vị chủ trì: Sở Y tế\n3. Thời gian thực hiện: Trước ngày 30/9/2026\n"
    )
    assert task(document, "II.1").deadline is None
    assert task(document, "II.1").agency_lead == ("Sở Nội vụ",)


@pytest.mark.parametrize("title", ["Thời gian báo cáo", "Thời hạn gửi báo cáo"])
def test_a_section_on_when_to_report_states_a_duty(title: str):
    document = compiled(
        f"{HEAD}II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ: Tập huấn cán bộ.\n"
        f"2. {title}: Trước ngày 20/11/2026 gửi về Sở Y tế để tổng hợp.\n"
    )
    found = task(document, "II.2")
    assert found.deadline is not None
    assert found.deadline.on == "2026-11-20"
    assert found.agency_lead == ()
    assert "no_lead" in {doubt.code for doubt in found.doubts}


def test_when_to_report_is_no_time_of_another_duty():
    document = compiled(
        f"{HEAD}II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- Xây dựng kế hoạch tập huấn.\n"
        "- Thời gian báo cáo: trước ngày 15/12/2026 về Sở Y tế.\n"
        "2. Sở Tư pháp\n- Báo cáo kết quả về Sở Y tế.\n"
        "- Thời gian báo cáo: trước ngày 16/12/2026.\n"
    )
    assert task(document, "II.1", 1).deadline is None
    reporting = task(document, "II.1", 2).deadline
    assert reporting is not None
    assert reporting.on == "2026-12-15"
    told = task(document, "II.2").deadline
    assert told is not None
    assert told.on == "2026-12-16"


REPORTS = "Thời gian báo cáo: trước ngày 15/12/2026 về Sở Y tế."


@pytest.mark.parametrize(
    "lines",
    [
        "a) Sở Nội vụ\n- {duty}\n+ {reports}\n",
        "a) Sở Nội vụ\n- {duty}\n- Đơn vị phối hợp: Sở Tài chính\n+ {reports}\n",
        "1.1. {duty}\n- {reports}\n",
        "1.1. {duty}\n- Đơn vị phối hợp: Sở Tài chính\n+ {reports}\n",
        "1.1. {duty}\na) Đơn vị chủ trì: Sở Nội vụ\nb) {reports}\n",
        "a) Hoạt động: {duty}\nb) Đơn vị chủ trì: Sở Nội vụ\nc) {reports}\n",
        "a) Hoạt động: {duty}\nb) Đơn vị chủ trì: Sở Nội vụ\n- {reports}\n",
    ],
)
def test_wherever_it_stands_when_to_report_tells_of_a_duty_to_report_alone(lines: str):
    def of(duty: str) -> CompiledDocument:
        return compiled(
            f"{HEAD}I. NỘI DUNG\n1. Công tác tập huấn\n{lines.format(duty=duty, reports=REPORTS)}"
        )

    planning, reporting = of("Xây dựng kế hoạch tập huấn.").tasks
    assert planning.deadline is None
    assert "Xây dựng kế hoạch" in planning.text
    assert reporting.text == REPORTS
    assert reporting.deadline is not None
    assert reporting.deadline.on == "2026-12-15"
    (both,) = of("Báo cáo kết quả tập huấn.").tasks
    assert both.deadline is not None
    assert both.deadline.on == "2026-12-15"


@pytest.mark.parametrize(("mark", "clause"), [("c)", "I.1.c"), ("-", "I.1.b")])
def test_a_line_on_when_to_report_is_cited_where_it_stands(mark: str, clause: str):
    document = compiled(
        f"{HEAD}I. NỘI DUNG\n1. Công tác tập huấn\na) Hoạt động: Phát 10.000 tờ rơi\n"
        f"b) Đơn vị chủ trì: Sở Nội vụ\n{mark} {REPORTS}\n"
    )
    leaflets, reporting = document.tasks
    assert (leaflets.clause, leaflets.agency_lead) == ("I.1.a", ("Sở Nội vụ",))
    assert leaflets.deadline is None
    assert (reporting.clause, reporting.agency_lead) == (clause, ())


def test_a_line_under_a_dash_tells_of_the_duty_right_above_it():
    document = compiled(
        f"{HEAD}II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n"
        "- Tổ chức tập huấn cho cán bộ các xã, phường;\n"
        "+ Thời gian: Trước ngày 15/5/2026\n+ Kiểm tra các lớp học.\n+ Tại hội trường xã.\n"
    )
    training, checking = task(document, "II.1", 1), task(document, "II.1", 2)
    assert training.deadline is not None
    assert training.deadline.on == "2026-05-15"
    assert checking.deadline is None


def test_roles_may_stand_after_the_names():
    document = compiled(
        f"{HEAD}I. NHIỆM VỤ\n1. Công tác kiểm tra\n1.1. Kiểm tra định kỳ.\n"
        "1.2. Kiểm tra đột xuất.\n"
        "Phân công: Công an tỉnh chủ trì; Sở Công Thương, UBND các xã phối hợp.\n"
    )
    found = task(document, "I.1.2")
    assert found.agency_lead == ("Công an tỉnh",)
    assert found.agency_coordinate == ("Sở Công Thương", "UBND các xã")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Giao Sở Nội vụ chủ trì; Sở Y tế, Sở Tư pháp phối hợp tổ chức hội thi.",
            ("Sở Y tế", "Sở Tư pháp"),
        ),
        ("Lập tổ (Sở Y tế chủ trì, Đoàn Thanh niên phối hợp; xong tháng 3).", ("Đoàn Thanh niên",)),
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát.", ("Sở Nội vụ",)),
        ("Sở Y tế chủ trì; Sở Nội vụ phối hợp với Sở Tư pháp rà soát.", ("Sở Tư pháp",)),
    ],
)
def test_partners_may_stand_before_the_word(words: str, names: tuple[str, ...]):
    assert partners_in(words) == names


def test_prizes_and_the_form_of_a_contest_are_no_duties():
    document = compiled(
        f"{HEAD}II. NỘI DUNG\n1. Hình thức thi: trực tuyến qua trang web.\n"
        "2. Cơ cấu giải thưởng\n- 01 giải Nhất: 5.000.000 đồng.\n- 02 giải Nhì: 3.000.000 đồng.\n"
        "3. Hình thức tuyên truyền\n- Phát tờ rơi tại chợ.\n"
    )
    assert [t.clause for t in document.tasks] == ["II.3"]


def test_who_takes_part_is_no_duty_but_what_they_are_told_to_do_is():
    document = compiled(
        f"{HEAD}I. NỘI DUNG\n1. Phun hóa chất diệt muỗi tại các xã.\n"
        "2. Lực lượng tham gia\n"
        "- Công an tỉnh bố trí 50 cán bộ tuần tra các tuyến phố.\n"
        "- Bộ Chỉ huy Quân sự tỉnh: huy động dân quân trực 24/24 giờ.\n"
        "- Công an xã: 05 đồng chí.\n"
        "- 50 cán bộ của các xã, phường.\n"
        "3. Lực lượng tham gia: Sở Y tế cử 02 đội cấp cứu lưu động.\n"
        "4. Lực lượng tham gia: đoàn viên, hội viên các xã.\n"
        "5. Lực lượng tham gia\n"
        "a) Sở Nội vụ\n- Cử 03 cán bộ trực tại chốt.\n- 01 xe ô tô.\n"
        "II. TỔ CHỨC THỰC HIỆN\n"
        "1. Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở: Nắm địa bàn các xã.\n"
    )
    assert [(t.clause, t.bullet, t.agency_lead) for t in document.tasks] == [
        ("I.1", None, ()),
        ("I.2", 1, ("Công an tỉnh",)),
        ("I.2", 2, ("Bộ Chỉ huy Quân sự tỉnh",)),
        ("I.3", None, ("Sở Y tế",)),
        ("I.5.a", 1, ("Sở Nội vụ",)),
        ("II.1", None, ("Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở",)),
    ]


@pytest.mark.parametrize(
    ("words", "leads", "partners"),
    [
        (
            "Đơn vị thực hiện: Các Sở: Tài chính; Tư pháp; Y tế.",
            ("Sở Tài chính", "Sở Tư pháp", "Sở Y tế"),
            (),
        ),
        (
            "Phân công: Sở Công Thương chủ trì; các Sở: Tài chính; Tư pháp; Y tế phối hợp.",
            ("Sở Công Thương",),
            ("Sở Tài chính", "Sở Tư pháp", "Sở Y tế"),
        ),
        (
            "Đơn vị chủ trì: Các Sở: Tài chính; Tư pháp; Công an tỉnh phối hợp.",
            ("Sở Tài chính", "Sở Tư pháp"),
            ("Công an tỉnh",),
        ),
    ],
)
def test_a_semicolon_in_a_list_under_one_head_ends_no_role(
    words: str, leads: tuple[str, ...], partners: tuple[str, ...]
):
    document = compiled(f"{HEAD}I. NỘI DUNG\n1. Tập huấn cán bộ.\n- {words}\n")
    found = task(document, "I.1")
    assert (found.agency_lead, found.agency_coordinate) == (leads, partners)
