"""The machine reads: suggestion with evidence, urgency, likeness, ringing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from nepso.casework.intake.facts import ContactFacts
from nepso.casework.triage.evidence import blacked_out, pieces_of
from nepso.casework.triage.likeness import keys_of
from nepso.casework.triage.models import (
    Alike,
    HarmKey,
    OnCall,
    Redaction,
    TriageItem,
    TriageSuggestion,
    Urgency,
)
from nepso.casework.triage.personal_places import personal_data_of
from nepso.casework.triage.selectors import alike_ones, suggestion_of, text_shown
from nepso.casework.triage.services import (
    on_call_add,
    suggestion_make,
    text_redact,
)
from nepso.casework.triage.tests.conftest import SCAM, arrive
from nepso.foundation.accounts.models import Account
from nepso.foundation.jobs.models import Job
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import Invalid

pytestmark = pytest.mark.django_db
DANGER = "Nó nhắn sẽ giết cả nhà em đêm nay, em sợ quá, em muốn chết."


def test_filing_makes_a_place_and_a_job_that_reads(desk, django_assert_num_queries):
    from nepso.casework.intake.tests.conftest import file_one
    from nepso.foundation.jobs.running import run_job
    from nepso.foundation.jobs.services import job_claim

    # Savepoint, rows, release: the submission, the entry, the audit line, the place and the job are
    # one statement of PostgreSQL.
    with django_assert_num_queries(3 if connection.vendor == "postgresql" else 7):
        submission = file_one(text=SCAM).submission
    item = TriageItem.objects.get()
    assert (item.submission_id, item.state, item.urgency) == (submission.pk, "waiting", 2)
    assert suggestion_of(submission) is None
    assert Job.objects.filter(name="triage.read_submission").count() == 1
    run_job(job_claim(worker="w"))
    found = suggestion_of(submission)
    assert found.best == "scam"
    assert found.rules_version.startswith("rules-")


def test_every_suggestion_shows_its_evidence(desk):
    item = arrive()
    found = suggestion_of(item.submission)
    pieces = pieces_of(item.submission.text, found)
    assert "".join(piece.text for piece in pieces) == SCAM
    kinds = {piece.kind for piece in pieces}
    assert {"harm", "data"} <= kinds
    marked = {piece.text for piece in pieces if piece.kind}
    assert any("0912345678" in text for text in marked)
    assert found.harms[0]["why"]
    verdicts = {one["text"]: one["verdict"] for one in found.links}
    assert verdicts["vietcombank-hotro.com"] == "look_alike"


def key_of(item, kind):
    found = personal_data_of(item.submission, Redaction.objects.first())
    return next(one.key for one in found if one.kind == kind)


def test_chosen_personal_data_is_blacked_out_for_others(desk):
    item = arrive()
    text_redact(item=item, chosen=[key_of(item, "phone")], by=desk["reception"])
    shown = text_shown(item.submission)
    assert "0912345678" not in shown
    assert "[đã che số điện thoại]" in shown
    assert "0123456789012" in shown
    assert item.submission.text == SCAM
    text_redact(item=item, chosen=[], by=desk["reception"])
    assert text_shown(item.submission) == SCAM


def test_a_piece_that_stands_there_no_more_is_refused_and_no_other_is_hidden(desk):
    item = arrive()
    chosen = key_of(item, "phone")
    found = suggestion_of(item.submission)
    phone = next(one for one in found.personal_data if one["kind"] == "phone")
    for other in ({"span": [phone["span"][0] - 1, phone["span"][1]]}, {"kind": "address"}):
        # Read anew between page and post: the machine finds the number otherwise.
        found.personal_data = [{**phone, **other}]
        found.save()
        with pytest.raises(Invalid, match="không còn như lúc mở trang"):
            text_redact(item=item, chosen=[chosen], by=desk["reception"])
        assert not Redaction.objects.exists()


def test_what_is_hidden_stays_so_although_the_machine_finds_it_no_more(desk):
    item = arrive()
    phone = key_of(item, "phone")
    text_redact(item=item, chosen=[phone], by=desk["reception"])
    TriageSuggestion.objects.update(personal_data=[])
    kept = personal_data_of(item.submission, Redaction.objects.get())
    assert [one.key for one in kept] == [phone], "it is listed, and may be shown again"
    text_redact(item=item, chosen=[phone], by=desk["reception"])
    assert "0912345678" not in text_shown(item.submission)


def test_overlapping_spans_are_blacked_out_once():
    spans = [{"kind": "phone", "span": [2, 6]}, {"kind": "address", "span": [4, 9]}]
    assert blacked_out("ab1234567xy", spans) == "ab[đã che số điện thoại][đã che địa chỉ]xy"


def test_alike_by_what_the_harm_uses(desk):
    first = arrive()
    second = arrive(text="Nhắn tôi nạp tiền vào STK 0123456789012 Vietcombank, lừa đảo chiếm đoạt.")
    third = arrive(
        harm="copyright", text="Ảnh của tôi bị dùng ở https://www.vidu-anh.top/a?utm_x=1"
    )
    fourth = arrive(harm="copyright", text="", links=("http://vidu-anh.top/a/",))
    kinds = {(a.first_id, a.second_id): a.kind for a in Alike.objects.exclude(kind="domain")}
    assert kinds == {
        (first.pk, second.pk): "payment",
        (third.pk, fourth.pk): "link",
    }
    ones = alike_ones(third.submission, desk["reception"])
    assert [one.item.pk for one in ones] == [fourth.pk]
    hashes = list(HarmKey.objects.values_list("hashed", flat=True))
    assert all(len(hashed) == 64 for hashed in hashes)
    assert "0123456789012" not in "".join(hashes)


@pytest.mark.parametrize(
    "link",
    [
        "https://facebook.com/nguyen.van.a",
        "https://www.facebook.com/profile.php?id=100012345678901",
        "https://www.tiktok.com/@nguyenvana",
        "https://t.me/nguyenvana",
        "https://zalo.me/0912345678",
        "https://www.thainguyen.gov.vn/tin-tuc/1",
    ],
)
def test_a_persons_page_or_an_official_one_makes_no_key(desk, link):
    item = arrive(harm="harassment", text="", links=(link,))
    assert keys_of(item.submission, is_scam=False) == set()


def test_one_post_makes_a_key_and_its_platform_none(desk):
    item = arrive(harm="harassment", text="", links=("https://www.tiktok.com/@a/video/7301?_r=1",))
    assert [kind for kind, _ in keys_of(item.submission, is_scam=False)] == ["link"]


def test_the_reporters_own_number_links_nothing(desk):
    own = ContactFacts(telephone="0987 654 321")
    texts = (
        "Lừa tiền tôi, gọi tôi theo số 0987654321.",
        "Bị lừa. Số điện thoại của tôi: 0977111222.",
    )
    for text, contact in zip(texts, (own, ContactFacts()), strict=True):
        item = arrive(text=text, contact=contact)
        assert keys_of(item.submission, is_scam=True) == set()


def test_near_text_is_linked(desk):
    long = SCAM + " Tôi đã báo ngân hàng nhưng chưa được trả lời, mong cơ quan xem giúp sớm."
    first = arrive(harm="harassment", text=long)
    second = arrive(harm="harassment", text=long.replace("sớm", "giúp"))
    pair = Alike.objects.get(kind="text")
    assert (pair.first_id, pair.second_id) == (first.pk, second.pk)
    assert pair.percent > 80


def test_a_life_in_danger_rings_everybody_who_receives(desk):
    item = arrive(harm="harassment", text=DANGER)
    assert item.urgency == Urgency.DANGER
    told = set(Notice.objects.values_list("account__full_name", flat=True))
    assert told == {"Tiếp Nhận", "Tiếp Nhận Hai"}
    assert not any(
        "giết" in sentence for sentence in Notice.objects.values_list("sentence", flat=True)
    )
    suggestion_make(submission=item.submission)
    assert Notice.objects.count() == 2


def test_on_call_rings_first_and_never_whom_it_concerns(desk, tree):
    by = desk["reception"]
    hours = {"weekdays": "1234567", "from_time": dt.time(0), "to_time": dt.time(23, 59, 59)}
    on_call_add(account=desk["reception"], by=by, **hours)
    Account.objects.filter(pk=by.pk).update(email="truc@vi-du.vn")  # else all are called at once
    arrive(harm="harassment", text=DANGER)
    assert Notice.objects.get().account == desk["reception"]
    arrive(harm="harassment", text=DANGER, complained_of=tree["so-vh"])
    assert set(Notice.objects.values_list("account", flat=True)) == {by.pk, desk["second"].pk}


def test_hours_that_pass_midnight():
    night = OnCall(weekdays="5", from_time=dt.time(17), to_time=dt.time(7))
    friday = timezone.make_aware(dt.datetime(2026, 11, 27, 18))
    assert friday.isoweekday() == 5
    assert night.covers(friday)
    assert night.covers(friday + dt.timedelta(hours=12))
    assert not night.covers(friday - dt.timedelta(hours=12))
    assert not night.covers(friday + dt.timedelta(hours=14))


def test_what_the_reporter_ticked_counts_at_once(desk):
    from nepso.casework.intake.tests.conftest import file_one

    file_one(answers={"life_in_danger": True})
    file_one(answers={"money_sent": True})
    file_one(harm="child_safety")
    found = list(TriageItem.objects.order_by("pk").values_list("urgency", flat=True))
    assert found == [Urgency.DANGER, Urgency.GOING_ON, Urgency.DANGER]
