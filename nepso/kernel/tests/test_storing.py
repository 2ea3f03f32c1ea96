from contextlib import suppress

import pytest
from django.db import IntegrityError, connection, transaction

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import EntryKind, Side
from nepso.casework.intake.models import Submission, ThreadEntry
from nepso.casework.triage.models import TriageItem
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.jobs.models import Job
from nepso.kernel.folding import nfc
from nepso.kernel.row_statements import row_new
from nepso.kernel.storing import row_store, stored_together
from nepso.programme.register.models import PlanTask


def _line(n: int) -> AuditLine:
    return AuditLine(act="thu", subject_type="thu", subject=str(n), detail={"dau": "ề%s;'"})


def test_a_row_is_stored_as_save_would_store_it(db):
    job = Job(name="thu", arguments={"số": [1, None]})
    row_store(job)
    found = Job.objects.get(pk=job.pk)
    for field in Job._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(job, field.attname), field.name
    job.sentence = "sửa"
    job.save()
    assert Job.objects.get().sentence == "sửa"


def test_rows_of_one_act_go_together_each_with_its_own_key(db, django_assert_num_queries):
    rows = [_line(1), Job(name="thu"), _line(2)]
    messages = 1 if connection.vendor == "postgresql" else 3
    with transaction.atomic(), django_assert_num_queries(messages), stored_together():
        for row in rows:
            row_store(row)
        assert rows[0].pk is None
    for row in rows:
        found = type(row).objects.get(pk=row.pk)
        assert getattr(found, "subject", "") == getattr(row, "subject", "")
    assert AuditLine.objects.get(pk=rows[0].pk).detail == {"dau": "ề%s;'"}


def test_a_new_row_is_what_the_constructor_makes(db):
    given = {"act": "thu", "subject_type": "thu", "subject": "1"}
    made, built = row_new(AuditLine, **given), AuditLine(**given)
    for field in AuditLine._meta.concrete_fields:
        if field.attname != "at":
            assert getattr(made, field.attname) == getattr(built, field.attname), field.name
    assert made.detail is not row_new(AuditLine, **given).detail
    assert made.at is not None
    assert made._state.adding
    with pytest.raises(TypeError, match="has no txt"):
        row_new(AuditLine, txt="")


def test_a_row_refers_to_one_stored_with_it_and_words_go_in_composed(db, django_assert_num_queries):
    filed = row_new(
        Submission, code_hash="a" * 64, harm=Harm.SCAM, filed_hash="b" * 64, text="Lu\u031b\u031b",
        folded="lua dao",
    )  # fmt: skip
    entries = [
        row_new(ThreadEntry, submission=filed, side=Side.REPORTER, kind=EntryKind.FILED, token=t)
        for t in ("một", "hai")
    ]
    messages = 1 if connection.vendor == "postgresql" else 3
    with transaction.atomic(), django_assert_num_queries(messages), stored_together():
        for row in (filed, *entries):
            row_store(row)
    found = Submission.objects.get(pk=filed.pk)
    assert (found.harm, found.state, found.text) == (Harm.SCAM, "received", nfc(filed.text))
    assert found.received_at == filed.received_at
    assert list(found.thread.values_list("pk", "token")) == [
        (entries[0].pk, "một"),
        (entries[1].pk, "hai"),
    ]
    assert entries[0].submission_id == filed.pk


def test_a_row_whose_key_is_a_relation_gets_that_key(db):
    filed = [
        row_new(Submission, code_hash=one * 64, harm=Harm.SCAM, filed_hash="b" * 64, text="x")
        for one in "cde"
    ]
    row_store(filed[0])
    with transaction.atomic(), stored_together():
        places = [row_new(TriageItem, submission=one, place=7) for one in filed[1:]]
        for row in (*filed[1:], *places):
            row_store(row)
    assert [one.pk for one in places] == [one.pk for one in filed[1:]]
    places[0].place = 8
    places[0].save()
    assert TriageItem.objects.get(submission=filed[1]).place == 8
    assert TriageItem.objects.count() == 2


def test_a_block_that_fails_stores_none_of_its_rows(db):
    def act() -> None:
        with transaction.atomic(), stored_together():
            row_store(_line(1))
            raise LookupError

    with pytest.raises(LookupError):
        act()
    row_store(_line(2))
    assert [line.subject for line in AuditLine.objects.all()] == ["2"]


@pytest.mark.django_db(transaction=True)
def test_together_is_all_or_none_so_it_asks_for_a_transaction():
    with pytest.raises(RuntimeError), stored_together():
        pass


def test_what_is_stored_or_listened_to_goes_another_way(db):
    line = _line(1)
    row_store(line)
    with pytest.raises(ValueError, match="only a new row"):
        row_store(line)
    with pytest.raises(TypeError, match="save"):
        row_store(PlanTask())


def test_last_rows_that_are_a_transaction_are_stored_when_their_block_ends(transactional_db):
    with transaction.atomic():
        with stored_together(last=True):
            row_store(_line(1))
            row_store(Job(name="thu"))
        if connection.vendor == "postgresql":
            assert connection.connection.info.transaction_status == 0, "a BEGIN was sent"
    with connection.cursor():  # and Django goes on as after any transaction
        assert connection.get_autocommit()
    with suppress(LookupError), transaction.atomic():
        Job.objects.create(name="sau")
        raise LookupError
    assert set(Job.objects.values_list("name", flat=True)) == {"thu"}
    assert AuditLine.objects.filter(act="thu").count() == 1


@pytest.mark.parametrize("before", [True, False], ids=["after-a-row", "in-a-savepoint"])
def test_last_rows_of_a_larger_transaction_go_with_it(transactional_db, before):
    with suppress(LookupError), transaction.atomic():
        if before:
            Job.objects.create(name="trước")
            with stored_together(last=True):
                row_store(_line(1))
        else:
            with transaction.atomic(), stored_together(last=True):
                row_store(_line(1))
        raise LookupError
    assert not AuditLine.objects.filter(act="thu").exists()
    assert not Job.objects.exists()


def test_last_rows_of_a_block_inside_another_go_with_that(transactional_db):
    with suppress(LookupError), transaction.atomic():
        with transaction.atomic(savepoint=False), stored_together(last=True):
            row_store(_line(1))
        raise LookupError
    assert not AuditLine.objects.filter(act="thu").exists()


def test_last_rows_that_do_not_fit_leave_nothing(transactional_db):
    given = {"harm": Harm.SCAM, "code_hash": "a" * 64, "filed_hash": "b" * 64}

    @transaction.atomic
    def twice():
        with stored_together(last=True):
            row_store(_line(1))
            for _ in range(2):  # one code is one submission
                row_store(row_new(Submission, **given))

    with pytest.raises(IntegrityError):
        twice()
    assert not Submission.objects.exists()
    assert not AuditLine.objects.filter(act="thu").exists()
    AuditLine.objects.create(act="thu", subject_type="thu", subject="3")
