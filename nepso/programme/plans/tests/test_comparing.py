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
