import datetime as dt
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from nepso.casework.intake.batch import COLUMNS, batch_template
from nepso.casework.intake.models import Consent, Contact, Submission
from nepso.casework.intake.selectors import submission_by_code
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.kernel.clock import now
from tests.conventions.vietnamese import english_words

ROW = {
    "Điều gây hại": "Lừa đảo, mạo danh để chiếm đoạt", "Đến qua": "Tổng đài 1022",
    "Lời kể": "=cmd|' /C calc'!A0", "Điện thoại": "0912345678", "Nơi xảy ra": "UBND xã A",
    "Đồng ý cho Công an": "lời kể, liên hệ",
}  # fmt: skip


@pytest.fixture
def receiver(tree):
    return make_person("Tiếp Nhận", (tree["so-vh"], Role.RECEPTION))


def sheet(*rows, columns=COLUMNS) -> SimpleUploadedFile:
    book = Workbook()
    page = book.active
    page.append(list(columns))
    for row in rows:
        page.append([None] * len(columns))
        for place, name in enumerate(columns, 1):
            cell = page.cell(page.max_row, place, None)
            cell.value = row.get(name)
            if isinstance(cell.value, str):
                cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("ds.xlsx", out.getvalue())


def test_one_is_entered_with_its_way_and_consent(client, receiver):
    client.force_login(receiver)
    assert not english_words(client.get("/tiep-nhan/").content.decode())
    page = client.get("/tiep-nhan/scam/").content.decode()
    assert not english_words(page)
    facts = {
        "to": re.search(r'name="to" value="([^"]+)"', page).group(1),
        "came_by": "telephone",
        "text": "Bị đòi mã OTP.",
        "telephone": "0912345678",
        "dong_y": ["police:text", "coordinator:contact"],
    }
    assert client.post("/tiep-nhan/scam/", facts).status_code == 422
    assert (
        client.post(
            "/tiep-nhan/scam/", {**facts, "consent_asked": "on", "came_by": "web"}
        ).status_code
        == 422
    )
    entered = [client.post("/tiep-nhan/scam/", {**facts, "consent_asked": "on"}) for _ in range(2)]
    codes = {re.search(r'nep-code"[^>]*>([^<]+)', a.content.decode()).group(1) for a in entered}
    submission = Submission.objects.get()
    assert [submission_by_code(code) for code in codes] == [submission]
    assert (submission.came_by, submission.entered_by) == ("telephone", receiver)
    assert Consent.objects.count() == 2


def test_others_may_not_enter(client, people):
    for name in ("none", "officer", "lead_desk", "leader", "administrator"):
        client.force_login(people[name])
        for address in ("", "scam/", "bang-tinh/", "bang-tinh/mau.xlsx"):
            assert client.get(f"/tiep-nhan/{address}").status_code == 403
        assert client.post("/tiep-nhan/scam/", {}).status_code == 403
    assert not Submission.objects.exists()


def test_a_spreadsheet_is_entered_whole_and_only_once(client, receiver):
    client.force_login(receiver)
    columns = load_workbook(io.BytesIO(batch_template())).active[1]
    assert [cell.value for cell in columns] == list(COLUMNS)
    files = sheet(ROW, {**ROW, "Lời kể": "Dòng hai"})
    for expected in ("Mới nhập", "Đã nhập trước đó"):
        files.seek(0)
        answer = client.post("/tiep-nhan/bang-tinh/", {"file": files, "consent_asked": "on"})
        page = answer.content.decode()
        assert answer.status_code == 200
        assert page.count(expected) == 2
        assert "no-store" in answer["Cache-Control"]
    assert Submission.objects.count() == Contact.objects.count() == 2
    codes = set(re.findall(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2,}\b", page))
    assert len(codes) == 2, "the same sending twice, or an answer that was lost"
    Submission.objects.update(received_at=now() - dt.timedelta(minutes=11))
    files.seek(0)
    again = client.post("/tiep-nhan/bang-tinh/", {"file": files, "consent_asked": "on"})
    assert not [code for code in codes if code in again.content.decode()]
    assert again.content.decode().count("Đã hiện khi nhập") == 2
    first = Submission.objects.order_by("id")[0]
    assert (first.came_by, first.commune.code, first.text) == ("line_1022", "xa-a", ROW["Lời kể"])
    assert Consent.objects.filter(submission=first).count() == 2


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"Điều gây hại": "Nói xấu"}, "Điều gây hại"),
        ({"Đến qua": "Trang phản ánh"}, "Đến qua"),
        ({"Lời kể": ""}, "Chưa có lời kể"),
        ({"Thấy ngày": "hôm kia"}, "Thấy ngày"),
        ({"Nơi xảy ra": "Xã không có"}, "Nơi xảy ra"),
        ({"Đồng ý cho Công an": "tất cả"}, "Đồng ý cho Công an"),
        ({"Thư điện tử": "không phải"}, "Thư điện tử"),
    ],
)
def test_one_wrong_row_and_nothing_is_entered(client, receiver, wrong, told):
    client.force_login(receiver)
    files = sheet(ROW, {**ROW, **wrong})
    answer = client.post("/tiep-nhan/bang-tinh/", {"file": files, "consent_asked": "on"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Dòng 3" in page
    assert told in page
    assert not Submission.objects.exists()


def test_what_is_no_spreadsheet_is_refused(client, receiver):
    client.force_login(receiver)
    for files in (
        SimpleUploadedFile("a.xlsx", b"PK\x03\x04 hong"),
        sheet(columns=("Tên",)),
        sheet(),
    ):
        answer = client.post("/tiep-nhan/bang-tinh/", {"file": files, "consent_asked": "on"})
        assert answer.status_code == 422
    assert client.post("/tiep-nhan/bang-tinh/", {}).status_code == 422


@pytest.mark.parametrize(("backend", "is_offered"), [("locmem", True), ("dummy", False)])
def test_the_sheet_offers_an_answer_by_mail_only_where_mail_leaves(settings, backend, is_offered):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    told = load_workbook(io.BytesIO(batch_template()))["Giải thích"]
    ways = next(col for col in told.iter_cols(values_only=True) if col[0] == "Báo câu trả lời")
    assert ("Thư điện tử" in ways) is is_offered
    assert "Điện thoại" in ways
