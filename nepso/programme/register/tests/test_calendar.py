"""The calendar of the province: every open dated task once, and nothing left out without a word."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from nepso.kernel.clock import held_at
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors import dated
from nepso.programme.register.services import plan_task_update
from nepso.programme.register.tests.world import make_agency

DAY = "2026-12-05"


def page_of(client, month, **more):
    asked = {"thang": month, "ai": "tat-ca", **more}
    return client.get(reverse("register:calendar"), asked).content.decode()


def lines_of(page):
    found = re.findall(r'<li class="nep-task__what">(.*?)</li>', page, re.S)
    return [" ".join(re.sub("<[^>]+>", " ", line).split()) for line in found]


def dated_on(task, day):
    PlanTask.objects.filter(pk=task.pk).update(due_on=day, due_sort=day)


def more_communes(world, numbers):
    """As many members more of the standing group, each with a row of its own day."""
    parent = world.tasks["group"]
    for n in numbers:
        agency = make_agency(f"xa-them{n}", f"Ủy ban nhân dân xã Thêm {n}", "commune")
        PlanTask.objects.create(
            version=world.version, duty=parent.duty, agency=agency, parent=parent,
            due_on="2026-11-04", due_sort="2026-11-04",
        )  # fmt: skip


@pytest.fixture
def reader(world, client):
    client.force_login(world.person("leader"))
    return client


def test_a_member_with_a_day_of_its_own_stands_in_it(world, reader):
    dated_on(world.tasks["standing"], "2026-11-04")
    for day, late in ((3, ""), (6, " Quá hạn")):
        with held_at(dt.datetime(2026, 11, day, 5, tzinfo=dt.UTC)):
            page = page_of(reader, "2026-11")
        assert [line.split(". ")[1] for line in lines_of(page)] == [
            f"Ủy ban nhân dân xã Ba Bể · Chưa bắt đầu{late}"
        ]
    assert reverse("register:task", args=[world.tasks["standing"].public_id]) in page


def test_members_that_share_a_day_are_one_line_with_their_number(world, reader):
    page = page_of(reader, "2026-12")
    assert [line.split(". ")[1] for line in lines_of(page)] == [
        "Sở Văn hóa, Thể thao và Du lịch · Chưa bắt đầu",
        "UBND các xã · 3 cơ quan đến hạn ngày này, 0/3 xong",
    ]
    assert "4 nhiệm vụ chưa xong" in page
    assert '05/12/2026<span class="nep-task__place">4 nhiệm vụ<' in page


def test_what_is_done_is_no_open_date(world, reader):
    plan_task_update(
        task=world.tasks["yearly"], revision=0, changes={"state": "done"},
        by=world.person("officer"),
    )  # fmt: skip
    page = page_of(reader, "2026-12")
    assert "2 cơ quan đến hạn ngày này, 1/3 xong" in page
    assert "3 nhiệm vụ chưa xong" in page


def test_a_long_month_is_paged_and_every_task_is_counted(world, reader, monkeypatch):
    parent = world.tasks["group"]
    for n in range(dated.PAGE_SIZE + 20):
        PlanTask.objects.create(
            version=world.version, duty=parent.duty, agency=world.culture, occurrence=str(3000 + n),
            due_on="2026-11-04", due_sort="2026-11-04",
        )  # fmt: skip
    first = page_of(reader, "2026-11")
    assert len(lines_of(first)) == dated.PAGE_SIZE
    assert "120 nhiệm vụ chưa xong" in first
    again = re.search(r'rel="next" href="\?([^"]*)"', first).group(1).replace("&amp;", "&")
    assert "ai=tat-ca" in again
    assert "thang=2026-11" in again
    last = reader.get(reverse("register:calendar") + f"?{again}").content.decode()
    assert len(lines_of(last)) == 20
    assert not set(re.findall(r"/nhiem-vu/(\w{16})", first)) & set(
        re.findall(r"/nhiem-vu/(\w{16})", last)
    )
    for bent in ("-1", "x", "9" * 30, "²", "5000"):
        assert len(lines_of(page_of(reader, "2026-11", after=bent))) == dated.PAGE_SIZE


def test_queries_are_the_same_for_few_and_many(world, reader, django_assert_num_queries):
    dated_on(world.tasks["standing"], "2026-11-04")
    for numbers in (range(1), range(1, 41)):
        more_communes(world, numbers)
        with django_assert_num_queries(8):
            page = page_of(reader, "2026-11")
        assert f"{numbers.stop + 1} cơ quan đến hạn ngày này" in page
