import pytest
from django.db import connection, transaction

from nepso.foundation.audit.acts import act, act_label
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.audit.selectors import audit_first_broken, audit_of
from nepso.foundation.audit.services import audit_seal, record
from nepso.foundation.jobs.models import Job

KNOCK = act("tests.knock", "đã gõ cửa")


@pytest.fixture
def thing(db):
    return Job.objects.create(name="x")


def test_a_line_names_act_and_subject(thing):
    record(KNOCK, by=None, on=thing, detail={"door": 1})
    line = audit_of(thing).get()
    assert (line.act, line.subject, line.detail) == ("tests.knock", thing.public_id, {"door": 1})
    assert act_label(line.act) == "đã gõ cửa"


def test_sealing_chains_every_line_once(thing):
    for _ in range(5):
        record(KNOCK, by=None, on=thing)
    assert audit_seal() == 5
    record(KNOCK, by=None, on=thing)
    assert audit_seal() == 1
    assert audit_seal() == 0
    assert audit_first_broken() is None


@pytest.mark.parametrize("change", ["act = 'tests.other'", "detail = '{}'", "hash = ''"])
def test_a_changed_line_breaks_the_chain(thing, change):
    for number in range(3):
        record(KNOCK, by=None, on=thing, detail={"n": number + 1})
    audit_seal()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_auditline SET {change} WHERE seal = 2")
    assert audit_first_broken() in (2, 3)


def test_a_removed_line_breaks_the_chain(thing):
    for _ in range(3):
        record(KNOCK, by=None, on=thing)
    audit_seal()
    AuditLine.objects.filter(seal=2)._raw_delete("default")
    assert audit_first_broken() == 2


def test_lines_are_neither_changed_nor_deleted(thing):
    line = record(KNOCK, by=None, on=thing)
    with pytest.raises(TypeError):
        line.save()
    with pytest.raises(TypeError):
        line.delete()


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused():
    job = Job.objects.create(name="x")
    with pytest.raises(RuntimeError):
        record(KNOCK, by=None, on=job)


@pytest.mark.django_db(transaction=True)
def test_a_line_dies_with_its_transaction():
    job = Job.objects.create(name="x")
    with transaction.atomic():
        record(KNOCK, by=None, on=job)
        transaction.set_rollback(True)
    assert not AuditLine.objects.exists()


def test_one_code_cannot_mean_two_things():
    with pytest.raises(ValueError, match=r"tests\.knock"):
        act("tests.knock", "đã đập cửa")
