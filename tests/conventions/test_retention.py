"""What a package says that it forgets, a job of that package forgets."""

import ast
import importlib

import pytest

from nepso.foundation.jobs.registry import job_kinds
from nepso.kernel.retention import Rule
from tests.conventions.house import PROJECT, functions, python_files

_FILES = [
    path for path in python_files() if path.name == "retention.py" and path.parent.name != "kernel"
]


def _module(path):
    return importlib.import_module(".".join(path.relative_to(PROJECT).with_suffix("").parts))


def _rules(module):
    return [one for one in getattr(module, "RULES", ()) if isinstance(one, Rule)]


@pytest.mark.django_db
@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.parent.name)
def test_every_rule_is_obeyed_by_a_job_that_recurs(path, monkeypatch):
    module, asked = _module(path), []
    rows = Rule.rows

    def noted(rule):
        asked.append(rule)
        return rows(rule)

    monkeypatch.setattr(Rule, "rows", noted)
    jobs = f"{module.__package__}.jobs"
    for kind in job_kinds():
        if kind.run.__module__ == jobs and kind.every is not None:
            kind.run()
    forgotten = [rule.model.__name__ for rule in _rules(module) if rule not in asked]
    assert not forgotten, (
        f"{module.__name__} declares how long {forgotten} are kept and no job removes them: "
        "call kernel.retention.obey(RULES) in a job with every=…"
    )


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.parent.name)
def test_every_way_of_forgetting_is_called_by_a_job_that_recurs(path):
    recurring = {kind.run.__name__ for kind in job_kinds() if kind.every is not None}
    called = {
        node.func.id
        for one in functions(path.with_name("jobs.py"))
        if one.name in recurring
        for node in ast.walk(one)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    told = {
        node.name
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert told or _rules(_module(path)), f"{path} says nothing of what is forgotten: drop it"
    assert not told - called, f"{sorted(told - called)} of {path} run in no job that recurs"
