"""A document that prints one label twice: nothing of the one is counted with the other."""

import pytest

from nepso.programme.plans.distinct_labels import with_distinct_labels
from nepso.programme.plans.models import Clause, Duty
from nepso.programme.plans.reading import compiled_of
from nepso.programme.plans.selectors import document_pieces
from nepso.programme.plans.services import pasted, plan_receive
from nepso.programme.plans.services.compiling import version_fill

TWO_PARTS = """ỦY BAN NHÂN DÂN
TỈNH THÁI NGUYÊN

KẾ HOẠCH
Phát triển văn hóa đọc trên địa bàn tỉnh

Phần thứ nhất
NHIỆM VỤ, GIẢI PHÁP

I. NHIỆM VỤ CHUNG
1. Tuyên truyền
- Sản xuất các chương trình phát thanh về văn hóa đọc.
- Tổ chức hội sách lưu động tại các trường học vùng cao.
2. Tập huấn
- Tập huấn cán bộ thư viện cấp xã.

Phần thứ hai
TỔ CHỨC THỰC HIỆN

I. CÁC SỞ
1. Sở Y tế
- Tủ sách tại các trạm y tế.
2. Công an tỉnh
- Bảo đảm an ninh, trật tự tại các hội sách.
"""


@pytest.fixture(scope="module")
def two_parts():
    return compiled_of("ke-hoach.txt", TWO_PARTS.encode())


def test_the_compiler_itself_keeps_labels_as_printed(two_parts):
    labels = [section["label"] for section in two_parts["sections"]]
    assert labels == ["", "I", "I.1", "I.2", "", "I", "I.1", "I.2"]


def test_what_stands_under_the_second_is_told_apart(two_parts):
    told = with_distinct_labels(two_parts)
    labels = [section["label"] for section in told["sections"]]
    assert labels == ["", "I", "I.1", "I.2", "", "I-2", "I-2.1", "I-2.2"]
    places = [(task["clause"], task["text"].split()[0]) for task in told["tasks"]]
    assert places == [
        *[("I.1", "Sản"), ("I.1", "Tổ"), ("I.2", "Tập")],
        *[("I-2.1", "Tủ"), ("I-2.2", "Bảo")],
    ]
    assert "I-2.1" in {segment["clause"] for segment in told["segments"]}
    problem = told["problems"][-1]
    assert problem["message"].startswith("Mục I có trước đó rồi")
    assert told["text"][slice(*problem["span"])].startswith("I. CÁC SỞ")


def test_a_number_repeated_under_one_heading_is_told_apart_too(two_parts):
    faulty = TWO_PARTS.replace("2. Tập huấn", "1. Tập huấn")
    told = with_distinct_labels(compiled_of("ke-hoach.txt", faulty.encode()))
    assert [section["label"] for section in told["sections"]][1:4] == ["I", "I.1", "I.1-2"]
    assert told["tasks"][2]["clause"] == "I.1-2"
    # The second part's own "1" is not taken for that one.
    assert [task["clause"] for task in told["tasks"]][3:] == ["I-2.1", "I-2.2"]


def test_a_document_without_repeats_is_left_alone(compiled):
    assert with_distinct_labels(compiled) is compiled


@pytest.mark.django_db
def test_the_register_and_the_page_of_the_plan_have_them_apart(officer, two_parts):
    received = plan_receive(received=pasted(TWO_PARTS), by=officer)
    version = version_fill(version=received, compiled=two_parts)
    labels = Clause.objects.filter(version=version).exclude(label="").values_list("label")
    assert len(set(labels)) == len(labels) == 6
    given = Duty.objects.filter(version=version).order_by("order").values_list("clause", flat=True)
    assert list(given) == ["I.1", "I.1", "I.2", "I-2.1", "I-2.2"]
    headings = [p.clause for p in document_pieces(version) if p.kind == "heading" and p.clause]
    assert headings == ["I", "I.1", "I.2", "I-2", "I-2.1", "I-2.2"]
