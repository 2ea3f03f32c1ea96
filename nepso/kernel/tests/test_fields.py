import unicodedata

from nepso.foundation.agencies.models import Agency
from nepso.kernel.fields import NfcFormField, public_id


def test_a_form_field_composes_what_a_keyboard_decomposed():
    assert NfcFormField().clean(unicodedata.normalize("NFD", " Sở Y tế ")) == "Sở Y tế"


def test_a_model_field_stores_composed_text(db):
    agency = Agency.objects.create(
        code="YTE", name=unicodedata.normalize("NFD", "Sở Y tế"), kind="department", path="/1/"
    )
    agency.refresh_from_db()
    assert agency.name == "Sở Y tế"


def test_public_ids_do_not_repeat_and_have_no_look_alikes():
    ids = {public_id() for _ in range(2000)}
    assert len(ids) == 2000
    assert not set("".join(ids)) & set("01ilo")
