import pytest
from django.test import RequestFactory

from nepso.kernel.errors import NotFound
from nepso.ui.private_calendar import private_calendar


def asked(key="dung", **headers):
    def feed_of(given):
        if given != "dung":
            raise NotFound("Không có lịch tại địa chỉ này.")
        return given

    return private_calendar(
        RequestFactory().get(f"/lich/{key}/", headers=headers),
        key,
        feed_of=feed_of,
        written=lambda feed: f"BEGIN:VCALENDAR {feed}".encode(),
        name="lich.ics",
    )


@pytest.mark.parametrize("form", ["{0}", "W/{0}", '"khac", W/{0}', "*"])
def test_a_program_that_has_it_is_sent_no_body(form):
    first = asked()
    again = asked(**{"If-None-Match": form.format(first["ETag"])})
    assert (again.status_code, again.content) == (304, b"")
    assert (again["ETag"], again["Cache-Control"]) == (first["ETag"], "private, max-age=900")


@pytest.mark.parametrize("tag", ['"khac"', "W/", ""])
def test_another_tag_is_given_the_whole(tag):
    answer = asked(**{"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (200, b"BEGIN:VCALENDAR dung")


def test_an_unknown_key_is_told_so_in_words_and_kept_by_no_cache_between():
    answer = asked("sai")
    assert (answer.status_code, answer.content.decode()) == (404, "Không có lịch tại địa chỉ này.")
    for one in (answer, asked()):
        assert one["Cache-Control"].startswith("private")
        assert (one["Referrer-Policy"], one["X-Robots-Tag"]) == ("no-referrer", "noindex")
