from vanban.understanding.markers import Rank, mark_of
from vanban.understanding.tests.reading_of import compiled


def labels(words):
    return [s.label for s in compiled("KẾ HOẠCH\nthử\n" + words).sections]


def test_a_path_is_made_of_the_numbers_as_printed():
    assert labels("I. MỘT\n1. Hai\n1.1. Ba\nCó.\n1.2. Bốn\nCó.\nII. NĂM\n1. Sáu\nCó.") == [
        "I", "I.1", "I.1.1", "I.1.2", "II", "II.1",
    ]  # fmt: skip
    assert labels("1. Một\nCó.\n2. Hai\n2.1. Ba\nCó.") == ["1", "2", "2.1"]


def test_faults_are_kept_and_told():
    document = compiled("KẾ HOẠCH\nthử\nI. MỘT\n1. Hai\nCó.\n3. Ba\nCó.\nI. BỐN\nCó.")
    assert [s.label for s in document.sections] == ["I", "I.1", "I.3", "I"]
    assert [p.code for p in document.problems].count("numbering_fault") == 2


def test_a_wrapped_line_that_begins_with_a_dash_is_no_item():
    document = compiled(
        "KẾ HOẠCH\nthử\nI. NHIỆM VỤ\n"
        "- Xây dựng kế hoạch và tổ chức các phong trào với chủ đề “Kỷ cương - Nề nếp; Chủ động\n"
        "- Sáng tạo; Chất lượng” và phát hiện điển hình.\n"
        "- Kiểm tra việc thực hiện.\n"
    )
    assert [t.text[:8] for t in document.tasks] == ["Xây dựng", "Kiểm tra"]


def test_marks_of_the_usual_schemes():
    marks = {
        "Phần thứ nhất": Rank.PART,
        "Chương II. QUY ĐỊNH": Rank.CHAPTER,
        "A. MỤC ĐÍCH": Rank.CAPITAL,
        "I- MỤC ĐÍCH": Rank.ROMAN,
        "Điều 5. Trách nhiệm": Rank.ARTICLE,
        "1.1 Nội dung": Rank.NUMBER,
        "đ) Lồng ghép": Rank.LETTER,
        "– Chỉ đạo": Rank.DASH,
        "+ Tổ chức": Rank.CROSS,
    }
    assert {text: mark_of(text).rank for text in marks} == marks


def test_dates_and_shares_are_no_marks():
    for text in ("10/4/2020 là hạn", "1.500 người", "20% số hộ", "01 bản giấy", "--- hết"):
        assert mark_of(text) is None


def test_a_title_before_a_colon_is_the_heading():
    document = compiled("KẾ HOẠCH\nthử\n4. Thời gian thực hiện: Từ tháng 4 đến tháng 12.\n")
    assert [(s.label, s.heading) for s in document.sections] == [("4", "Thời gian thực hiện")]
    assert document.tasks == ()
