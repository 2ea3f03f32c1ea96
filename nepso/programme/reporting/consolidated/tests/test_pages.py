"""Pages: who opens them, what they show, two editors, a fixed number of queries."""

import pytest
from django.test import Client
from django.urls import reverse

from nepso.programme.reporting.consolidated.services import (
    consolidated_freeze,
    consolidated_sign,
    outputs_write,
    passage_rewrite,
)
from nepso.programme.reporting.consolidated.tests.year import SAME, TALKS
from nepso.programme.reporting.kinds import Section


def _as(year, role):
    client = Client()
    client.force_login(year.person(role))
    return client


def _url(name, thing):
    return reverse(f"consolidated:{name}", args=[thing.public_id])


@pytest.fixture
def made(reported):
    report = reported.made()
    report.year = reported
    return report


def _passage(report, section=Section.RESULTS, **facts):
    rows = report.paragraphs.filter(section=section, agency__isnull=False, **facts)
    return rows.order_by("order").first()


def test_start_makes_a_report_and_tells_what_is_missing(reported):
    client = _as(reported, "desk")
    answer = client.post(reverse("consolidated:start"), {"scope": "agency"})
    assert answer.status_code == 400
    assert "Chưa chọn kỳ báo cáo" in answer.content.decode()
    period = {"scope": "province", "period": reported.period.pk}
    answer = client.post(reverse("consolidated:start"), period, follow=True)
    assert "Bạn có thể rời trang này" in answer.content.decode()


def test_a_draft_is_the_desks_own(made):
    pages = [_url(name, made) for name in ("report", "figures", "reporters", "preview")]
    desk, officer = _as(made.year, "desk"), _as(made.year, "officer")
    assert {desk.get(page).status_code for page in pages} == {200}
    assert {officer.get(page).status_code for page in pages} == {404}
    consolidated_freeze(report=made, by=made.year.person("desk"))
    assert {officer.get(page).status_code for page in pages} == {200}


def test_only_the_desk_edits(made):
    consolidated_freeze(report=made, by=made.year.person("desk"))
    officer = _as(made.year, "officer")
    for name in ("edit", "describe", "freeze", "sign", "correct"):
        assert officer.get(_url(name, made)).status_code == 403
    assert officer.post(_url("ask_outputs", made)).status_code == 403


def test_the_editor_tells_whose_words_they_are(made):
    page = _as(made.year, "desk").get(_url("edit", made) + "?muc=II").content.decode()
    assert "Máy gợi ý" in page
    assert "2 đoạn gần trùng" in page
    assert made.year.world.commune.name in page
    whole = made.figures.get(version__indicator__code=TALKS, breakdown="")
    assert f'href="/so-lieu/{whole.public_id}/"' in page


def test_one_of_near_ones_is_kept_and_the_other_taken_in_again(made):
    client, kept = _as(made.year, "desk"), _passage(made, similar_to=None)
    client.post(_url("passage_act", kept), {"viec": "chi-giu"})
    other = _passage(made, similar_to=kept)
    assert not other.is_kept
    client.post(_url("passage_act", other), {"viec": "giu"})
    other.refresh_from_db()
    assert other.is_kept


def test_of_every_group_the_first_is_kept_at_once(made):
    client = _as(made.year, "desk")
    answer = client.post(_url("keep_firsts", made), {"muc": "II"}, follow=True)
    assert "Đã bỏ 1 đoạn gần trùng" in answer.content.decode()
    assert not made.paragraphs.get(section=Section.RESULTS, similar_to__isnull=False).is_kept


def test_paragraphs_move_by_buttons(made):
    client, first = _as(made.year, "desk"), _passage(made)
    machine = (
        made.paragraphs.filter(section=Section.RESULTS, is_kept=True).order_by("order").first()
    )
    assert machine.agency is None
    for _ in range(made.paragraphs.filter(section=Section.RESULTS).count()):
        client.post(_url("passage_act", first), {"viec": "len"})
    top = made.paragraphs.filter(section=Section.RESULTS).order_by("order").first()
    assert top.pk == first.pk


def test_two_editors_see_both_versions_and_nothing_is_lost(made):
    passage, url = _passage(made), _url("passage", _passage(made))
    passage_rewrite(
        passage=passage, text="Bản của người kia.", revision=0, by=made.year.person("desk")
    )
    answer = _as(made.year, "desk").post(url, {"text": "Bản của tôi.", "revision": 0})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bản của người kia." in page
    assert "Bản của tôi." in page
    passage.refresh_from_db()
    assert passage.text == "Bản của người kia."
    assert passage.original_text == SAME


def test_files_are_taken_from_the_page(made):
    client = _as(made.year, "desk")
    assert client.get(reverse("consolidated:file", args=[made.public_id, "pdf"])).status_code == 404
    outputs_write(report=made)
    for code, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("zip", b"PK")):
        answer = client.get(reverse("consolidated:file", args=[made.public_id, code]))
        assert answer.content.startswith(start)
        assert "attachment" in answer["Content-Disposition"]


def test_pages_are_seen_before_signing(made):
    client = _as(made.year, "desk")
    assert "Trang 1" in client.get(_url("preview", made)).content.decode()
    picture = client.get(reverse("consolidated:page", args=[made.public_id, 1]))
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(reverse("consolidated:page", args=[made.public_id, 999])).status_code == 404


def test_signing_asks_for_what_is_missing(made):
    consolidated_freeze(report=made, by=made.year.person("desk"))
    client, url = _as(made.year, "desk"), _url("sign", made)
    assert "BC-" in client.get(url).content.decode()
    facts = {"number": 5, "symbol": "BC-SVH", "signed_on": "31/12/2099", "signer": "An"}
    answer = client.post(url, facts)
    assert answer.status_code == 400
    assert "Ngày ký ở sau hôm nay" in answer.content.decode()
    client.post(url, {**facts, "signed_on": "01/11/2026"})
    made.refresh_from_db()
    assert (made.symbol, made.state) == ("05/BC-SVH", "signed")


def test_correcting_starts_the_next_version(made):
    desk = made.year.person("desk")
    consolidated_freeze(report=made, by=desk)
    day = made.created_at.date()
    consolidated_sign(report=made, number=5, symbol="BC-SVH", signed_on=day, signer="An", by=desk)
    client = _as(made.year, "desk")
    assert client.post(_url("correct", made), {"reason": " "}).status_code == 400
    answer = client.post(_url("correct", made), {"reason": "Sai số."}, follow=True)
    assert "Lý do: Sai số." in answer.content.decode() or answer.status_code == 200
    assert made.replaced_by.number == 2


def test_the_number_of_queries_is_fixed(made, django_assert_max_num_queries):
    client = _as(made.year, "desk")
    for name, most in (("report", 12), ("figures", 8), ("reporters", 9), ("edit", 11)):
        client.get(_url(name, made))
        with django_assert_max_num_queries(most):
            client.get(_url(name, made))
