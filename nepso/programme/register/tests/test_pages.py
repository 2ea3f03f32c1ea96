import datetime as dt
import html
import re

import pytest
import vobject
from django.http import QueryDict
from django.urls import reverse
from icalendar import Calendar

from nepso.foundation.accounts.services import delegation_create
from nepso.kernel.clock import today
from nepso.kernel.folding import fold
from nepso.programme.plans.models import Clause, MeasureLink
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors import Filters, my_plan_tasks, plan_tasks_page
from nepso.programme.register.services import feed_create, feed_revoke, plan_task_update

READERS = ("desk", "officer", "head", "other", "above", "leader", "administrator")
KEEPERS = {"desk", "officer", "head", "above"}


def address(world, name):
    task, agency = world.tasks["standing"].public_id, world.commune.public_id
    given = {"task": task, "update": task, "move": task, "agency": agency, "feed_new": agency}
    return reverse(f"register:{name}", args=[given[name]] if name in given else [])


PAGES = ("list", "mine", "document", "progress", "calendar", "export", "import", "agency", "task")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", [*READERS, "nobody", "anonymous"])
def test_who_opens_which_page(world, client, name, role):
    if role != "anonymous":
        client.force_login(world.person(role))
    expected = {"anonymous": 302, "nobody": 403}.get(role, 200)
    answer = client.get(address(world, name))
    answer.close()  # a spreadsheet is streamed from a file
    assert answer.status_code == expected


@pytest.mark.parametrize("name", ["update", "move", "feed_new"])
@pytest.mark.parametrize("role", [*READERS, "nobody", "anonymous"])
def test_who_changes_what(world, client, name, role):
    if role != "anonymous":
        client.force_login(world.person(role))
    data = {"revision": 0, "state": "under_way"}
    status = client.post(address(world, name), data).status_code
    if role in KEEPERS:
        assert status in (200, 302)
    else:
        assert status in ((401,) if role == "anonymous" else (403, 404))
        assert not PlanTask.objects.filter(state="under_way").exists()


@pytest.mark.parametrize("role", READERS)
def test_notes_are_shown_to_those_who_may_read_them(world, client, role):
    plan_task_update(
        task=world.tasks["standing"], revision=0, by=world.person("officer"),
        changes={"note": "Giấy nháp riêng", "next_step": "Bước kín"},
    )  # fmt: skip
    client.force_login(world.person(role))
    page = client.get(address(world, "task")).content.decode()
    assert ("Giấy nháp riêng" in page) == (role in KEEPERS)
    assert ("Bước kín" in page) == (role in KEEPERS)
    listed = client.get(reverse("register:list") + "?q=giay+nhap&xem=co-quan").content.decode()
    assert "Giấy nháp riêng" not in listed


