"""A command meets another process that writes for long: it waits, and says so when it waits in
vain."""

import pytest
from django.db import OperationalError, connection

from config import command_line, preparing
from config.django_commands import Commands


@pytest.mark.django_db
def test_a_command_waits_longer_than_a_page():
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has one writer at a time")
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        try:
            preparing.writers_waited_for()
            assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] == 180_000 > before
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before:d}")


@pytest.mark.parametrize(
    ("told", "raised"), [("database is locked", SystemExit), ("no", OperationalError)]
)
def test_a_wait_in_vain_is_one_sentence_and_nothing_else_is_hidden(monkeypatch, told, raised):
    def locked(words):
        raise OperationalError(told)

    monkeypatch.setattr(Commands, "execute", locked)
    monkeypatch.setattr("sys.argv", ["nepso", "check"])
    with pytest.raises(raised) as stopped:
        command_line.main()
    if raised is SystemExit:
        assert "đang bận" in str(stopped.value)
