"""Words that open with no verb stay tasks, with a doubt; words that do are not doubted."""

import pytest

from vanban.model import DoubtCode
from vanban.understanding.tests.reading_of import compiled

PLAN = """KẾ HOẠCH
Chuyển đổi số năm 2026

I. NHIỆM VỤ, GIẢI PHÁP

1. Phát triển hạ tầng số

- {words}

- Tập huấn kỹ năng số cho cán bộ.
"""


def codes(words):
    task = compiled(PLAN.format(words=words)).tasks[0]
    assert task.text == words
    return {doubt.code for doubt in task.doubts}


@pytest.mark.parametrize(
    "words",
    [
        "100% thôn, xóm phủ sóng di động băng rộng.",
        "Hội nghị sơ kết công tác chuyển đổi số.",
        "Chuyên mục về chuyển đổi số trên Đài Phát thanh và Truyền hình.",
        "Các sở, ngành, địa phương.",
        "Về an toàn thông tin.",
    ],
)
def test_a_measure_without_a_verb_is_a_task_with_a_doubt(words):
    assert DoubtCode.NO_VERB in codes(words)


@pytest.mark.parametrize(
    "words",
    [
        "Phủ sóng di động băng rộng tại 100% thôn, xóm.",
        "Sơ kết.",
        "Hằng năm, tổ chức hội nghị.",
        "Hạ tầng viễn thông: mở rộng mạng 5G.",
        "Trung tâm Truyền thông - Văn hóa - Thể thao tỉnh xây dựng chuyên mục.",
    ],
)
def test_one_that_opens_with_a_verb_is_not_doubted(words):
    assert DoubtCode.NO_VERB not in codes(words)
