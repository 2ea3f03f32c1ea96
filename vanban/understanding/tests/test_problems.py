import pytest

from vanban.understanding.tests.reading_of import compiled

WORDS = "Tổ chức tuyên truyền sâu rộng đến cán bộ, công chức và Nhân dân trên địa bàn. " * 8


def codes(document):
    return {problem.code for problem in document.problems}


def test_a_report_is_no_plan_and_gives_no_task():
    document = compiled(
        "BÁO CÁO\nKết quả năm 2025\nI. KẾT QUẢ\n1. Sở Y tế chủ trì kiểm tra.\n" + WORDS
    )
    assert codes(document) >= {"not_a_plan"}
    assert document.tasks == ()
    assert [s.label for s in document.sections] == ["I"]


def test_a_letter_has_its_subject_and_no_task():
    document = compiled(
        "SỞ Y TẾ\nSố: 12/SYT-VP\nV/v báo cáo công tác\n"
        "Kính gửi: Các đơn vị trực thuộc.\n1. Các đơn vị báo cáo trước ngày 10/4/2026.\n"
    )
    assert (document.header.kind, document.header.title) == ("Công văn", "báo cáo công tác")
    assert "not_a_plan" in codes(document)
    assert document.tasks == ()


def test_words_without_tone_marks_give_no_task():
    plain = "KE HOACH\nI. NHIEM VU\n1. So Y te chu tri kiem tra an toan thuc pham.\n" * 12
    document = compiled(plain)
    assert codes(document) == {"no_diacritics"}
    assert (document.tasks, document.references) == ((), ())


def test_an_old_font_is_told():
    document = compiled("KÕ ho¹ch tæ chøc thùc hiÖn c«ng t¸c tuyªn truyÒn ®Õn nh©n d©n. " * 12)
    assert "broken_font" in codes(document)
    assert document.tasks == ()


def test_blank_number_and_date_are_told():
    document = compiled(
        "UBND TỈNH A\nSố:      /KH-UBND\nThái Nguyên, ngày   tháng   năm 2026\nKẾ HOẠCH\nthử\n"
        "I. NHIỆM VỤ\n1. Tổ chức tuyên truyền.\n"
    )
    assert codes(document) == {"blank_number", "blank_date"}
    assert (document.header.number, document.header.number_raw) == (None, "/KH-UBND")


def test_every_sentence_for_people_ends_with_a_full_stop():
    document = compiled(
        "KẾ HOẠCH\nthử\nI. NHIỆM VỤ\n3. Giao Công ty Mẫu kiểm tra trong quý II/2026.\n"
    )
    sentences = [p.message for p in document.problems]
    sentences += [doubt.sentence for task in document.tasks for doubt in task.doubts]
    assert sentences
    assert all(sentence.endswith(".") for sentence in sentences)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("6. TT Y tế xã phối hợp Sở Y tế thực hiện nội dung tuyên truyền.", False),
        ("TT Y tế xã phối hợp Sở Y tế thực hiện nội dung tuyên truyền.", False),
        ("6. UBND TT Mường La chủ trì, phối hợp thực hiện nhiệm vụ tuyên truyền.", False),
        ("6. Sở TT chủ trì, phối hợp thực hiện nội dung tuyên truyền.", False),
        ("TT Nội dung công việc Cơ quan chủ trì Cơ quan phối hợp", True),
        ("TT\nNội dung công việc Cơ quan chủ trì Cơ quan phối hợp", True),
        ("STT Nhiệm vụ Đơn vị thực hiện", True),
    ],
)
def test_only_the_heading_of_a_table_is_told_as_one(line: str, told: bool):
    document = compiled(
        f"SỞ Y TẾ\nSố: 12/KH-SYT\nKẾ HOẠCH\nthử\nI. NHIỆM VỤ\n5. Tổ chức tập huấn.\n{line}\n"
    )
    assert ("table_unread" in codes(document)) is told
