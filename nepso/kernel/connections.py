"""Connections to the database after it took nothing."""

from __future__ import annotations

from django.db import connections


def leave_connections() -> None:
    """Close what this thread holds, outside of a transaction; the next query opens anew.

    SQLite opens a database on a read-only disk for reading alone, and stays so when the disk is
    mended (sqlite.org/c3ref/open.html, SQLITE_OPEN_READWRITE): kept between requests, such a
    connection would refuse everything until it is too old.
    """
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close()
