"""No sentence of the frameworks reaches a person in English."""

import ast
import gettext
import re

import django.forms.fields
import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.contrib.auth import password_validation
from django.core import validators
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nepso.ui.bundle import HERE
from tests.conventions.vietnamese import english_words

FOLDER = HERE / "locale/vi/LC_MESSAGES"
FIELDS = [
    value
    for value in vars(django.forms.fields).values()
    if isinstance(value, type) and issubclass(value, forms.Field)
]
VALIDATORS = [
    value
    for value in vars(validators).values()
    if isinstance(value, type) and isinstance(getattr(value, "message", None), object)
    and getattr(value, "message", None)
]  # fmt: skip
PASSWORDS = [
    "MinimumLengthValidator",
    "CommonPasswordValidator",
    "NumericPasswordValidator",
    "UserAttributeSimilarityValidator",
]


def _entries():
    """The .po file as {msgid: msgstr}, contexts left out."""
    text = (FOLDER / "django.po").read_text(encoding="utf-8")
    pattern = r'^msgid (".+")\n(?:msgid_plural ".+"\n)?msgstr(?:\[0\])? (".+")$'
    return {ast.literal_eval(a): ast.literal_eval(b) for a, b in re.findall(pattern, text, re.M)}


def test_the_compiled_catalogue_is_that_of_the_source():
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    entries = _entries()
    assert len(entries) > 150
    for source, words in entries.items():
        found = compiled._catalog.get(source) or compiled._catalog.get((source, 0))
        found = found or next(
            (
                v
                for k, v in compiled._catalog.items()
                if isinstance(k, str) and k.endswith("\x04" + source)
            ),
            None,
        )
        assert found == words, f"{source!r}: run msgfmt --check -o django.mo django.po"


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.__name__)
def test_form_fields_complain_in_vietnamese(field):
    messages = {}
    for cls in reversed(field.__mro__):
        messages |= getattr(cls, "default_error_messages", {})
    for message in messages.values():
        text = str(message) if not hasattr(message, "_proxy____args") else _said(message)
        assert not english_words(f"<p>{_plain(text)}</p>"), text


@pytest.mark.parametrize("validator", VALIDATORS, ids=lambda v: v.__name__)
def test_validators_complain_in_vietnamese(validator):
    text = _said(validator.message)
    assert not english_words(f"<p>{_plain(text)}</p>"), text


@pytest.mark.parametrize("name", PASSWORDS)
def test_passwords_are_explained_in_vietnamese(name):
    validator = getattr(password_validation, name)()
    for text in (validator.get_help_text(), _said(validator.get_error_message())):
        assert not english_words(f"<p>{_plain(text)}</p>"), text


@pytest.mark.parametrize("key", sorted(DefaultAccountAdapter.error_messages))
def test_signing_in_complains_in_vietnamese(key):
    text = str(DefaultAccountAdapter.error_messages[key])
    assert not english_words(f"<p>{_plain(text)}</p>"), text


def test_counts_of_time_are_vietnamese():
    assert ngettext("%(num)d day", "%(num)d days", 3) % {"num": 3} == "3 ngày"
    assert _("This field is required.") == "Hãy điền mục này."


def _said(message):
    """A lazy message, also one that waits for its number."""
    try:
        return str(message)
    except (KeyError, TypeError, AttributeError):
        return message % {"limit_value": 3, "show_value": 2, "max": 3, "length": 9}


def _plain(text):
    return re.sub(r"%\(\w+\)\w|\{\w+\}|<[^>]+>", " ", text)
