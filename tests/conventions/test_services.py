"""An act is typed, explained, atomic and leaves an audit line.

Here by reading the code of services alone, at once and for acts that no test runs; what they change
through other modules is seen by ``tests/every_act_logs.py`` while the suite runs.
"""

import ast

from tests.conventions.house import NO_AUDIT_LINE, python_files, shown

_WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create", "add", "set", "remove", "clear", "bulk_create_with_history",
    "bulk_update_with_history", "set_password",
}  # fmt: skip


def _service_files():
    for path in python_files():
        if path.name == "services.py" or path.parent.name == "services":
            yield path


def _public(tree):
    return [n for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]


def _called(node):
    names = set()
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            if isinstance(call.func, ast.Name):
                names.add(call.func.id)
            elif isinstance(call.func, ast.Attribute):
                names.add(call.func.attr)
    return names


def _closure(names, bodies):
    seen, rest = set(), set(names)
    while rest:
        name = rest.pop()
        seen.add(name)
        if name in bodies:
            rest |= _called(bodies[name]) - seen
    return seen


def _all_bodies():
    bodies = {}
    for path in _service_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                bodies[node.name] = node
    return bodies


def test_an_act_that_changes_something_leaves_a_line():
    bodies, silent = _all_bodies(), []
    for path in _service_files():
        if shown(path) in NO_AUDIT_LINE:
            continue
        for function in _public(ast.parse(path.read_text(encoding="utf-8"))):
            reached = _closure(_called(function), bodies)
            if reached & _WRITES and "record" not in reached:
                silent.append(f"{shown(path)} {function.name}")
    assert not silent, (
        f"{silent} change something and log nothing: end them with record(ACT, by=…, on=…)."
    )


def test_acts_are_keyword_only_typed_and_explained():
    wrong = []
    for path in _service_files():
        if shown(path) in NO_AUDIT_LINE:
            continue
        for function in _public(ast.parse(path.read_text(encoding="utf-8"))):
            name = f"{shown(path)} {function.name}"
            if ast.get_docstring(function) is None:
                wrong.append(f"{name}: no docstring")
            if function.args.args and "record" in _closure(_called(function), {}):
                wrong.append(f"{name}: positional arguments")
            arguments = [*function.args.args, *function.args.kwonlyargs]
            if function.returns is None or any(a.annotation is None for a in arguments):
                wrong.append(f"{name}: not annotated")
    assert not wrong, f"{wrong}: a service is keyword-only, typed, with a docstring (habit 1)."
