"""Where several plans are in force, "Mục II.3" alone does not say of which it is."""

import io

import openpyxl
import pytest
from django.urls import reverse
from icalendar import Calendar

from nepso.programme.plans.models import Plan, PlanVersion
from nepso.programme.register.models import PlanTask
from nepso.programme.register.services import feed_create, plan_tasks_open
from nepso.programme.register.tests.world import make_version


@pytest.fixture
def second(world):
    version = make_version(
        Plan.objects.create(title="Tháng hành động phòng, chống lừa đảo trực tuyến năm 2026"),
        1,
        {
            "text": "Tổ chức tập huấn kỹ năng số.",
            "leads": [world.commune],
            "deadline_kind": "date",
            "deadline_on": "2026-06-30",
        },
    )
    PlanVersion.objects.filter(pk=version.pk).update(symbol="301/KH-UBND")
    plan_tasks_open(version=version, carry_over={}, by=world.people["desk"])
    return PlanTask.objects.get(version=version)


@pytest.mark.parametrize("name", ["register:list", "register:mine"])
def test_rows_name_the_plan_where_several_are_in_force(world, client, name, second):
    client.force_login(world.person("officer"))
    rows = client.get(reverse(name)).content.decode()
    assert f"{second.duty.place} · 301/KH-UBND" in rows
    assert "· Kế hoạch văn hóa ứng xử trên môi trường số" in rows


@pytest.mark.parametrize("name", ["register:list", "register:mine"])
def test_one_plan_in_force_needs_no_name(world, client, name):
    client.force_login(world.person("officer"))
    assert "· Kế hoạch văn hóa" not in client.get(reverse(name)).content.decode()


def test_the_page_and_the_calendar_of_a_task_name_its_plan(world, client, second):
    client.force_login(world.person("officer"))
    page = client.get(reverse("register:task", args=[second.public_id])).content.decode()
    assert "301/KH-UBND ›" in page
    _, key = feed_create(agency=world.commune, by=world.person("officer"))
    read = client.get(reverse("register:feed", args=[key]))
    told = [str(e["description"]) for e in Calendar.from_ical(read.content).walk("VEVENT")]
    assert any(f"{second.duty.place}, 301/KH-UBND. " in line for line in told)


def test_the_page_of_an_agency_names_the_plan_of_each_row(world, client, second):
    client.force_login(world.person("officer"))
    page = client.get(reverse("register:agency", args=[world.commune.public_id])).content.decode()
    assert f"{second.duty.place} · 301/KH-UBND" in page
    assert "· Kế hoạch văn hóa ứng xử trên môi trường số" in page


def test_the_spreadsheet_names_the_plan_of_each_row(world, client, second):
    client.force_login(world.person("officer"))
    data = client.get(reverse("register:export")).getvalue()
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    heading, *rows = sheet.iter_rows(values_only=True)
    at = heading.index("Kế hoạch")
    named = {row[0]: row[at] for row in rows}
    assert named.pop(second.public_id) == "301/KH-UBND"
    assert set(named.values()) == {"Kế hoạch văn hóa ứng xử trên môi trường số"}
