"""Promised and done: accepted things alone, evidence that was cleared, no person."""

import csv
import datetime as dt
import io
import re

import pytest

from nepso.kernel.clock import now, today
from nepso.portal.views_progress import NOT_OLDER
from nepso.programme.activities.models import EvidenceItem
from nepso.programme.activities.tests.conftest import AtWork
from nepso.programme.reporting.following.standing import standing_keep
from nepso.programme.reporting.models import Standing

PAGE, CLAUSE = "/tien-do/", "/tien-do/muc/IV.1/"


@pytest.fixture
def done(world):
    """One activity in the report with a link, and one that still waits."""
    work = AtWork(world)
    activity = work.record(title="Phát thanh về lừa đảo")
    work.prove(activity, kind="link", url="https://vi-du.vn/bai-1", title="Bài trên cổng xã")
    work.accept(activity)
    waiting = work.record(title="Chưa được tiếp nhận")
    work.prove(waiting)
    work.submit(waiting)
    return activity


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_promised_and_done_with_what_was_accepted_alone(client, world, done):
    page = text(client, PAGE)
    assert "Tổ chức tuyên truyền, phổ biến Bộ Quy tắc" in page
    assert "0/3 nhiệm vụ đã xong, 1 hoạt động" in page
    assert "Phát thanh về lừa đảo" in page
    assert "Chưa được tiếp nhận" not in page
    clause = text(client, CLAUSE)
    assert "Phát thanh về lừa đảo" in clause
    assert "Chưa được tiếp nhận" not in clause


def test_what_is_accounted_for_in_words_says_so(client, world):
    assert "mục này được báo cáo bằng lời" in text(client, PAGE)
    clause = text(client, "/tien-do/muc/IV.2/")
    assert "được báo cáo bằng lời" in clause
    assert "Minh chứng được phép công khai" not in clause


def test_evidence_is_shown_once_it_was_cleared(client, world, done):
    assert "vi-du.vn/bai-1" not in text(client, CLAUSE)
    EvidenceItem.objects.update(cleared_for_public=True)
    assert "https://vi-du.vn/bai-1" in text(client, CLAUSE)
    item = EvidenceItem.objects.get(kind="link")
    assert client.get(f"/tien-do/anh/{item.public_id}/").status_code == 404


def test_no_person_no_script_light_and_cacheable(client, world, done):
    for address in (PAGE, CLAUSE, "/tien-do/du-lieu/"):
        answer = client.get(address)
        page = answer.content.decode()
        assert not [p.full_name for p in world.people.values() if p.full_name in page]
        assert "<script" not in page
        assert set(answer["Cache-Control"].split(", ")) == {"public", "max-age=300"}
        assert not answer.cookies