def test_a_conflict_shows_both_versions_and_keeps_what_was_typed(world, client):
    plan_task_update(
        task=world.tasks["standing"], revision=0, changes={"note": "Bản của A"},
        by=world.person("head"),
    )  # fmt: skip
    client.force_login(world.person("officer"))
    data = {"revision": 0, "state": "under_way", "note": "Bản của B"}
    answer = client.post(address(world, "update"), data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bản của A" in page
    assert page.count("Bản của B") >= 2
    again = client.post(address(world, "update"), {**data, "revision": 1})
    assert again.status_code == 302


@pytest.mark.parametrize(
    ("name", "most"), [("list", 24), ("mine", 16), ("task", 24), ("agency", 26), ("progress", 20)]
)
def test_queries_do_not_grow(world, client, django_assert_max_num_queries, name, most):
    client.force_login(world.person("officer"))
    with django_assert_max_num_queries(most):
        assert client.get(address(world, name)).status_code == 200


def test_beside_a_measure_stands_who_carries_it_out(world, client, django_assert_num_queries):
    """A measure is given to nobody: confirmed links alone say how far it is."""
    first, second, third = world.version.duties.order_by("order")
    first.kind = "measure"
    first.save()
    PlanTask.objects.filter(duty=first).delete()
    spans = [{"part": "body", "span": [d.span_start, d.span_end]} for d in (first, second)]
    world.version.compiled = {"segments": spans}
    world.version.save()
    MeasureLink.objects.create(duty=second, measure=first, is_confirmed=True)
    MeasureLink.objects.create(duty=third, measure=first, score=0.2)
    client.force_login(world.person("leader"))
    with django_assert_num_queries(9):
        page = client.get(address(world, "document")).content.decode()
    margin = re.findall(r'<div class="nep-document__margin">(.*?)</div>', page, re.S)
    said = [" ".join(re.sub("<[^>]+>", " ", note).split()) for note in margin]
    assert said == ["IV.2: 0/1 xong, 1 quá hạn", "0/1 xong, 1 quá hạn"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {(1, None), (2, "ca"), (3, "so-vh"), (3, None)}),
        ({"xem": "co-quan", "muc": "IV.1"}, {(1, "xa1"), (1, "xa2"), (1, "xa3")}),
        ({"bang_loi": "1"}, {(2, "ca")}),
        ({"q": "LUA dao"}, {(2, "ca")}),
        ({"q": "ba bể", "xem": "co-quan"}, {(1, "xa1"), (3, "xa1")}),
        ({"q": "dong phuc"}, {(1, "xa3"), (3, "xa3")}),
        ({"loai": "report", "tinh_trang": "mo", "q": "chợ rã"}, {(3, "xa2")}),
        ({"co_quan": "Sở Văn hóa"}, {(3, "so-vh")}),
        ({"q": "zzz"}, set()),
    ],
)
def test_filters_and_search(world, given, expected):
    rows = plan_tasks_page(world.person("leader"), Filters.read(given)).rows
    assert {_key(r) for r in rows} == expected


def _key(task):
    return PlanTask.objects.values_list("duty__order", "agency__code").get(pk=task.pk)


def test_my_tasks_are_mine_and_what_nobody_took(world):
    officer = world.person("officer")
    assert {t.agency for t in my_plan_tasks(officer)} == {world.commune}
    plan_task_update(
        task=world.tasks["standing"], revision=0, by=officer,
        changes={"responsible": world.person("head")},
    )  # fmt: skip
    assert {t.pk for t in my_plan_tasks(officer)} == {world.tasks["yearly"].pk}


def test_who_stands_in_sees_what_nobody_took(world):
    officer, other = world.person("officer"), world.person("other")
    assert world.commune not in {t.agency for t in my_plan_tasks(other)}
    delegation_create(delegator=officer, delegate=other, first_day=today(), last_day=today())
    assert world.commune in {t.agency for t in my_plan_tasks(world.person("other"))}


def test_the_calendar_is_valid_private_and_ends_when_revoked(world, client):
    feed, key = feed_create(agency=world.commune, by=world.person("officer"))
    assert key not in feed.key_hash
    url = reverse("register:feed", args=[key])
    answer = client.get(url)
    calendar = Calendar.from_ical(answer.content)
    events = [part for part in calendar.walk("VEVENT")]
    assert [e.decoded("dtstart") for e in events] == [world.tasks["yearly"].due_on]
    assert events[0].decoded("dtend") - events[0].decoded("dtstart") == dt.timedelta(days=1)
    # Read by a library that did not write it, which checks what RFC 5545 demands of each part.
    other = vobject.readOne(answer.content.decode())
    assert other.validate(raiseException=True)
    assert [e.dtstart.value for e in other.vevent_list] == [world.tasks["yearly"].due_on]
    assert other.vevent.valarm.trigger.value == dt.timedelta(days=-7)
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    assert client.get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    feed_revoke(feed=feed, by=world.person("officer"))
    gone, unknown = client.get(url), client.get(reverse("register:feed", args=["x" * 32]))
    assert (gone.status_code, gone.content) == (unknown.status_code, unknown.content)
    assert gone.status_code == 404


def test_the_key_of_a_revoked_feed_is_not_logged(world, client, caplog):
    client.get(reverse("register:feed", args=["bi-mat-cua-lich"]))
    assert "bi-mat-cua-lich" not in caplog.text


