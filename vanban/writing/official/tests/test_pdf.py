"""The PDF: PDF/UA-1 by a validator that is not ours (page-validation), text, links, same bytes."""

import io

import page
import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.command_line import main
from vanban.writing.official import Heading, Issuer, Level, OfficialDocument
from vanban.writing.official.json_writing import document_to_json
from vanban.writing.official.pdf import missing_letters, to_pdf
from vanban.writing.official.tests.making import HOSTILE, hostile_report, plain, report


def _failures(data: bytes) -> list[str]:
    result = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert result.rules.total > 100
    return [f"{failure.rule_id}: {failure.message}" for failure in result.failures]


def _texts(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as file:
        return [shown.extract_text() for shown in file.pages]


def test_a_whole_report_is_pdf_ua_1():
    assert _failures(to_pdf(report())) == []


def test_the_validator_sees_faults():
    assert _failures(to_pdf(report()).replace(b"/Marked true", b"/Marked null"))


def test_headings_that_skip_a_level_are_still_nested():
    body = (Heading(Level.POINT, "một"), Heading(Level.PART, "hai"), Heading(Level.CLAUSE, "ba"))
    assert _failures(to_pdf(OfficialDocument("Công văn", "x", Issuer("Sở"), "Huế", body))) == []


def test_the_same_document_gives_the_same_bytes():
    assert to_pdf(report()) == to_pdf(report())


def test_a_link_works_and_its_number_is_told_on_the_last_page():
    data = to_pdf(report())
    with pdfplumber.open(io.BytesIO(data)) as file:
        linked = [link["uri"] for shown in file.pages for link in shown.hyperlinks if link["uri"]]
    assert linked == ["http://127.0.0.1/so-lieu/a1/"] * 2
    assert _texts(data)[-1].splitlines()[-1] == "[1] http://127.0.0.1/so-lieu/a1/"


def test_pages_count_anew_in_each_appendix_and_never_on_the_first():
    firsts = [text.splitlines()[0] for text in _texts(to_pdf(report()))]
    assert firsts[1:3] == ["2", "3"]
    assert [n for n, line in enumerate(firsts) if line.startswith("Phụ lục")] == [4, 6]
    assert firsts[5] == "2"


def test_text_is_data():
    shown = "\n".join(_texts(to_pdf(hostile_report())))
    assert '#read("/etc/passwd") $x$ *b* _i_ `r`' in shown
    assert "root:" not in shown


@given(st.text(max_size=40) | st.text(alphabet=HOSTILE, max_size=40))
def test_any_text_gives_a_valid_file(text):
    assert _failures(to_pdf(hostile_report(text))) == []


def test_letters_that_the_font_lacks_are_shown_as_a_box_and_told(tmp_path, capsys):
    document = OfficialDocument("Thông báo", "x", Issuer("Sở"), "Huế", (plain("chữ 漢 và 😀"),))
    assert missing_letters(document) == "漢😀"
    source = tmp_path / "vao.json"
    source.write_text(document_to_json(document), encoding="utf-8")
    assert main(["write", str(source), "--pdf", str(tmp_path / "ra.pdf")]) == 0
    assert "漢 😀" in capsys.readouterr().err
    assert "chữ □ và □./." in _texts((tmp_path / "ra.pdf").read_bytes())[0]


@pytest.mark.parametrize("kind", ["Kế hoạch", "Công văn", "Quyết định", ""])
def test_every_kind_is_valid(kind):
    document = OfficialDocument(kind, "", Issuer(""), "", ())
    assert _failures(to_pdf(document)) == []
