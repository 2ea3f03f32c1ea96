"""SQLite in the data folder by default; PostgreSQL by NEPSO_DATABASE_URL."""

from typing import Any
from urllib.parse import unquote, urlsplit

from config import environment


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        # The pool and CONN_MAX_AGE exclude each other; the pool is the faster one.
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
    }


def _sqlite() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": environment.data_folder() / "nepso.sqlite3",
        # Kept by its thread: closing the last connection writes the whole log back to the file,
        # several milliseconds of every request.
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "timeout": 20,
            # Writers queue at BEGIN, so that no transaction fails half-way with "locked".
            "transaction_mode": "IMMEDIATE",
            # FULL: what was acknowledged survives a power cut.
            # secure_delete: what was erased is zeroed in the file, whoever built SQLite.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "PRAGMA cache_size=-32000; PRAGMA secure_delete=ON;"
            # A submission writes some 34 pages: with the usual 1000 one in thirty waited until the
            # log was carried over to the file. What is in the log is on the disk all the same.
            "PRAGMA wal_autocheckpoint=4000;",
        },
    }


# postgresql://user:password@host:5432/name — empty: SQLite. A PgBouncer between, in transaction
# mode, is one of 1.21 or later: storing a submission is a prepared statement.
_address = environment.value("NEPSO_DATABASE_URL")
DATABASES = {"default": _postgresql(_address) if _address else _sqlite()}

# Limits (slips tried, locks noted) are counted here, together by all processes of all servers.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "nepso_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
