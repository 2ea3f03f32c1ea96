"""Rules and their changes as the rows that pages show: what differs, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nepso.foundation.accounts.selectors import Person
from nepso.outreach.distribution.forms import RuleForm
from nepso.outreach.distribution.models import RuleChange
from nepso.outreach.distribution.models.rule_change import Facts
from nepso.outreach.distribution.policies import may_decide_rule, may_withdraw_rule
from nepso.outreach.distribution.sources import RULE_FACTS, facts_in_force, rule_mark
from nepso.outreach.distribution.states import RULE_CHANGE_STATES, WITHDRAWN
from nepso.outreach.products.diffing import pieces_between

_LABELS = {name: str(RuleForm.base_fields[name].label) for name in RULE_FACTS}


def rule_differences(before: Facts, after: Facts) -> list[dict[str, Any]]:
    """The facts that differ, each as its label and runs of words kept, gone and new."""
    return [
        {"label": label, "pieces": pieces_between(_words(before[name]), _words(after[name]))}
        for name, label in _LABELS.items()
        if before[name] != after[name]
    ]


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return str(value)


def change_waiting(change: RuleChange, person: Person) -> dict[str, Any]:
    """What waits, against what holds now, and what this person may do about it."""
    in_force = facts_in_force(change.agency, change.kind)
    return {
        "change": change,
        "differences": rule_differences(in_force, change.facts),
        "in_force": rule_mark(in_force),
        "decision": may_decide_rule(person, change),
        "may_withdraw": bool(may_withdraw_rule(person, change)),
    }


def changes_decided(changes: Sequence[RuleChange]) -> list[dict[str, Any]]:
    """What was decided before, against what held then."""
    return [
        {
            "change": one,
            "state": RULE_CHANGE_STATES.state(one.state),
            "ended_by_words": "rút" if one.state == WITHDRAWN else "quyết định",
            "differences": rule_differences(one.before, one.facts),
        }
        for one in changes
    ]
