"""What a person must say of a recall; pure, for the form and the act alike."""

from __future__ import annotations

from nepso.outreach.distribution.kinds import RecallKind


def statement_lacks(kind: str, *, was_wrong: str, is_right: str) -> dict[str, str]:
    """What the public still has to be told of a recall of that kind: a sentence per field."""
    wrong: dict[str, str] = {}
    if kind == RecallKind.WRONG and not was_wrong:
        wrong["was_wrong"] = "Nội dung sai: hãy ghi điều gì đã sai để người dân biết."
    if kind == RecallKind.WRONG and not is_right:
        wrong["is_right"] = "Nội dung sai: hãy ghi thực ra thế nào."
    return wrong
