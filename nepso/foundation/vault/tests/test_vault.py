"""Sealing, opening, changing keys; the columns are those of intake's contacts."""

import base64
import os

import pytest
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import connection

from nepso.casework.intake.models import Contact, Submission
from nepso.foundation.vault import fields, services
from nepso.foundation.vault.fields import EncryptedJSONField
from nepso.foundation.vault.keys import VaultLocked, keyed_hash, ring


def new_key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def test_what_is_sealed_opens_with_its_key_alone(settings):
    settings.NEPSO_VAULT_KEYS = [new_key()]
    sealed = ring().seal("0912 345 678")
    assert "0912" not in sealed
    assert ring().seal("0912 345 678") != sealed
    assert ring().open(sealed) == "0912 345 678"
    old = settings.NEPSO_VAULT_KEYS
    settings.NEPSO_VAULT_KEYS = [new_key()]
    with pytest.raises(VaultLocked, match="Thiếu khóa"):
        ring().open(sealed)
    settings.NEPSO_VAULT_KEYS = [new_key(), *old]
    assert ring().open(sealed) == "0912 345 678"
    with pytest.raises(VaultLocked, match="hỏng"):
        ring().open(sealed[:-6] + "AAAAA=")


@pytest.mark.parametrize("keys", [[], ["ngan"], ["không phải base64"]])
def test_a_missing_or_bent_key_is_one_sentence(settings, keys):
    settings.NEPSO_VAULT_KEYS = keys
    with pytest.raises(VaultLocked, match="NEPSO_VAULT_KEYS"):
        ring()


def test_hashes_are_keyed_and_each_purpose_has_its_own(settings):
    first = keyed_hash("intake.code", "x")
    assert first == keyed_hash("intake.code", "x") != keyed_hash("triage.phone", "x")
    settings.NEPSO_VAULT_HASH_KEY = "khác"
    assert keyed_hash("intake.code", "x") != first


@pytest.fixture
def contacts(db, settings):
    """Seven sealed contacts and an empty one."""
    settings.NEPSO_VAULT_KEYS = [new_key()]
    for number in range(8):
        submission = Submission.objects.create(code_hash=str(number), filed_hash="")
        name = f"số {number}" if number else ""
        Contact.objects.create(submission=submission, name=name, telephone=name)
    return settings.NEPSO_VAULT_KEYS


def test_columns_hold_nothing_readable_and_cannot_be_searched(contacts):
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, telephone FROM intake_contact")
        assert not any("số" in cell for row in cursor for cell in row)
    with pytest.raises(FieldError):
        Contact.objects.filter(name="số 1").exists()


def test_keys_are_changed_in_batches_and_nothing_is_lost(contacts, settings, capsys, monkeypatch):
    monkeypatch.setattr(services, "AT_ONCE", 3)
    settings.NEPSO_VAULT_KEYS = [new_key(), *contacts]
    call_command("vault", "rotate")
    assert "14 ô" in capsys.readouterr().out
    settings.NEPSO_VAULT_KEYS = settings.NEPSO_VAULT_KEYS[:1]
    assert {row.name for row in Contact.objects.all()} == {"", *(f"số {n}" for n in range(1, 8))}
    assert services.vault_rotate().cells == 0
    settings.NEPSO_VAULT_KEYS = contacts
    with pytest.raises(CommandError, match="14 ô"):
        call_command("vault", "check")


def test_a_json_value_comes_back_as_it_was(settings):
    settings.NEPSO_VAULT_KEYS = [new_key()]
    field = EncryptedJSONField()
    sealed = field.get_prep_value({"a": ["ế", 1]})
    assert "ế" not in sealed
    assert field.from_db_value(sealed) == {"a": ["ế", 1]}
    assert field.from_db_value(field.get_prep_value(None)) is None


def test_every_sealed_field_of_ours_is_found():
    names = {f"{model._meta.label}.{field.name}" for model, field in fields.sealed_fields()}
    assert "intake.Contact.telephone" in names