def test_a_withdrawn_task_is_read_and_nobody_works_on_it(world, client):
    task = world.tasks["standing"]
    PlanTask.objects.filter(pk=task.pk).update(state="withdrawn", reason="Kế hoạch đã sửa.")
    client.force_login(world.person("officer"))
    page = client.get(address(world, "task")).content.decode()
    assert "Ghi hoạt động" not in page
    answer = client.post(address(world, "update"), {"revision": task.revision, "state": "done"})
    assert answer.status_code == 403
    assert PlanTask.objects.get(pk=task.pk).state == "withdrawn"


def test_what_was_searched_is_marked_in_the_rows(world, client):
    client.force_login(world.person("officer"))
    word = world.tasks["standing"].duty.text.split()[0]
    page = client.get(reverse("register:list"), {"q": fold(word), "xem": "co-quan"})
    assert f"<mark>{word}</mark>" in page.content.decode()
    assert "<mark>" not in client.get(reverse("register:list")).content.decode()


def chips(client, **given):
    """Of each chip of the register its address and its number ("" for none)."""
    page = client.get(reverse("register:list"), given).content.decode()
    row = re.search(r'<p class="nep-quick">(.*?)</p>', page, re.S)[1]
    found = re.findall(r'href="([^"]*)"[^>]*>(Quá hạn|Đến hạn trong 30 ngày)(.*?)</a>', row)
    return {
        name: (html.unescape(url), re.sub("<[^>]+>", "", number).strip())
        for url, name, number in found
    }


def test_the_chips_count_and_lead_within_what_is_shown(world, client):
    PlanTask.objects.filter(duty__order=3).update(due_sort=today() - dt.timedelta(1))
    PlanTask.objects.filter(agency=world.police).update(due_sort=today() - dt.timedelta(1))
    client.force_login(world.person("leader"))
    assert chips(client)["Quá hạn"] == ("?tinh_trang=mo&han=qua-han", "5")
    key = world.commune.public_id
    url, number = chips(client, co_quan=key, muc="IV.3", han="sap-den", tinh_trang="done")[
        "Quá hạn"
    ]
    assert url == f"?muc=IV.3&co_quan={key}&tinh_trang=mo&han=qua-han"
    assert number == "1"
    rows = plan_tasks_page(world.person("leader"), Filters.read(QueryDict(url[1:]))).rows
    assert [row.agency for row in rows] == [world.commune]
    assert chips(client, muc="IV.1")["Quá hạn"][1] == "0"
    assert chips(client, co_quan=key, q="bao cao")["Quá hạn"][1] == "1"
    assert chips(client, co_quan=key, q="zzz")["Quá hạn"][1] == "0"


def test_no_chip_counts_what_is_searched_in_the_whole_register(world, client):
    client.force_login(world.person("leader"))
    assert chips(client, q="bao cao")["Quá hạn"] == ("?q=bao+cao&tinh_trang=mo&han=qua-han", "")


def test_each_clause_to_choose_from_finds_something(world, client):
    """A measure is given to nobody: it finds what carries it out, or is not offered."""
    first, second, _ = world.version.duties.order_by("order")
    for order, label in enumerate(("II", "II.1"), 9):
        Clause.objects.create(
            version=world.version, order=order, label=label, span_start=0, span_end=1
        )
    first.kind, first.clause = "measure", "II.1.a"
    first.save()
    PlanTask.objects.filter(duty=first).delete()
    client.force_login(world.person("leader"))

    def offered(**given):
        page = client.get(reverse("register:list"), given).content.decode()
        chosen = re.search(r'<select[^>]*name="muc">(.*?)</select>', page, re.S)[1]
        return re.findall(r'value="([^"]+)"', chosen)

    assert offered() == ["IV.2", "IV.3"]
    assert offered(muc="II.1.a") == ["IV.2", "IV.3", "II.1.a"]
    link = MeasureLink.objects.create(duty=second, measure=first, is_confirmed=True)
    assert offered() == ["IV.2", "IV.3", "II", "II.1"]
    for label in ("II", "II.1", "II.1.a"):
        rows = plan_tasks_page(world.person("leader"), Filters(muc=label)).rows
        assert {_key(row) for row in rows} == {(2, "ca")}
    MeasureLink.objects.filter(pk=link.pk).update(is_confirmed=False)
    assert offered() == ["IV.2", "IV.3"]
