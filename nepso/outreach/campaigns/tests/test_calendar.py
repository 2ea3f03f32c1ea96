"""The calendar's three views on a filled month; its filters; its feed read by another's reader."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from nepso.outreach.campaigns.calendar.feed_keys import feed_create, feed_revoke
from nepso.outreach.campaigns.calendar.filters import CalendarFilters
from nepso.outreach.distribution.models import Posting
from nepso.outreach.screens.models import AirSlot
from tests.conventions.vietnamese import english_words

HERE = "/kenh/lich/"
MONTH = dt.date(2027, 3, 1)


def filled(air, number):
    """That many postings in March 2027, eight an outlet, of one variant for each outlet."""
    product = air.desk.approve()
    first = air.plan(air.outlet("facebook"), product)
    outlets = [first.outlet, *(air.outlet("facebook", name=f"Trang {n}") for n in range(9))]
    rows = []
    for n in range(number):
        moment = dt.datetime.combine(MONTH + dt.timedelta(days=n % 31), dt.time(6 + n % 14))
        rows.append(
            Posting(product=product, variant=first.variant, outlet=outlets[n % 10],
                    planned_at=timezone.make_aware(moment))
        )  # fmt: skip
    Posting.objects.bulk_create(rows)
    return product


@pytest.mark.parametrize("view", ["thang", "tuan", "danh-sach"])
def test_a_month_of_500_asks_as_many_questions_as_one_of_5(air, as_, view):
    client, asked = as_("officer"), []
    address = f"{HERE}?xem={view}&ngay=2027-03-10"
    client.get(address)
    filled(air, 5)
    for more in (0, 495):
        if more:
            filled(air, more)
        with CaptureQueriesContext(connection) as seen:
            page = client.get(address)
        assert page.status_code == 200
        asked.append(len(seen))
    assert asked[0] == asked[1] <= 16, asked


def test_a_full_day_shows_some_and_leads_to_the_rest(air, as_):
    filled(air, 500)
    page = as_("officer").get(f"{HERE}?ngay=2027-03-10").content.decode()
    assert "Còn" in page
    assert page.count("nep-cal__item ") < 300
    listed = as_("officer").get(f"{HERE}?xem=danh-sach&ngay=2027-03-10").content.decode()
    assert listed.count("data-move=") == 500


def test_filters_narrow_and_the_month_beside_keeps_them(air, as_, run):
    product = air.desk.approve(audience="pupil")
    campaign = run(product, ends=timezone.localdate() + dt.timedelta(days=200))
    air.plan(air.outlet("facebook"), product)
    air.plan(air.outlet("loudspeaker"), air.desk.approve(title="Bài thứ hai"))
    client = as_("officer")
    for query, seen in (
        ("", 2), (f"chien_dich={campaign.public_id}", 1), ("doi_tuong=pupil", 1),
        ("loai=loudspeaker", 1), ("tinh_trang=proven", 0),
        (f"co_quan={air.desk.tree['xa-a'].public_id}", 2),
        (f"co_quan={air.desk.tree['so-yt'].public_id}", 0), ("loai=khong-co", 2),
    ):  # fmt: skip
        page = client.get(f"{HERE}?xem=danh-sach&{query}").content.decode()
        soon = client.get(f"{HERE}?xem=tuan&{query}").content.decode()
        assert soon.count("data-move=") == seen, query
        assert not english_words(page)
    assert "doi_tuong=pupil" in CalendarFilters.read({"doi_tuong": "pupil"}).beside(1)


def test_another_agencys_postings_are_seen_but_not_moved(air, as_):
    air.plan()
    page = as_("other").get(f"{HERE}?xem=tuan&co_quan=tat-ca").content.decode()
    assert "Kênh facebook" in page
    assert "data-move=" not in page
    assert "Kênh facebook" not in as_("other").get(f"{HERE}?xem=tuan").content.decode()


def test_holidays_hours_of_stations_and_quiet_hours_are_marked(air, as_):
    outlet = air.outlet("loudspeaker", quiet_from=dt.time(21), quiet_until=dt.time(5))
    AirSlot.objects.create(outlet=outlet, begins=dt.time(17))
    air.plan(outlet)
    client = as_("officer")
    assert "Quốc khánh" in client.get(f"{HERE}?ngay=2026-09-02").content.decode()
    week = client.get(f"{HERE}?xem=tuan").content.decode()
    assert "17:00 phát thanh, 1 đài" in week
    assert "nep-week" not in week
    assert week.count("Giờ yên lặng của 1 kênh") == 8 * 7


def test_what_was_taken_back_is_shown_so(air, as_):
    posting = air.out()
    air.recall(posting.product)
    page = as_("officer").get(f"{HERE}?xem=danh-sach").content.decode()
    assert "Đang thu hồi" in page


@pytest.mark.parametrize(
    ("day", "view", "before", "after"),
    [
        ("2027-01-31", "thang", "2026-12-01", "2027-02-01"),
        ("2027-12-15", "thang", "2027-11-01", "2028-01-01"),
        ("2028-02-29", "tuan", "2028-02-22", "2028-03-07"),
    ],
)
def test_the_days_beside(day, view, before, after):
    filters = CalendarFilters.read({"ngay": day, "xem": view})
    assert f"ngay={before}" in filters.beside(-1)
    assert f"ngay={after}" in filters.beside(1)


@pytest.mark.parametrize("bent", ["9999-12-31", "0001-01-01", "x", "2027-13-01"])
def test_a_strange_day_is_today(air, as_, bent):
    assert as_("officer").get(f"{HERE}?ngay={bent}").status_code == 200


def test_the_feed_is_read_by_a_reader_that_is_not_ours_and_is_revoked(air, as_, client):
    posting = air.plan(until=timezone.now() + dt.timedelta(days=2))
    gone = air.plan(air.outlet("loudspeaker"), posting.product)
    air.do("drop", gone)
    made = (
        as_("officer")
        .post(f"{HERE}dia-chi/", {"co_quan": air.desk.tree["xa-a"].public_id})
        .content.decode()
    )
    assert "/lich-dang/" in made
    feed, key = feed_create(agency=air.desk.tree["xa-a"], by=air.person("officer"))
    client.logout()
    answer = client.get(f"/lich-dang/{key}/lich.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["Referrer-Policy"] == "no-referrer"
    read = Calendar.from_ical(answer.content)
    assert not read.errors
    events = {str(one["uid"]): one for one in read.walk("VEVENT")}
    assert len(events) == 2
    one = events[f"{posting.public_id}@nep-so"]
    assert one.decoded("dtstart") == posting.planned_at.replace(microsecond=0)
    assert one["status"] == "CONFIRMED"
    assert events[f"{gone.public_id}@nep-so"]["status"] == "CANCELLED"
    again = client.get(f"/lich-dang/{key}/lich.ics", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    feed_revoke(feed=feed, by=air.person("officer"))
    assert client.get(f"/lich-dang/{key}/lich.ics").status_code == 404
    assert client.get("/lich-dang/khong-co/lich.ics").status_code == 404


def test_nobody_makes_an_address_for_others(air, as_):
    page = as_("other").post(f"{HERE}dia-chi/", {"co_quan": air.desk.tree["xa-a"].public_id})
    assert page.status_code == 400
