"""One label, one place: what a document prints twice is told apart before it is counted by label.

The compiler keeps labels as printed, faults too (``docs/contracts/register.md``), so a document
cut into "Phần thứ nhất" and "Phần thứ hai", or one that numbers two headings "3.", gives two
clauses the same label. Whatever counts by clause would add them up. Here the later becomes "I-2"
("I(2)" is a place: the second dash of I), and with it all that stands under it; what is printed
once stays as printed.
"""

from __future__ import annotations

from typing import Any

Compiled = dict[str, Any]


class _Labels:
    """What each printed label stands for at the place reached so far."""

    def __init__(self) -> None:
        self._now: dict[str, str] = {}
        self._taken: set[str] = set()
        self.renamed: dict[str, str] = {}

    def open_section(self, printed: str) -> str:
        """The label of a heading met here; later places under it follow it. A heading without a
        number ("Phần thứ hai") has none to be told apart."""
        if not printed:
            return printed
        above, dot, last = printed.rpartition(".")
        parent = self.at(above) + dot if above else ""
        label, times = parent + last, 1
        while label in self._taken:
            times += 1
            label = f"{parent}{last}-{times}"
        self._taken.add(label)
        # What was open under an earlier heading of this label is not under this one.
        under = f"{printed}."
        self._now = {known: own for known, own in self._now.items() if not known.startswith(under)}
        self._now[printed] = label
        if times > 1:
            self.renamed[label] = printed
        return label

    def at(self, printed: str) -> str:
        """The label of anything that stands here under headings already open."""
        above, rest = printed, ""
        while above:
            if above in self._now:
                return self._now[above] + rest
            above, dot, last = above.rpartition(".")
            rest = f"{dot}{last}{rest}"
        return printed


def with_distinct_labels(compiled: Compiled) -> Compiled:
    """The same compiled document in which no two headings share a label.

    Returns ``compiled`` itself where none do; else a copy with the labels of ``sections``, and the
    clauses of ``tasks`` and ``segments``, told apart, and one problem a heading that says so.
    """
    printed = [section["label"] for section in compiled["sections"] if section["label"]]
    if len(set(printed)) == len(printed):
        return compiled
    labels = _Labels()
    told: dict[int, str] = {}
    for _, is_item, one in _in_order(compiled):
        told[id(one)] = labels.at(one["clause"]) if is_item else labels.open_section(one["label"])
    return {
        **compiled,
        "sections": [{**one, "label": told[id(one)]} for one in compiled["sections"]],
        "tasks": [{**one, "clause": told[id(one)]} for one in compiled["tasks"]],
        "segments": [
            {**one, "clause": told[id(one)]} if one["clause"] else one
            for one in compiled["segments"]
        ],
        "problems": [*compiled["problems"], *_problems(compiled, told, labels.renamed)],
    }


def _in_order(compiled: Compiled) -> list[tuple[int, bool, Compiled]]:
    """Headings and what stands under them as the document has them, a heading first."""
    found = [(one["span"][0], False, one) for one in compiled["sections"]]
    found += [(one["span"][0], True, one) for one in compiled["tasks"]]
    found += [(one["span"][0], True, one) for one in compiled["segments"] if one["clause"]]
    return sorted(found, key=lambda each: each[:2])


def _problems(
    compiled: Compiled, told: dict[int, str], renamed: dict[str, str]
) -> list[dict[str, Any]]:
    return [
        {
            "code": "repeated_label",
            "message": f"Mục {renamed[told[id(one)]]} có trước đó rồi: mục đánh số trùng này được "
            f"ghi là {told[id(one)]} để số liệu của hai mục không cộng lẫn.",
            "span": one["span"],
        }
        for one in compiled["sections"]
        if told[id(one)] in renamed
    ]
