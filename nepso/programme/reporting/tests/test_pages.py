"""Who opens which page, who changes what, and what a page costs."""

import pytest
from django.urls import reverse

from nepso.foundation.accounts.services import delegation_create
from nepso.kernel.clock import today
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.services import report_open, reports_expect
from nepso.programme.reporting.tests.writing_up import accepted, figure_of, written

pytestmark = pytest.mark.usefixtures("indicators")
READERS = ("desk", "officer", "head", "other", "above", "leader", "administrator")
KEEPERS = {"desk", "officer", "head", "above"}
OPEN_TO_ALL = ("list", "indicators", "period", "period_indicators", "indicator")
OF_THE_AGENCY = ("report", "figures", "words", "check", "read")


def address(name, report):
    args = {
        "period": [report.period.public_id],
        "period_indicators": [report.period.public_id],
        "indicator": ["cuoc-thi"],
        "indicator_reword": ["cuoc-thi"],
        "figures": [report.public_id, 1],
        "list": [],
        "indicators": [],
    }.get(name, [report.public_id])
    return reverse(f"reporting:{name}", args=args)


@pytest.fixture
def report(world, period):
    return written(world, period)


@pytest.mark.parametrize("name", OPEN_TO_ALL)
@pytest.mark.parametrize("role", [*READERS, "nobody"])
def test_everybody_with_a_role_sees_who_reported_and_what_is_counted(
    world, client, report, name, role
):
    client.force_login(world.person(role))
    expected = 403 if role == "nobody" else 200
    assert client.get(address(name, report)).status_code == expected


@pytest.mark.parametrize("name", OF_THE_AGENCY)
@pytest.mark.parametrize("role", [*READERS, "nobody"])
def test_a_report_being_written_is_its_agencys_working_paper(world, client, report, name, role):
    client.force_login(world.person(role))
    expected = 200 if role in KEEPERS else 403
    assert client.get(address(name, report)).status_code == expected


@pytest.mark.parametrize("role", READERS)
def test_an_accepted_report_is_read_by_everybody_with_a_role(world, client, period, role):
    report = accepted(world, period)
    client.force_login(world.person(role))
    assert client.get(address("read", report)).status_code == 200


@pytest.mark.parametrize("name", ["recount", "suggest", "submit", "nothing"])
@pytest.mark.parametrize("role", ["other", "leader", "administrator", "nobody"])
def test_others_change_nothing(world, client, report, name, role):
    client.force_login(world.person(role))
    assert client.post(address(name, report)).status_code == 403


@pytest.mark.parametrize("name", ["accept", "give_back"])
@pytest.mark.parametrize("role", ["officer", "head", "other", "above", "leader"])
def test_only_the_lead_desk_decides(world, client, report, name, role):
    client.force_login(world.person(role))
    assert client.post(address(name, report)).status_code == 403


@pytest.mark.parametrize("name", ["approve", "hand_back"])
@pytest.mark.parametrize("role", ["officer", "desk", "other", "leader"])
def test_only_the_head_approves(world, client, report, name, role):
    client.force_login(world.person(role))
    assert client.post(address(name, report)).status_code == 403


def test_nobody_knows_of_a_report_that_is_not(world, client):
    client.force_login(world.person("desk"))
    assert client.get(reverse("reporting:report", args=["z" * 16])).status_code == 404


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("list", 24), ("period", 16), ("report", 34), ("figures", 26), ("words", 16), ("check", 32),
        ("read", 26), ("attachments", 14), ("forms", 13), ("indicators", 12), ("indicator", 14),
        ("period_indicators", 13),
    ],
)  # fmt: skip
def test_queries_do_not_grow(world, client, report, django_assert_max_num_queries, name, most):
    reports_expect(period=report.period, by=world.person("desk"))
    for task in world.tasks.values():
        report.paragraphs.first().plan_tasks.add(task)
    client.force_login(world.person("desk"))
    with django_assert_max_num_queries(most):
        assert client.get(address(name, report)).status_code == 200


def test_the_list_of_a_period_shows_four_facts_and_filters(world, client, period):
    reports_expect(period=period, by=world.person("desk"))
    accepted(world, period)
    client.force_login(world.person("desk"))
    url = reverse("reporting:period", args=[period.public_id])
    page = client.get(url).content.decode()
    for words in ("Đầy đủ", "Đã duyệt", "Có nội dung", "Chưa lập"):
        assert words in page
    names = [row[0].agency.code for row in client.get(url, {"q": "ba be"}).context["rows"]]
    assert names == ["xa1"]
    rows = client.get(url, {"tinh_trang": "expected"}).context["rows"]
    assert {row[0].agency.code for row in rows} == {"so-vh", "xa2", "xa3"}
    rows = client.get(url, {"viec": "chua-gui"}).context["rows"]
    assert len(rows) == 3


