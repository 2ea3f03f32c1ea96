from hypothesis import given
from hypothesis import strategies as st

from nepso.programme.plans.aligning import DutyText, align
from nepso.programme.plans.comparing import ADDED, REMOVED, compare_texts, compare_words
from nepso.programme.plans.suggesting import suggest_links

WORDS = st.lists(st.sampled_from(["tuyên", "truyền", ",", ".", "hằng", "năm"]), max_size=30)


@given(WORDS, WORDS)
def test_a_comparison_gives_back_both_texts(old, new):
    old, new = " ".join(old), " ".join(new)
    changes = compare_words(old, new)
    assert "".join(c.text for c in changes if c.kind != ADDED) == old
    assert "".join(c.text for c in changes if c.kind != REMOVED) == new


def test_unchanged_stretches_are_shortened():
    before = ["một", "hai", "ba", "bốn", "năm"]
    rows = compare_texts(before, [*before, "sáu"])
    assert [row[0].text for row in rows] == ["một", "3 đoạn không đổi", "năm", "sáu"]
    assert rows[-1][0].kind == ADDED


def test_unlike_paragraphs_are_not_laid_over_each_other():
    before = ["1. Công an tỉnh", "- Thi kể chuyện theo sách.", "- Treo băng rôn.", "2. Sở Nội vụ"]
    after = ["1. Công an tỉnh", "2. Sở Tư pháp", "- Bố trí tủ sách."]
    rows = compare_texts(before, after)
    shown = [[(change.kind, change.text) for change in row] for row in rows]
    assert [(REMOVED, "- Thi kể chuyện theo sách.")] in shown
    assert [(REMOVED, "- Treo băng rôn.")] in shown
    assert [(ADDED, "- Bố trí tủ sách.")] in shown
    assert shown[3][0] == ("kept", "2. Sở ")


def test_equal_duties_keep_their_places():
    same = (
        DutyText("IV.1", 1, "tuyen truyen tren bao chi"),
        DutyText("IV.2", 1, "tuyen truyen tren bao chi"),
    )
    assert [pair.new for pair in align(same, same)] == [0, 1]
    assert [pair.new for pair in align(same, same[::-1])] == [1, 0]


def test_a_suggestion_names_the_shared_words_with_their_marks():
    found = suggest_links(
        ["Tổ chức hội sách lưu động tại trường."],
        ["Tổ chức hội sách lưu động.", "Sản xuất phim về di sản.", "In tờ rơi."],
    )
    assert [s.measure for s in found[0]] == [0]
    assert found[0][0].reasons == ["Cùng nói về “tổ chức hội sách lưu động”."]


def test_the_reasons_are_whole_words_that_mean_something():
    """Found in the real plan: "dụng công nghệ", "bộ quy tắc đến", "quan thông", "trước ngày"."""
    duties = [
        "Cảnh báo hành vi lợi dụng công nghệ trước ngày 05 tháng 12; nêu gương của người đứng đầu.",
        "Đưa tin tới cộng đồng và các tầng lớp nhân dân, và phổ biến Bộ Quy tắc đến mọi nhà.",
        "Cổ động trực quan; phối hợp với các cơ quan thông tin xây dựng chuyên trang, chuyên mục.",
        "Kịp thời báo cáo kết quả.",
    ]
    measures = [
        "Ứng dụng công nghệ trước ngày hội; nêu gương của cán bộ.",
        "Phổ biến Bộ Quy tắc đến người lao động và các tầng lớp Nhân dân, góp phần giữ nếp.",
        "Cổ động trực quan thông qua pano; mở các chuyên trang, chuyên mục; xây dựng tủ sách.",
        "Kịp thời báo cáo kết quả thi đua.",
    ]
    reasons = [found[0].reasons for found in suggest_links(duties, measures)]
    assert [sorted(said) for said in reasons] == [
        ["Cùng nói về “công nghệ”.", "Cùng nói về “nêu gương”."],
        ["Cùng nói về “phổ biến bộ quy tắc”.", "Cùng nói về “tầng lớp nhân dân”."],
        ["Cùng nói về “chuyên trang, chuyên mục”.", "Cùng nói về “cổ động trực quan”."],
        ["Nhiều từ giống nhau, không có cụm từ riêng nào chung."],
    ]
