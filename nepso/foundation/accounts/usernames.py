"""User names made from names."""

from __future__ import annotations

import re

from nepso.foundation.accounts.models import Account
from nepso.kernel.folding import fold

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def username_for(full_name: str) -> str:
    """A free user name: the given name, then the initials of what stands before it."""
    words = [w for w in (_NOT_IN_NAMES.sub("", word) for word in fold(full_name).split()) if w]
    stem = (words[-1] + "".join(word[0] for word in words[:-1])) if words else "canbo"
    taken = set(
        Account.objects.filter(username__startswith=stem).values_list("username", flat=True)
    )
    number = 2
    name = stem
    while name in taken:
        name, number = f"{stem}{number}", number + 1
    return name
