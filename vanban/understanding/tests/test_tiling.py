"""Whatever stands in a file, every letter lies in one segment and tasks stand where they say."""

from hypothesis import given
from hypothesis import strategies as st

from vanban.understanding.tests.reading_of import compiled

LINES = st.sampled_from(
    [
        "KẾ HOẠCH",
        "Triển khai thực hiện Bộ Quy tắc",
        "Căn cứ Quyết định số 1/QĐ-UBND ngày 01/02/2026 của UBND tỉnh;",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. NHIỆM VỤ, GIẢI PHÁP",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Sở Y tế",
        "1.2. Tổ chức tuyên truyền sâu rộng đến Nhân dân.",
        "2) Đề nghị Ủy ban MTTQ Việt Nam tỉnh:",
        "a) Chủ trì, phối hợp với Công an tỉnh kiểm tra.",
        "đ) Thời gian: trước ngày 05/12/2026.",
        "- Thường xuyên rà soát; phối hợp với các sở, ban, ngành",
        "+ Báo cáo trước ngày 10/4/2026.",
        "Phần thứ nhất",
        "Điều 1. Ban hành kèm theo",
        "xử lý theo quy định.",
        "5",
        "Nơi nhận:",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "Dương Văn Mẫu",
        "PHỤ LỤC",
        "Trên đây là Kế hoạch; yêu cầu các đơn vị báo cáo./.",
        "",
        "\f",
    ]
)

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)


@given(st.lists(LINES | WORDS, max_size=30))
def test_segments_tile_any_text(lines):
    document = compiled("\n".join(["x", *lines]).replace("\x00", ""))
    covered = [0] * len(document.text)
    for segment in document.segments:
        for at in range(*segment.span):
            covered[at] += 1
    assert all(
        count == 1
        for count, letter in zip(covered, document.text, strict=True)
        if not letter.isspace()
    )
    for task in document.tasks:
        assert document.text[slice(*task.span)] == task.text
        assert 0 < task.confidence <= 1
