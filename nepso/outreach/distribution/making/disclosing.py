"""What must be said wherever a product is read, heard or seen: who paid, that a machine translated
it. Two facts, one sentence after the other."""

from __future__ import annotations

# Said in Vietnamese: whoever keeps the outlet can read it, and we write no other language.
BY_MACHINE = "Bản dịch do máy dịch."


def must_be_said(who_paid: str, *, by_machine: bool) -> str:
    """Both as words, "" where neither holds; who paid comes first."""
    said = [who_paid, BY_MACHINE if by_machine else ""]
    return " ".join(one for one in said if one)