def test_pages_of_a_period_hold_every_report_once(world, client, period, monkeypatch):
    monkeypatch.setattr("nepso.programme.reporting.selectors.reports.PAGE_SIZE", 2)
    reports_expect(period=period, by=world.person("desk"))
    client.force_login(world.person("leader"))
    url, after, seen = reverse("reporting:period", args=[period.public_id]), "", []
    for _ in range(2):
        context = client.get(url, {"after": after}).context
        seen += [row[0].agency.code for row in context["rows"]]
        after = context["page"].after
    assert sorted(seen) == ["so-vh", "xa1", "xa2", "xa3"]
    assert after == ""


def test_lateness_is_told_in_days_by_the_first_sending(world, client, period):
    reports_expect(period=period, by=world.person("desk"))
    report = accepted(world, period)
    due = period.units_due_on
    PeriodicReport.objects.filter(pk=report.pk).update(
        sent_at=f"{due.replace(day=due.day + 3)}T10:00+07:00"
    )
    client.force_login(world.person("desk"))
    url = reverse("reporting:period", args=[period.public_id])
    page = client.get(url, {"viec": "muon", "tinh_trang": "accepted"}).content.decode()
    assert "Muộn 3 ngày" in page


def test_an_officer_opens_the_report_from_the_list(world, client, period):
    client.force_login(world.person("officer"))
    page = client.get(reverse("reporting:list")).content.decode()
    assert "Lập báo cáo" in page
    data = {"co_quan": world.commune.public_id, "ky": period.public_id}
    answer = client.post(reverse("reporting:open"), data)
    report = PeriodicReport.objects.get(agency=world.commune)
    assert answer["Location"] == reverse("reporting:report", args=[report.public_id])
    client.force_login(world.person("other"))
    assert client.post(reverse("reporting:open"), data).status_code == 403


def test_what_waits_is_on_the_first_page_of_whom_it_waits_for(world, client, period):
    home = reverse("desk:home")
    report_open(agency=world.commune, period=period, by=world.person("officer"))
    client.force_login(world.person("officer"))
    assert "Lập: Báo cáo năm 2026" in client.get(home).content.decode()
    report = accepted_until_head(world, period)
    client.force_login(world.person("head"))
    assert "Duyệt: Báo cáo năm 2026" in client.get(home).content.decode()
    client.force_login(world.person("officer"))
    assert "Duyệt: Báo cáo" not in client.get(home).content.decode()
    client.force_login(world.person("head"))
    client.post(reverse("reporting:approve", args=[report.public_id]))
    client.force_login(world.person("desk"))
    assert "Tiếp nhận: Báo cáo năm 2026" in client.get(home).content.decode()


def accepted_until_head(world, period):
    report = written(world, period)
    world_officer = world.person("officer")
    from nepso.programme.reporting.services import report_submit

    return report_submit(report=report, by=world_officer)


def test_an_erratum_is_written_by_page_and_listed(world, client, period):
    report = accepted(world, period)
    figure = figure_of(report, "cuoc-thi")
    client.force_login(world.person("head"))
    url = reverse("reporting:figure_erratum", args=[figure.public_id])
    wrong = client.post(url, {"revision": figure.revision, "moi": "hai", "ly_do": "Sót."})
    assert wrong.status_code == 400
    assert "hai" in wrong.content.decode()
    answer = client.post(url, {"revision": figure.revision, "moi": "2", "ly_do": "Sót hai cuộc."})
    assert answer.status_code == 302
    page = client.get(reverse("reporting:read", args=[report.public_id])).content.decode()
    assert "Đính chính sau khi tiếp nhận" in page
    assert "Sót hai cuộc." in page
    # The number itself says that it was corrected, and leads to the line of the list.
    cell = page.split(f'id="o-{figure.public_id}"')[1].split("</tr>")[0]
    assert '<a href="#dinh-chinh-1">Đính chính lần 1</a>' in cell
    assert 'id="dinh-chinh-1"' in page
    client.force_login(world.person("officer"))
    assert client.get(url).status_code == 403


def test_who_stands_in_sees_the_report_of_the_agency_they_stand_in_for(world, client, report):
    other = world.person("other")
    client.force_login(other)
    name = world.commune.name
    assert name not in client.get(address("list", report)).content.decode()
    delegation_create(
        delegator=world.person("officer"), delegate=other, first_day=today(), last_day=today()
    )
    page = client.get(address("list", report)).content.decode()
    assert name in page
    assert address("report", report) in page


def test_the_page_of_a_period_leads_to_its_reports(world, client, report):
    where = reverse("worktime:period", args=[report.period.public_id])
    client.force_login(world.person("desk"))
    page = client.get(where).content.decode()
    assert address("period", report) in page
    assert f"{reverse('reporting:calls')}?ky={report.period.code}" in page
    client.force_login(world.person("officer"))
    page = client.get(where).content.decode()
    assert address("period", report) in page
    assert reverse("reporting:calls") not in page
