"""The call list: only who has not sent, with whom to call; calls noted once, for the desk alone."""

import datetime as dt
import io

import openpyxl
import pytest
from django.utils import timezone

from nepso.foundation.audit.models import AuditLine
from nepso.kernel.errors import Invalid, NotAllowed
from nepso.programme.reporting.following import selectors
from nepso.programme.reporting.following.services import report_call_log
from nepso.programme.reporting.models import PeriodicReport, ReportCall, UrgingLetter

LIST = "/bao-cao/don-doc/goi-dien/"
DAY = dt.date(2026, 11, 30)  # three working days after the units' due date


@pytest.fixture(autouse=True)
def _at(clock):
    clock(DAY)


def names(world, period, **filters):
    page = selectors.call_page(world.person("desk"), period, selectors.CallFilters(**filters))
    return [line.report.agency.code for line in page.rows]


def log(world, report, outcome="talked", **facts):
    return report_call_log(report=report, outcome=outcome, by=world.person("desk"), **facts)


def test_only_those_who_have_not_sent_by_name(world, period, reports):
    assert names(world, period) == ["so-vh", "xa1", "xa2", "xa3"]
    PeriodicReport.objects.filter(pk=reports["xa2"].pk).update(
        state="approved", sent_at=timezone.now()
    )
    PeriodicReport.objects.filter(pk=reports["xa3"].pk).update(
        state="returned", sent_at=timezone.now()
    )
    assert names(world, period) == ["so-vh", "xa1"]
    assert names(world, period, tra_lai="1") == ["xa3"]


def test_filters(world, period, reports):
    assert names(world, period, q="cho ra") == ["xa2"]
    assert names(world, period, loai="department") == ["so-vh"]
    log(world, reports["xa1"], "promised", promised_on=DAY)
    log(world, reports["xa2"], "no_answer")
    assert names(world, period, goi="chua") == ["so-vh", "xa3"]
    assert names(world, period, goi="hen") == ["xa1"]
    assert names(world, period, goi="khong-gap") == ["xa2"]
    ReportCall.objects.filter(report=reports["xa1"]).update(promised_on=DAY - dt.timedelta(days=1))
    assert names(world, period, goi="qua-hen") == ["xa1"]


def test_a_call_is_noted_with_its_line_and_the_same_press_twice_is_one(world, reports):
    first = log(world, reports["xa1"], note="Máy bận buổi sáng")
    assert log(world, reports["xa1"], note="Máy bận buổi sáng").pk == first.pk
    second = log(world, reports["xa1"], "promised", promised_on=dt.date(2026, 12, 2))
    assert [c.pk for c in selectors.calls_of(reports["xa1"])] == [second.pk, first.pk]
    assert ReportCall.objects.filter(report=reports["xa1"], is_last=True).get() == second
    lines = AuditLine.objects.filter(act="reporting.report_call_log")
    assert len(lines) == 2
    assert "bận" not in str([line.detail for line in lines])


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"outcome": "nonsense"}, "outcome"),
        ({"outcome": "promised"}, "promised_on"),
        ({"outcome": "promised", "promised_on": dt.date(2026, 11, 29)}, "promised_on"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(world, reports, facts, field):
    with pytest.raises(Invalid) as caught:
        log(world, reports["xa1"], **facts)
    assert list(caught.value.fields) == [field]


def test_only_the_desk(world, reports, client):
    for role in ("officer", "head", "leader", "administrator"):
        with pytest.raises(NotAllowed):
            report_call_log(report=reports["xa1"], outcome="talked", by=world.person(role))
        client.force_login(world.person(role))
        for page in (LIST, f"{LIST}in/", f"{LIST}bang-tinh/", f"{LIST}{reports['xa1'].public_id}/"):
            assert client.get(page).status_code == 403


def test_the_pages(world, reports, client):
    client.force_login(world.person("desk"))
    page = client.get(LIST).content.decode()
    assert "đã quá 3 ngày làm việc" in page
    assert 'href="tel:0912345678"' in page
    assert "Lê Văn Cán Bộ" in page
    one = f"{LIST}{reports['xa1'].public_id}/"
    answer = client.post(one, {"outcome": "promised", "note": "Đang họp"})
    assert answer.status_code == 422
    assert "Chưa ghi ngày hẹn" in answer.content.decode()
    assert "Đang họp" in answer.content.decode()
    back = f"{LIST}?loai=commune"
    facts = {"outcome": "promised", "promised_on": "2/12/2026", "note": "Đang họp", "ve": back}
    answer = client.post(one, facts)
    assert (answer.status_code, answer["Location"]) == (302, back)
    assert "Hẹn ngày gửi: " in client.get(back).content.decode()
    assert client.post(one, {"outcome": "talked", "ve": "https://x.vn/"})["Location"] == LIST
    assert "02/12/2026" in client.get(one).content.decode()
    assert "Lê Văn Cán Bộ" in client.get(f"{LIST}in/").content.decode()


def test_the_spreadsheet_holds_no_live_formula(world, reports, client):
    log(world, reports["xa1"], note='=HYPERLINK("http://x.vn")')
    client.force_login(world.person("desk"))
    answer = client.get(f"{LIST}bang-tinh/")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[0].value for row in rows][1] == "Ủy ban nhân dân xã Ba Bể"
    assert rows[1][9].data_type == "s"
    assert "0912 345 678" in rows[1][3].value


def test_without_an_open_period_the_page_says_so(world, client):
    client.force_login(world.person("desk"))
    assert "Chưa có kỳ báo cáo nào mở" in client.get(LIST).content.decode()
    assert client.get(f"{LIST}in/").status_code == 200
    assert client.get(f"{LIST}bang-tinh/").status_code == 200


def test_the_number_of_queries_does_not_grow_with_agencies(
    world, period, reports, client, django_assert_num_queries
):
    client.force_login(world.person("desk"))
    client.get(LIST)
    with django_assert_num_queries(8):
        client.get(LIST)
    for report in reports.values():
        log(world, report)
    with django_assert_num_queries(8):
        client.get(LIST)


def test_broken_promises_and_unsigned_letters_wait_for_the_desk(client, world, period, reports):
    log(world, reports["xa1"], "promised", promised_on=DAY)
    letter = UrgingLetter.objects.create(period=period, way="one", asked_on=DAY, state="ready")
    client.force_login(world.person("desk"))
    home = client.get("/ban-lam-viec/").content.decode()
    assert "chưa gửi báo cáo như đã hẹn" not in home
    assert "1 công văn đôn đốc chờ ký" in home
    ReportCall.objects.update(promised_on=DAY - dt.timedelta(days=1))
    UrgingLetter.objects.filter(pk=letter.pk).update(state="signed")
    home = client.get("/ban-lam-viec/").content.decode()
    assert "Gọi lại: 1 cơ quan chưa gửi báo cáo như đã hẹn" in home
    assert f"{LIST}?ky={period.code}&amp;goi=qua-hen" in home
    assert "chờ ký" not in home
    client.force_login(world.person("officer"))
    assert "như đã hẹn" not in client.get("/ban-lam-viec/").content.decode()