def test_open_data_with_its_dictionary(client, world, done):
    body = client.get("/tien-do/du-lieu.json").json()
    names = [line["ten"] for line in body["tu_dien"]]
    assert list(body["du_lieu"][0]) == names
    first = body["du_lieu"][0]
    assert (first["muc"], first["nhiem_vu"], first["hoat_dong"]) == ("IV.1", 3, 1)
    raw = client.get("/tien-do/du-lieu.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(raw)))
    assert list(rows[0]) == names
    assert (rows[1]["muc"], rows[1]["bang_loi"]) == ("IV.2", "đúng")
    dictionary = text(client, "/tien-do/du-lieu/")
    assert all(name in dictionary for name in names)


def test_no_live_formula_in_the_csv(client, world):
    world.version.duties.filter(clause="IV.1").update(text="=HYPERLINK(1)")
    raw = client.get("/tien-do/du-lieu.csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in raw


@pytest.mark.django_db
def test_before_any_plan_is_adopted(client):
    for address in (PAGE, "/tien-do/du-lieu/", "/tien-do/du-lieu.csv", "/tien-do/du-lieu.json"):
        assert client.get(address).status_code == 200
    assert client.get(CLAUSE).status_code == 404


def test_a_clause_that_gives_no_duty_is_not_found(client, world):
    assert client.get("/tien-do/muc/IX/").status_code == 404


@pytest.mark.parametrize(("address", "number"), [(PAGE, 15), (CLAUSE, 18)])
def test_each_page_asks_a_fixed_number_of_questions(
    client, world, done, django_assert_num_queries, address, number
):
    client.get(address)
    with django_assert_num_queries(number):
        client.get(address)


def test_a_clause_without_a_heading_is_called_by_what_it_promises(client, real_plan):
    page = text(client, PAGE)
    titles = re.findall(r"<h3>(.*?)</h3>", page)
    plain = [re.sub("<[^>]+>", "", title) for title in titles]
    assert "II.1.2.a. Tuyên truyền trên báo chí" in plain
    named = [title.partition(". ")[2] or title for title in plain]  # without its own number
    assert len(named) == len(set(named)), "no two clauses are called alike"
    assert page.count("Phần kết") == 1, "the closing part has a name of its own"
    assert not re.search(r"\. và \d+ việc khác", page)


def test_a_measure_says_where_it_is_carried_out_and_once_what_nobody_was_given(client, real_plan):
    page = text(client, PAGE)
    plain = " ".join(re.sub("<[^>]+>", "", page).split())
    assert "Đã làm: tính ở mục IV.3, mục IV.4." in plain, "II.2.b: what was linked is not denied"
    assert 'href="/tien-do/muc/IV.3/"' in page
    assert "chưa giao nhiệm vụ" not in page
    told = re.findall(r"Chưa gắn nhiệm vụ nào của cơ quan: (.*?)</p>", page)
    assert told == [
        "mục II.1.2.b, mục II.1.2.c, mục II.1.2.i, mục II.2.a.",
        "mục IV.10.",  # asked of companies: no agency has a task there
    ]
    assert "Chưa gắn nhiệm vụ nào" in text(client, "/tien-do/muc/II.1.2.b/")
    linked = text(client, "/tien-do/muc/II.2.b/")
    assert "do nhiệm vụ ở mục khác thực hiện" in linked
    assert "Chưa có hoạt động nào" not in linked


@pytest.mark.parametrize(
    "address", ["/tien-do/", "/so-lieu/", "/ke-hoach-cong-khai/", "/dinh-chinh/"]
)
def test_what_one_person_is_told_is_kept_by_no_cache(client, world, address):
    assert "public" in client.get(address)["Cache-Control"]
    client.force_login(world.person("officer"))
    assert "private" in client.get(address)["Cache-Control"]


def test_a_visitor_waits_for_no_count_that_the_job_made_minutes_ago(client, world, done):
    from_nothing = text(client, PAGE)
    kept = standing_keep()
    assert "1 hoạt động" in from_nothing
    work = AtWork(world)
    later = work.record(title="Sau lúc tính")
    work.prove(later)
    work.accept(later)
    assert "Sau lúc tính" not in text(client, PAGE)
    Standing.objects.filter(pk=kept.pk).update(counted_at=now() - NOT_OLDER - dt.timedelta(1))
    assert "Sau lúc tính" in text(client, PAGE)


@pytest.mark.parametrize(
    "is_kept_as",
    [
        pytest.param({"facts": {}}, id="a total without facts"),
        pytest.param({"day": today() - dt.timedelta(1)}, id="another day's"),
    ],
)
def test_a_row_that_tells_no_facts_of_today_is_not_shown(client, world, done, is_kept_as):
    kept = standing_keep()
    Standing.objects.filter(pk=kept.pk).update(done=0, **is_kept_as)
    work = AtWork(world)
    work.prove(later := work.record(title="Sau lúc tính"))
    work.accept(later)
    assert "Sau lúc tính" in text(client, PAGE)
    assert "0/3 nhiệm vụ đã xong, 2 hoạt động" in text(client, PAGE)
