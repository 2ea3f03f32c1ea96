"""Letters that urge: for those who have not sent, in the official layout, kept, numbered later."""

import datetime as dt
import io
import zipfile

import docx
import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from nepso.foundation.agencies.models import Agency
from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.running import run_job
from nepso.foundation.jobs.services import job_claim
from nepso.kernel.errors import Invalid, NotAllowed
from nepso.programme.reporting.following.services import (
    LetterWords,
    letter_make,
    letter_sign,
    letter_write,
)
from nepso.programme.reporting.models import PeriodicReport, UrgingLetter

DAY = dt.date(2026, 11, 30)
SAID = LetterWords("each", dt.date(2026, 12, 3), "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", drafting_unit="VP")
ADDRESS = "/bao-cao/don-doc/cong-van/"


@pytest.fixture(autouse=True)
def _province(world, clock, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    clock(DAY)
    Agency.objects.filter(code="so-vh").update(is_lead_desk=True)


def make(world, period, reports, said=SAID, codes=("xa1", "xa2")):
    chosen = [reports[code] for code in codes]
    return letter_make(period=period, reports=chosen, said=said, by=world.person("desk"))


def work():
    while (job := job_claim(worker="tests")) is not None:
        run_job(job)
        assert Job.objects.get(pk=job.pk).state == "done", Job.objects.get(pk=job.pk).error


def opened(letter):
    letter.refresh_from_db()
    with default_storage.open(letter.stored) as kept:
        return zipfile.ZipFile(io.BytesIO(kept.read()))


def words(packed, name):
    document = docx.Document(io.BytesIO(packed.read(name)))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def test_one_letter_for_each_in_both_forms(world, period, reports):
    letter = make(world, period, reports)
    work()
    packed = opened(letter)
    assert letter.state == "ready"
    assert packed.namelist() == [
        "001-uy-ban-nhan-dan-xa-ba-be.docx",
        "001-uy-ban-nhan-dan-xa-ba-be.pdf",
        "002-uy-ban-nhan-dan-xa-cho-ra.docx",
        "002-uy-ban-nhan-dan-xa-cho-ra.pdf",
    ]
    said = words(packed, packed.namelist()[0])
    assert "Kính gửi: Ủy ban nhân dân xã Ba Bể" in said
    assert "quá hạn 3 ngày làm việc" in said
    assert "trước ngày 03/12/2026" in said
    assert "PHÓ GIÁM ĐỐC" in said
    assert "Lưu: VT, VP" in said
    assert "Chợ Rã" not in said
    assert packed.read(packed.namelist()[1]).startswith(b"%PDF")


def test_one_for_all_has_their_list(world, period, reports):
    letter = make(world, period, reports, LetterWords("one", SAID.asked_on, "GIÁM ĐỐC"))
    work()
    packed = opened(letter)
    assert packed.namelist() == ["cong-van-don-doc.docx", "cong-van-don-doc.pdf"]
    said = words(packed, "cong-van-don-doc.docx")
    assert "còn 2 cơ quan, đơn vị, địa phương chưa gửi báo cáo" in said
    assert "Ủy ban nhân dân xã Chợ Rã" in said


def test_made_again_the_same_bytes_and_numbered_after_signing(world, period, reports):
    letter = make(world, period, reports)
    work()
    before = opened(letter)
    digest, path = letter.sha256, letter.stored
    UrgingLetter.objects.update(state="making")
    letter.refresh_from_db()
    assert letter_write(letter=letter).sha256 == digest
    letter_sign(letter=letter, first=41, on=DAY, by=world.person("desk"))
    work()
    packed = opened(letter)
    assert letter.state == "signed"
    assert "41/SVHTTDL" in words(packed, packed.namelist()[0]).replace(" ", "")
    assert "42/SVHTTDL" in words(packed, packed.namelist()[2]).replace(" ", "")
    assert "ngày 30 tháng 11 năm 2026" in words(packed, packed.namelist()[0])
    assert before.namelist() == packed.namelist()
    assert letter.stored != path


def test_whoever_sent_meanwhile_is_left_out(world, period, reports):
    PeriodicReport.objects.filter(pk=reports["xa2"].pk).update(sent_at=timezone.now())
    letter = make(world, period, reports)
    assert [one.report.agency.code for one in letter.urged.all()] == ["xa1"]
    with pytest.raises(Invalid, match="Chưa chọn cơ quan nào"):
        make(world, period, reports, codes=("xa2",))


def test_what_is_wrong_is_told_and_only_the_desk_may(world, period, reports):
    with pytest.raises(Invalid) as caught:
        make(world, period, reports, LetterWords("x", dt.date(2026, 11, 1), " "))
    assert set(caught.value.fields) == {"way", "asked_on", "authority"}
    for role in ("officer", "head", "leader"):
        with pytest.raises(NotAllowed):
            letter_make(period=period, reports=[reports["xa1"]], said=SAID, by=world.person(role))


def test_the_pages(world, period, reports, client):
    client.force_login(world.person("desk"))
    page = client.get(f"{ADDRESS}lap/").content.decode()
    assert page.count('name="bao_cao"') == 4
    typed = {"way": "each", "asked_on": "03/12/2026", "authority": "GIÁM ĐỐC", "words": "Thêm ý."}
    answer = client.post(f"{ADDRESS}lap/", typed)
    assert answer.status_code == 422
    assert "Chưa chọn cơ quan nào" in answer.content.decode()
    assert "Thêm ý." in answer.content.decode()
    typed["bao_cao"] = [reports["xa1"].public_id, reports["xa3"].public_id]
    look = client.post(f"{ADDRESS}lap/", {**typed, "xem_truoc": "1"})
    assert look["Content-Type"] == "application/pdf"
    assert not UrgingLetter.objects.exists()
    answer = client.post(f"{ADDRESS}lap/", typed)
    letter = UrgingLetter.objects.get()
    here = f"{ADDRESS}{letter.public_id}/"
    assert answer["Location"] == here
    assert "Đang viết công văn" in client.get(here).content.decode()
    assert client.get(f"{here}tep/").status_code == 404
    work()
    assert client.get(here, HTTP_HX_REQUEST="true")["HX-Refresh"] == "true"
    packed = client.get(f"{here}tep/")
    assert packed["Content-Type"] == "application/zip"
    assert b"".join(packed.streaming_content).startswith(b"PK")
    assert client.post(here, {"first": "7", "on": "01/01/2030"}).status_code == 422
    assert client.post(here, {"first": "7", "on": "30/11/2026"}).status_code == 302
    assert "Ủy ban nhân dân xã Đồng Phúc" in client.get(here).content.decode()
    assert "Số 7" in client.get(ADDRESS).content.decode()


def test_a_job_that_gave_up_can_be_asked_again(world, period, reports, client):
    letter = make(world, period, reports)
    Job.objects.update(state="failed")
    client.force_login(world.person("desk"))
    here = f"{ADDRESS}{letter.public_id}/"
    assert "dừng giữa chừng" in client.get(here).content.decode()
    client.post(f"{here}lap-lai/")
    work()
    letter.refresh_from_db()
    assert letter.state == "ready"


def test_the_subject_of_the_plan_goes_on_in_the_sentence():
    from nepso.programme.plans.models import Plan, PlanVersion
    from nepso.programme.reporting.following.letter_facts import plan_cited

    version = PlanVersion(symbol="72/KH-UBND", plan=Plan(title="Kế hoạch Triển khai Bộ Quy tắc"))
    assert plan_cited(version) == "Kế hoạch số 72/KH-UBND triển khai Bộ Quy tắc"
    version.plan.title = "UBND tỉnh về an toàn thông tin"
    assert plan_cited(version).endswith("UBND tỉnh về an toàn thông tin")
