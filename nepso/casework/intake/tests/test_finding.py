"""By what the desk finds a submission, and by what it never does."""

from __future__ import annotations

import pytest

from nepso.casework.intake.finding import findable, query_of
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import submission_harm_settle
from nepso.casework.intake.tests.conftest import file_one
from nepso.foundation.search.selectors import search_page
from nepso.kernel.errors import Invalid
from tests.pace import within

PERSONAL = [
    "0912345678", "0912 345 678", "091.234.5678", "+84 912 345 678", "012345678901",
    "ten.ai@thu.example", "@ten_ai", "0912/345/678", "0912–345–678", "0912\u00a0345\u00a0678",
    "0912  345  678", "0912,345,678", "0912_345_678", "0912. 345. 678", "0912) 345-678",
]  # fmt: skip


def test_words_and_domains_are_found():
    folded = findable("scam", "Họ bảo nộp phí 500k ngày 5/12", ["https://qua-tang.example/vao?a=1"])
    assert folded == "ho bao nop phi 500k ngay 5/12 · https://qua-tang.example"


@pytest.mark.parametrize("personal", PERSONAL)
def test_nobody_is_found_by_a_number_or_a_name_of_an_account(personal):
    assert findable("scam", f"gọi {personal} nhé", []) == "goi nhe"
    with pytest.raises(Invalid, match="hãy tìm bằng từ"):
        query_of(f"goi {personal}")


def test_a_page_of_somebody_is_known_by_its_platform_alone():
    assert findable("scam", "", ["https://mang-xa-hoi.example/nguyen.van.a"]) == (
        "https://mang-xa-hoi.example"
    )
    assert findable("scam", "mang-xa-hoi.example:443/nguyen.van.a", []) == "mang-xa-hoi.example"
    with pytest.raises(Invalid, match="hãy tìm bằng từ"):
        query_of("mang-xa-hoi.example/nguyen.van.a")
    assert query_of("https://mang-xa-hoi.example/") == "https://mang-xa-hoi.example"


LONG = ["a." * 20_000, "1." * 20_000, "a" * 40_000, "@ " + "a" * 20_000]


@pytest.mark.parametrize("row", LONG, ids=["labels", "digits", "word", "account"])
def test_a_long_row_is_read_once(row):
    """It is read while somebody sends their report: of eight thousand characters one such row took
    six tenths of a second."""
    with within(0.2):
        findable("scam", row, [])


@pytest.mark.parametrize(
    ("told", "folded"),
    [
        ("a.b.c.d.e.f.g.h.i.k.l.m.n.example/ai", "a.b.c.d.e.f.g.h.i.k.l.m.n.example"),
        ("xem...mang-xa-hoi.example/ai nhé", "xem...mang-xa-hoi.example nhe"),
        ("(@ai), ten.ai@thu.example.", ""),
    ],
)
def test_however_it_is_written_the_page_and_the_account_go(told, folded):
    assert findable("scam", told, []) == folded


@pytest.mark.django_db
def test_nothing_about_a_child_is_found_from_the_moment_it_is_held_to_be(people):
    submission = file_one(text="một chuyện kín").submission
    assert found("chuyen kin") == [submission]
    submission_harm_settle(submission=submission, harm="child_safety", by=people["reception"])
    assert found("chuyen kin") == []


def found(words):
    return search_page(Submission.objects.all(), words, size=5).rows
