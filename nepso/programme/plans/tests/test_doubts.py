"""Doubts are known by their code, also those that were kept as sentences alone."""

from importlib import import_module

import pytest

from nepso.programme.plans.doubts import (
    doubts_compiled,
    doubts_joined,
    doubts_without_deadline,
    doubts_without_names,
)

KNOWN = import_module("nepso.programme.plans.migrations.0005_known_choices_and_doubts")
UNCLEAR = {"code": "deadline", "about": "", "sentence": "“Quý IV” chưa phải một ngày cụ thể."}
OF_NAME = {"code": "unknown_name", "about": "Sở Thử", "sentence": "Tên này lạ."}
LONG = {"code": "long", "about": "", "sentence": "Thời hạn “30/6” nằm trong một đoạn dài."}


def test_words_never_decide_what_a_doubt_is_about():
    assert doubts_without_deadline([UNCLEAR, OF_NAME, LONG]) == [OF_NAME, LONG]
    assert doubts_without_names([UNCLEAR, OF_NAME, LONG], ["Sở Thử"]) == [UNCLEAR, LONG]
    assert doubts_without_names([OF_NAME], ["Sở Khác"]) == [OF_NAME]
    assert doubts_joined([UNCLEAR, LONG], [LONG, OF_NAME]) == [UNCLEAR, LONG, OF_NAME]


def test_a_document_compiled_before_codes_keeps_its_sentences():
    assert doubts_compiled({"doubts": ["Câu cũ."]}) == [
        {"code": "", "about": "", "sentence": "Câu cũ."}
    ]


@pytest.mark.parametrize(
    ("sentence", "code", "about"),
    [
        ("“Sở Thử” không có trong danh mục tên cơ quan; hãy kiểm tra.", "unknown_name", "Sở Thử"),
        ("“các sở” là một nhóm; hãy chọn từng cơ quan.", "group", "các sở"),
        ("Thời hạn “Quý IV” chưa phải một ngày cụ thể; hãy ghi ngày hạn.", "deadline", ""),
        ("Câu này nhắc nhiều ngày khác nhau; hãy kiểm tra.", "several_dates", ""),
        ("Một câu khác.", "", ""),
    ],
)
def test_sentences_kept_before_get_their_codes(sentence, code, about):
    coded = KNOWN.coded_doubt(sentence)
    assert coded == {"code": code, "about": about, "sentence": sentence}
    assert KNOWN.coded_doubt(coded) == coded
