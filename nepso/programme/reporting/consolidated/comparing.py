"""What a later version of a report changes: figures by indicator, words by paragraph."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from nepso.foundation.accounts.models import Account
from nepso.programme.reporting.consolidated.snapshot import Snapshot
from nepso.programme.reporting.models import ConsolidatedErratum, ConsolidatedReport
from nepso.ui.components.numbers import so


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that differs; "" where there was, or is, nothing."""

    place: str
    before: str
    after: str


def differences(old: Snapshot, new: Snapshot) -> list[Difference]:
    """All places, figures first, in the order of the report."""
    found = list(_figures(old, new))
    if old.title != new.title:
        found.append(Difference("Trích yếu", old.title, new.title))
    for code, label in new.headings:
        found += _words(code, label, old, new)
    return found


def _figures(old: Snapshot, new: Snapshot) -> Iterator[Difference]:
    before = {line.indicator: line for line in old.lines}
    for line in new.lines:
        earlier = before.pop(line.indicator, None)
        if earlier is None or earlier.value != line.value:
            was = so(earlier.value) if earlier is not None else ""
            yield Difference(f"Số liệu “{line.name}” ({line.unit})", was, so(line.value))
    for line in before.values():
        yield Difference(f"Số liệu “{line.name}” ({line.unit})", so(line.value), "")


def _words(code: str, label: str, old: Snapshot, new: Snapshot) -> Iterator[Difference]:
    before = [p.text for p in old.passages if p.heading == code]
    after = [p.text for p in new.passages if p.heading == code]
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        for place in range(max(a2 - a1, b2 - b1)):
            was = before[a1 + place] if a1 + place < a2 else ""
            now = after[b1 + place] if b1 + place < b2 else ""
            yield Difference(f"Mục {label}", was, now)


def errata_written(
    report: ConsolidatedReport, taken: Snapshot, by: Account | None
) -> list[ConsolidatedErratum]:
    """List what ``taken`` changes against the version that the report replaces."""
    assert report.replaces is not None
    assert report.replaces.kept
    old = Snapshot.from_bytes(bytes(report.replaces.kept))
    report.errata.all().delete()
    rows = [
        ConsolidatedErratum(
            report=report,
            number=number,
            place=one.place[:300],
            before=one.before,
            after=one.after,
            reason=report.reason,
            by=by,
        )
        for number, one in enumerate(differences(old, taken), 1)
    ]
    return ConsolidatedErratum.objects.bulk_create(rows)
