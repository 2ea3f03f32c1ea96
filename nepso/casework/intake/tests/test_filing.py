import datetime as dt
import hashlib
import json
import threading

import pytest
from django.db import IntegrityError, close_old_connections, connection

from nepso.casework.intake import ports
from nepso.casework.intake.codes import code_shown
from nepso.casework.intake.facts import ContactFacts, Filing
from nepso.casework.intake.models import Consent, Contact, Submission, ThreadEntry, TurnedAway
from nepso.casework.intake.retention import tokens_forget
from nepso.casework.intake.selectors import consented, submission_by_code
from nepso.casework.intake.services import submission_file, turned_away_count
from nepso.casework.intake.tests.conftest import file_one
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.search.selectors import search_page
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid

FULL = Filing(
    harm="scam",
    form_token="mẫu-1",
    text="Nhắn tin giả ngân hàng, đòi mã OTP.",
    links=("http://vidu.invalid/a",),
    wanted="warn",
    answers={"money_sent": True, "going_on": False},
    contact=ContactFacts(name="Bà Nguyễn", telephone="0912 345 678"),
    consents=frozenset({("police", "text"), ("coordinator", "contact")}),
)


def test_what_is_acknowledged_is_stored_and_found_by_its_code(
    db, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(ports, "_filed", {})  # what others add, they count
    # Savepoint, rows, release; all rows are one statement of PostgreSQL, and six of SQLite.
    with django_assert_num_queries(3 if connection.vendor == "postgresql" else 8):
        submission, code, is_new, _ = submission_file(facts=FULL)
    assert is_new
    assert submission_by_code(code_shown(code).lower()) == submission
    assert submission.answers == {"money_sent": True}
    assert submission.is_urgent
    assert Contact.objects.get(submission=submission).telephone == "0912 345 678"
    assert consented(submission, "police") == {"text"}
    assert consented(submission, "platform_or_bank") == set()
    assert [entry.kind for entry in submission.thread.all()] == ["filed"]
    assert search_page(Submission.objects.all(), "gia ngan hang", size=5).rows == [submission]


def test_the_code_is_nowhere_in_the_database(db):
    code = submission_file(facts=FULL).code
    for model in (Submission, ThreadEntry, Consent, AuditLine):
        for row in model.objects.values():
            assert code not in json.dumps(row, default=str)
    line = AuditLine.objects.get(act="intake.submission_file")
    assert line.detail == {"harm": "scam", "came_by": "web", "held": ""}


def test_the_receipt_can_be_computed_again(db):
    submission, code, _, printed = submission_file(facts=FULL)
    assert json.loads(printed)["ma"] == code
    assert hashlib.sha256(printed.encode()).hexdigest() == submission.filed_hash
    assert "0912" not in printed


def test_one_form_is_one_submission_and_shows_the_same_code(db):
    first = submission_file(facts=FULL)
    again = submission_file(facts=FULL)
    assert (again.submission, again.code, again.is_new) == (first.submission, first.code, False)
    assert Submission.objects.count() == ThreadEntry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_with_one_form_are_one():
    found: list[object] = []

    def send() -> None:
        try:
            found.append(submission_file(facts=FULL)[:2])
        except Exception as error:
            found.append(error)
        finally:
            close_old_connections()

    threads = [threading.Thread(target=send) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert Submission.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"harm": "ý kiến"}, "harm"),
        ({"text": "  ", "links": ()}, "text"),
        ({"text": "x" * 8_001}, "text"),
        ({"links": ("a",) * 11}, "links"),
        ({"kind": "business"}, "standing"),
        ({"wanted": "mọi thứ"}, "wanted"),
        ({"answers": {"khác": True}}, "answers"),
        ({"harm": "child_safety", "materials": (("x", "y"),)}, "materials"),
    ],
)
def test_what_does_not_fit_is_told_by_field(db, wrong, field):
    with pytest.raises(Invalid) as told:
        file_one(**wrong)
    assert field in told.value.fields
    assert not Submission.objects.exists()


def test_whoever_joined_hears_of_it_in_the_same_transaction(db, monkeypatch):
    monkeypatch.setattr(ports, "_filed", {})
    heard = []

    def hear(submission):
        heard.append(submission)
        job_enqueue("intake.forget")

    ports.when_filed(hear)
    ports.when_filed(hear)
    first = submission_file(facts=FULL)
    assert heard == [first.submission]
    submission_file(facts=FULL)  # a second sending: what was stored of it is undone
    assert Job.objects.count() == 1

    def fail(submission):
        raise IntegrityError("của gói khác")

    ports.when_filed(fail)
    with pytest.raises(IntegrityError):
        file_one()
    assert Submission.objects.count() == 1


def test_turning_away_counts_and_stores_nothing(db):
    for _ in range(3):
        turned_away_count(reason="speech")
    row = TurnedAway.objects.get()
    assert (row.reason, row.count) == ("speech", 3)
    assert {f.name for f in TurnedAway._meta.fields} == {"id", "day", "reason", "count"}
    with pytest.raises(Invalid):
        turned_away_count(reason="khác")


def test_sent_again_after_the_token_was_forgotten_it_is_still_one(db):
    facts = Filing(harm="scam", text="Có người giả ngân hàng.", form_token="phieu-cu")
    first = submission_file(facts=facts)
    Submission.objects.update(received_at=now() - dt.timedelta(days=3))
    assert tokens_forget() == 1
    again = submission_file(facts=facts)
    assert (again.submission, again.code, again.is_new) == (first.submission, first.code, False)
