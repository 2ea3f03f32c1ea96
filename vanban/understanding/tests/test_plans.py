"""Plans of other make: each written for these tests in the manner of real ones."""

import pytest

from vanban.understanding.tests.reading_of import HERE, compiled_plan, task

NAMES = sorted(path.stem for path in (HERE / "plans").glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_lies_in_one_segment_and_tasks_stand_where_they_say(name):
    document = compiled_plan(name)
    covered = [0] * len(document.text)
    for segment in document.segments:
        for at in range(*segment.span):
            covered[at] += 1
    solid = [i for i, letter in enumerate(document.text) if not letter.isspace()]
    assert all(covered[i] == 1 for i in solid)
    for found in document.tasks:
        assert document.text[slice(*found.span)] == found.text


@pytest.mark.parametrize("name", NAMES)
def test_the_same_file_gives_the_same_document(name):
    assert compiled_plan(name) == compiled_plan(name)


def test_a_school_with_capitals_over_roman_numbers():
    plan = compiled_plan("school")
    assert plan.header.issuer == "Trường THCS Giang Tiên"
    assert [s.label for s in plan.sections][:5] == ["A", "A.1", "A.2", "B", "B.I"]
    signing = task(plan, "B.II.2")
    assert signing.agency_lead == ("Giáo viên chủ nhiệm",)
    assert signing.deadline.text == "trước ngày 20/9/2024"
    assert task(plan, "B.II.1").agency_lead == ("tổ Văn phòng",)
    assert task(plan, "C.2").agency_coordinate == ("cha mẹ học sinh",)
    assert plan.signature.position == ("HIỆU TRƯỞNG",)
    assert plan.recipients == ("Phòng GD&ĐT (b/c)", "Các tổ CM", "Lưu: VT")
    assert not [t for t in plan.tasks if t.clause in ("closing", "A.1", "A.2")]


def test_a_commune_in_parts():
    plan = compiled_plan("commune-in-parts")
    assert plan.header.issuer == "Ủy ban nhân dân xã Đại Từ"
    assert ("1", "Công an xã") in [(s.label, s.heading) for s in plan.sections]
    assert min(t.span[0] for t in plan.tasks) > plan.text.lower().index("phần thứ hai")
    assert task(plan, "II.3", 2).deadline.on == "2026-06-30"
    assert task(plan, "1.1").role == "chu_tri"
    assert task(plan, "3").role == "de_nghi"
    closing = task(plan, "closing")
    assert closing.agency_lead == ("các ban, ngành, đoàn thể", "các xóm")
    assert closing.deadline.text == "trước ngày 20/01/2026"


def test_lines_that_tell_who_and_when_belong_to_the_duty_above():
    plan = compiled_plan("attribute-lines")
    planned = task(plan, "II.1.a")
    assert (planned.role, planned.agency_lead) == ("chu_tri", ("Sở Xây dựng",))
    assert planned.agency_coordinate[-1] == "UBND các quận, huyện"
    assert planned.deadline.text == "Quý IV năm 2024"
    assert task(plan, "II.1.b").agency_lead == ("Sở Tư pháp",)
    assert task(plan, "II.2.1").deadline.on == "2024-06-30"
    assert not [t for t in plan.tasks if t.clause == "closing"]  # only an invitation


def test_a_plan_that_a_decision_issues():
    plan = compiled_plan("issued-with-a-decision")
    assert (plan.header.kind, plan.header.number) == ("Quyết định", "1234/QĐ-UBND")
    assert plan.header.title.endswith("giai đoạn 2023-2025")
    assert task(plan, "III.1").agency_coordinate == (
        "Sở Lao động - Thương binh và Xã hội",
        "Công an tỉnh",
    )
    assert {t.clause for t in plan.tasks} == {"II.1", "III.1", "III.2"}


def test_a_plan_of_the_party():
    plan = compiled_plan("party")
    assert plan.header.number == "15-KH/BTGDVTU"
    assert plan.header.issuer == "Ban Tuyên giáo và Dân vận Tỉnh ủy Thái Nguyên"
    assert task(plan, "III.4", 2).agency_lead == (
        "Ban tuyên giáo các đảng ủy trực thuộc",
        "ban xây dựng đảng các xã, phường",
    )
    assert plan.recipients[1] == "Thường trực Tỉnh ủy"
    assert plan.signature.position == ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")


def test_dashes_that_name_who_does_it():
    plan = compiled_plan("health-centre")
    assert task(plan, "2.1", 1).agency_lead == ("Khoa Truyền thông, Giáo dục sức khỏe",)
    assert task(plan, "2.1", 2).agency_coordinate == ("Khoa Truyền thông",)
    crosses = [t for t in plan.tasks if t.clause == "2.2"]
    assert [t.bullet for t in crosses] == [1, 2, 3]
    assert crosses[1].agency_lead == ("Trung tâm Y tế các huyện, thị xã, thành phố",)
    assert not [t for t in plan.tasks if t.clause in ("1", "3")]


def test_openers_give_their_role_and_partners():
    plan = compiled_plan("family-strategy")
    first = task(plan, "V.2", 1)
    assert (first.role, first.agency_lead) == ("chu_tri", ("Sở Y tế",))
    assert first.agency_coordinate == ("Sở Nội vụ", "Công an tỉnh", "các đơn vị liên quan")
    assert task(plan, "IV.2").deadline.kind == "yearly"
    assert task(plan, "V.6", 2).kind == "report"
    assert task(plan, "V.6", 2).deadline.text.endswith("hằng năm (trước ngày 30/11)")
    decree = next(r for r in plan.references if r.symbol == "13/2023/NĐ-CP")
    assert (decree.articles, decree.issuer) == ((5, 6, 10), "Chính phủ")
    assert not [t for t in plan.tasks if t.clause.startswith(("I.", "II.", "IV.1"))]


def test_a_day_of_books_whose_parts_are_no_duties():
    plan = compiled_plan("reading-day")
    assert plan.header.issuer == "Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn"
    assert (plan.header.number, plan.header.issued_on) == ("77/KH-SVHTTDL", None)
    assert task(plan, "III.1").text.endswith("theo các chủ đề:")
    assert task(plan, "V.2", 2).agency_lead == ("Phòng Quản lý Văn hóa",)
    assert task(plan, "V.6").deadline.on == "2026-06-30"
    assert not [t for t in plan.tasks if t.clause.startswith(("I.", "II.", "IV", "closing"))]
    assert "blank_date" in {p.code for p in plan.problems}


def test_a_plan_for_children_with_lines_of_who_and_when():
    plan = compiled_plan("children")
    month = task(plan, "II.1.1")
    assert (month.agency_lead, month.deadline.text) == (("Sở Y tế",), "Tháng 6/2025")
    assert task(plan, "III.1", 1).agency_lead == ("Sở Y tế",)
    assert task(plan, "III.3").agency_coordinate == ("cơ quan điều tra",)
    assert task(plan, "III.4").kind == "report"
    assert [r.symbol for r in plan.references] == ["102/2016/QH13", "56/2017/NĐ-CP"]


def test_the_only_words_of_a_section_are_its_own_and_the_last_ones_close():
    plan = compiled_plan("tourism")
    assert task(plan, "II").agency_lead == ("Sở Văn hóa, Thể thao và Du lịch",)
    assert task(plan, "closing").deadline.text == "hằng quý (trước ngày 20 tháng cuối quý)"
    assert [t.bullet for t in plan.tasks if t.clause == "I.2"] == [1, 2, 3]
    assert task(plan, "I.5").deadline.text == "định kỳ hằng tháng, trước ngày 25"
