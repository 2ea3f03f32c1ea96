"""Our own names are the words of design.md; a banned word is another thing's name."""

import ast
import re

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from tests.conventions.house import PROJECT, python_files, shown

# design.md, *Words*, last column: model names that would say something else.
BANNED_MODELS = {
    "Document", "Task", "Assignment", "Organisation", "Department", "Site", "Group", "Event",
    "Action", "Attachment", "Report", "KPI", "Request", "Complaint", "Case", "Ticket", "Transfer",
    "Forward", "Response", "FactCheck", "Content", "Post", "Channel", "Screen", "Message",
    "Notification", "Alarm",
}  # fmt: skip
BANNED_FIELDS = {"owner", "task", "document", "organisation", "department", "ticket", "channel"}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "tasks", "lib", "base"}
# How design.md forbids it: no political or religious category, no profile of persons.
NEVER = re.compile(r"opinion|politic|religio|ideolog|ethnic|viewpoint|profile", re.I)


def _our_models():
    return [m for m in apps.get_models() if m.__module__.startswith("nepso.")]


def test_models_bear_the_fields_words():
    wrong = [m._meta.label for m in _our_models() if m.__name__ in BANNED_MODELS]
    assert not wrong, f"{wrong}: see the table in GLOSSARY.md for the word this thing has."


def test_fields_bear_the_fields_words():
    wrong = [
        f"{m._meta.label}.{f.name}"
        for m in _our_models()
        for f in m._meta.get_fields()
        if f.name in BANNED_FIELDS
    ]
    assert not wrong, f"{wrong}: see the table in GLOSSARY.md for the word this thing has."


def test_no_model_or_choice_sorts_people_or_opinions():
    wrong = []
    for model in _our_models():
        names = [model.__name__, *(f.name for f in model._meta.get_fields())]
        for field in model._meta.fields:
            names += [str(code) for code, _ in field.choices or ()]
        wrong += [f"{model._meta.label}: {n}" for n in names if NEVER.search(n)]
    assert not wrong, f"{wrong}: harm, never opinion; content, never persons (design.md)."


def test_no_drawers():
    wrong = [
        shown(p)
        for p in python_files()
        if (p.stem in DRAWERS or p.parent.name in DRAWERS)
        and "settings" not in p.parts  # Django's own word for what every project has
        and shown(p) != "vanban/understanding/tasks.py"  # "tasks" is the contract's word
    ]
    assert not wrong, f"{wrong}: name the file for what is in it, or put it where it is used."


def test_addresses_are_vietnamese_words():
    banned = {"task", "report", "document", "ticket", "user", "agency", "plan", "login", "logout"}
    wrong = []

    def walk(patterns, before=""):
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                if pattern.namespace != "admin":
                    walk(pattern.url_patterns, route)
            elif isinstance(pattern, URLPattern) and not route.startswith("cau-hinh/"):
                words = set(re.findall(r"[a-z]+", re.sub(r"<[^>]*>", "", route)))
                if words & banned and pattern.lookup_str.startswith("nepso."):
                    wrong.append(route)

    walk(get_resolver().url_patterns)
    assert not wrong, f"{wrong}: addresses are Vietnamese without marks (/ke-hoach/)."


def test_no_import_inside_a_function_hides_an_arrow():
    allowed = {
        "config/command_line.py",
        "config/preparing.py",
        "config/serving.py",
        "nepso/wiring.py",
    }
    wrong = []
    for path in python_files():
        # An app's ready() joins ports of its lane once models are there; import-linter sees it.
        if (
            path.name == "apps.py"
            or shown(path) in allowed
            or path.is_relative_to(PROJECT / "vanban")
        ):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.ImportFrom) and (inner.module or "").startswith(
                        "nepso"
                    ):
                        wrong.append(f"{shown(path)}:{inner.lineno}")
    assert not wrong, f"{wrong}: move the import to the top; if that makes a knot, untie it."
