"""Frozen, signed, corrected: the same bytes again, numbers filled, changes listed, old stays."""

import datetime as dt
import io
import subprocess
import sys
import zipfile

import page as pdf_validator
import pytest

from nepso.kernel.errors import Conflict, Invalid
from nepso.programme.reporting.consolidated.document import document_of
from nepso.programme.reporting.consolidated.outputs import file_read, files_of, signing_of
from nepso.programme.reporting.consolidated.services import (
    consolidated_correct,
    consolidated_freeze,
    consolidated_make,
    consolidated_sign,
    consolidated_unfreeze,
    outputs_write,
    passage_add,
    passage_rewrite,
)
from nepso.programme.reporting.consolidated.snapshotting import snapshot_of
from nepso.programme.reporting.consolidated.tests.year import TALKS
from nepso.programme.reporting.kinds import Section
from nepso.programme.reporting.models import Figure
from nepso.programme.reporting.services import figure_erratum_record
from vanban.compiling import compile_in_process

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def frozen(reported):
    report = consolidated_freeze(report=reported.made(), by=reported.person("desk"))
    report.year = reported
    return report


def _signed(report):
    desk = report.year.person("desk")
    signed = consolidated_sign(
        report=report, number=5, symbol="BC-SVH", signed_on=DAY, signer="Nguyễn Văn An", by=desk
    )
    signed.year = report.year
    return signed


def _erratum(year, value):
    figure = Figure.objects.get(report__agency=year.world.commune, asked__indicator__code=TALKS)
    return figure_erratum_record(
        figure=figure,
        value=value,
        reason="Đếm lại.",
        revision=figure.revision,
        by=year.person("desk"),
    )


def test_a_frozen_report_gives_the_same_files_whatever_happens_after(frozen):
    first = dict(files_of(snapshot_of(frozen), signing_of(frozen)))
    _erratum(frozen.year, 9)
    frozen.figures.update(stated=99)
    frozen.paragraphs.update(human_text="Khác.")
    frozen.refresh_from_db()
    again = dict(files_of(snapshot_of(frozen), signing_of(frozen)))
    assert again == first
    assert frozen.sha256["snapshot"] == snapshot_of(frozen).digest


def test_files_written_are_kept_and_the_same_again(frozen):
    digests = outputs_write(report=frozen)
    frozen.refresh_from_db()
    assert file_read(frozen, "docx").startswith(b"PK")
    assert outputs_write(report=frozen) == digests


def test_the_pdf_is_ua_1_and_every_link_has_its_number(frozen):
    data = dict(files_of(snapshot_of(frozen), signing_of(frozen)))["pdf"]
    said = pdf_validator.validate_pdf_bytes(data, profile=pdf_validator.ValidationProfile.PDF_UA_1)
    assert said.failures == []


def test_number_and_day_stand_in_the_files_after_signing(frozen):
    before = document_of(snapshot_of(frozen), signing_of(frozen))
    signed = _signed(frozen)
    after = document_of(snapshot_of(signed), signing_of(signed))
    assert (before.number, before.date) == (None, None)
    assert (after.number, after.symbol, after.date) == (5, "BC-SVH", DAY)
    assert after.signature.name == "Nguyễn Văn An"
    assert before.body == after.body


def test_a_frozen_report_is_not_edited_but_opened_again(frozen):
    desk, passage = frozen.year.person("desk"), frozen.paragraphs.first()
    with pytest.raises(Conflict, match="Đã chốt"):
        passage_rewrite(passage=passage, text="Mới.", revision=0, by=desk)
    opened = consolidated_unfreeze(report=frozen, by=desk)
    assert opened.kept is None
    passage_rewrite(passage=passage, text="Mới.", revision=passage.revision, by=desk)
    again = consolidated_freeze(report=opened, by=desk)
    again.year = frozen.year
    signed = _signed(again)
    with pytest.raises(Conflict, match="đã ký"):
        consolidated_unfreeze(report=signed, by=desk)


def test_words_that_name_no_figure_are_not_frozen(reported):
    report, desk = reported.made(), reported.person("desk")
    passage_add(report=report, section=Section.NEXT, text="Có [số khong-co] cuộc.", by=desk)
    with pytest.raises(Invalid, match="khong-co"):
        consolidated_freeze(report=report, by=desk)


def test_a_later_version_lists_what_it_changes_and_the_old_one_stays(frozen):
    signed = _signed(frozen)
    old = dict(files_of(snapshot_of(signed), signing_of(signed)))
    desk = frozen.year.person("desk")
    _erratum(frozen.year, 9)
    later = consolidated_correct(report=signed, reason="Một xã đính chính.", by=desk)
    assert consolidated_correct(report=signed, reason="Lần nữa.", by=desk) == later
    later = consolidated_freeze(report=consolidated_make(report=later), by=desk)
    changes = [(e.place, e.before, e.after, e.reason) for e in later.errata.all()]
    assert ("5", "10", "Một xã đính chính.") in [change[1:] for change in changes]
    assert "đính chính" in document_of(snapshot_of(later)).appendices[-1].title
    signed.refresh_from_db()
    assert dict(files_of(snapshot_of(signed), signing_of(signed))) == old


def test_vanban_reads_the_outline_back(frozen):
    data = dict(files_of(snapshot_of(frozen), signing_of(frozen)))["docx"]
    compiled = compile_in_process("bao-cao.docx", data)
    assert (compiled.header.kind or "").casefold() == "báo cáo"
    read = [(s.label, s.heading.casefold()) for s in compiled.sections]
    wanted = [("I", "công tác chỉ đạo, triển khai"), ("II", "kết quả thực hiện")]
    wanted += [("III", "đánh giá chung"), ("III.1", "ưu điểm"), ("III.2", "tồn tại, hạn chế")]
    wanted += [("III.3", "nguyên nhân"), ("IV", "phương hướng, nhiệm vụ trọng tâm")]
    assert [one for one in read if one in wanted] == wanted, read
    assert "V" in {label for label, _ in read}


def test_frictionless_validates_the_package_of_a_real_report(frozen, tmp_path):
    data = dict(files_of(snapshot_of(frozen), signing_of(frozen)))["zip"]
    zipfile.ZipFile(io.BytesIO(data)).extractall(tmp_path)
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout
