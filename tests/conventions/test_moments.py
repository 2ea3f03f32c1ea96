"""A moment is told as the clock of Việt Nam shows it."""

import re

from tests.conventions.house import python_files, shown

AS_STORED = re.compile(r"\{[\w.]*_at:%")


def test_no_moment_is_written_as_it_is_stored():
    assert AS_STORED.search('f"{row.sent_at:%d/%m/%Y}"')
    wrong = [
        f"{shown(path)}:{number}"
        for path in python_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if AS_STORED.search(line)
    ]
    assert not wrong, (
        f"{wrong}: a stored moment is in UTC, so before seven in the morning this is the day "
        "before. Write timezone.localtime(row.sent_at) or timezone.localdate(row.sent_at)."
    )
