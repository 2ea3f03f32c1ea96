"""Every state has a label, a colour and a help text and can be reached; every job has a caller."""

import importlib
import re

from nepso.foundation.jobs.registry import job_kinds
from nepso.kernel.states import StateMachine
from tests.conventions.house import PROJECT, python_files

COLOURS = {"grey", "blue", "green", "amber", "red", "plum"}


def _machines():
    for path in python_files():
        if path.name == "states.py" and "kernel" not in path.parts:
            module = ".".join(path.relative_to(PROJECT).with_suffix("").parts)
            for name, value in vars(importlib.import_module(module)).items():
                if isinstance(value, StateMachine):
                    yield f"{module}.{name}", value


def test_states_explain_themselves():
    wrong = []
    for name, machine in _machines():
        for state in machine.states:
            if not (state.label and state.help.endswith(".") and state.colour in COLOURS):
                wrong.append(f"{name}: {state.code}")
    assert not wrong, (
        f"{wrong}: give a label, a help sentence with its full stop, and a tag colour."
    )


def test_every_state_can_be_reached():
    wrong = []
    for name, machine in _machines():
        reached, rest = set(), {machine.initial}
        while rest:
            code = rest.pop()
            reached.add(code)
            rest |= set(machine.moves.get(code, ())) - reached
        wrong += [f"{name}: {s.code}" for s in machine.states if s.code not in reached]
    assert not wrong, f"{wrong} can never happen: declare the move or drop the state."


def test_every_job_recurs_or_is_asked_for():
    code = "\n".join(p.read_text(encoding="utf-8") for p in python_files())
    idle = [
        kind.name
        for kind in job_kinds()
        if kind.name.split(".")[0] != "tests"
        and kind.every is None
        and not re.search(rf"job_enqueue\(\s*[\"']{re.escape(kind.name)}[\"']", code)
    ]
    assert not idle, f"{idle} never run: give them every=… or call job_enqueue with their name."
