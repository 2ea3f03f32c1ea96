"""Arrows that import-linter cannot see: foreign keys, templates, URL names."""

import re

from django.apps import apps
from django.db import models

from tests.conventions.house import may_know, package_of, shown, templates

_EXTENDS = re.compile(r"{%\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")
_URL = re.compile(r"{%\s*url\s+[\"'](\w+):")
HOW = "Turn the arrow round, store the public id, or join the two in nepso/wiring.py (design.md)."
_DJANGOS = {"admin"}  # template folders of Django itself, nobody's package


def test_relations_follow_the_arrows():
    wrong = []
    for model in apps.get_models():
        if not model.__module__.startswith("nepso."):
            continue
        for field in model._meta.get_fields(include_hidden=True):
            if not isinstance(field, models.ForeignKey | models.ManyToManyField):
                continue
            other = field.related_model._meta
            if other.label == "accounts.Account" or not field.related_model.__module__.startswith(
                "nepso."
            ):
                continue
            if not may_know(model._meta.app_label, other.app_label):
                wrong.append(f"{model._meta.label}.{field.name} → {other.label}")
    assert not wrong, f"Relations against the arrows: {wrong}. {HOW}"


def test_no_generic_relations():
    found = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("nepso.")
        for field in model._meta.private_fields
        if type(field).__name__ == "GenericForeignKey"
    ]
    assert not found, f"{found}: a ContentType hides an arrow. {HOW}"


def test_templates_follow_the_arrows():
    wrong = []
    for path in templates():
        who, text = package_of(path), path.read_text(encoding="utf-8")
        for name in _EXTENDS.findall(text):
            whom = name.split("/")[0]
            if "/" in name and whom not in _DJANGOS and not may_know(who, whom):
                wrong.append(f"{shown(path)} takes {name}")
    assert not wrong, f"Templates against the arrows: {wrong}. {HOW}"


def test_url_names_follow_the_arrows():
    wrong = []
    for path in templates():
        who = package_of(path)
        for whom in _URL.findall(path.read_text(encoding="utf-8")):
            if whom != "admin" and not may_know(who, whom) and who != "ui":
                wrong.append(f"{shown(path)} links to {whom}:")
    assert not wrong, f"Links against the arrows: {wrong}. {HOW}"


def test_no_signals_between_packages():
    wrong = []
    for app in apps.get_app_configs():
        if app.name.startswith("nepso.") and (
            __import__("importlib").util.find_spec(f"{app.name}.signals") is not None
            if hasattr(app.module, "__path__")
            else False
        ):
            wrong.append(app.name)
    assert not wrong, f"{wrong} keep a signals.py: say it in a service, or announce it in ports.py."
