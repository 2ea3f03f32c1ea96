"""Every act logs, seen while the suite runs: who wrote a row, and whether it left an audit line.

Reading the code cannot tell: an act may change rows through any module that it calls. So each
statement that writes looks up its own call stack, and every public function of a ``services``
module found there has written; where the statement is the audit line, it has logged. With
``--every-act-logs`` (``make test``) the run fails for an act that wrote in some test and logged in
none. Only on SQLite: on PostgreSQL several rows go in one message past Django's cursor
(``kernel/storing.py``), where nobody could look on. A question costs
nothing, an INSERT, UPDATE or DELETE a walk up the stack.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import FrameType
from typing import Any

import pytest
from django.db.backends.signals import connection_created

from tests.chosen import is_on_postgresql
from tests.conventions.house import NO_AUDIT_LINE, PROJECT

AUDIT_TABLE = "audit_auditline"
BACKGROUND = "jobs_"  # work that is only asked for; the act that does it logs
_WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)')
# Each act that wrote, with the tables it wrote; the audit's own among them where it logged.
_written: dict[str, set[str]] = {}
_STATE = pytest.StashKey[list[str]]()


@cache
def act_at(filename: str, qualified: str) -> str | None:
    """The act that a frame belongs to, as a person would look for it; None for any other code."""
    if not filename.startswith(f"{PROJECT}/nepso/") or "/tests/" in filename:
        return None
    is_service = filename.endswith("/services.py") or "/services/" in filename
    file = filename[len(str(PROJECT)) + 1 :]
    if not is_service or file in NO_AUDIT_LINE or qualified.startswith("_") or "." in qualified:
        return None
    return f"{file} {qualified}"


def _acts_on_the_stack() -> Iterator[str]:
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        code = frame.f_code
        if act := act_at(code.co_filename, code.co_qualname):
            yield act
        frame = frame.f_back


def note(execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
    """An execute wrapper of Django's: remembers who wrote which table."""
    if (write := _WRITE.match(str(sql))) is not None and not write[1].startswith(BACKGROUND):
        for act in _acts_on_the_stack():
            _written.setdefault(act, set()).add(write[1])
    return execute(sql, *rest)


def silent_acts(written: Mapping[str, set[str]]) -> list[str]:
    """Those that changed a table and never logged, with the tables."""
    return [
        f"{act} wrote {', '.join(sorted(tables))}"
        for act, tables in sorted(written.items())
        if AUDIT_TABLE not in tables
    ]


def _watch(connection: Any, **_: Any) -> None:
    if note not in connection.execute_wrappers:
        connection.execute_wrappers.append(note)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The whole suite alone can tell: in a part of it an act may not come to its line."""
    parser.addoption("--every-act-logs", action="store_true", help="fail for acts that never log")


def pytest_configure(config: pytest.Config) -> None:
    """Look on from the first connection."""
    if is_on_postgresql():
        config.option.every_act_logs = False
    if config.getoption("--every-act-logs"):
        connection_created.connect(_watch, dispatch_uid="every act logs")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a process of the run saw, when it ends."""
    for act, tables in getattr(node, "workeroutput", {}).get("acts", {}).items():
        _written.setdefault(act, set()).update(tables)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process hands over what it saw; the one that has all judges."""
    if not session.config.getoption("--every-act-logs"):
        return
    handed_over = getattr(session.config, "workeroutput", None)
    if handed_over is not None:
        handed_over["acts"] = {act: sorted(tables) for act, tables in _written.items()}
        return
    silent = silent_acts(_written)
    session.config.stash[_STATE] = silent
    if silent or not _written:
        _fail(session, silent or ["no act was seen to write: the onlooker looked away"])


def _fail(session: pytest.Session, silent: list[str]) -> None:
    """One more failure in pytest's own count, so that its closing line says so."""
    session.exitstatus = pytest.ExitCode.TESTS_FAILED
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    told = "\n".join(f"{act}: end it with record(ACT, by=…, on=…)" for act in silent)
    place = ("tests/every_act_logs.py", 0, "every act logs")
    report = pytest.TestReport("every act logs", place, {}, "failed", told, "call")
    if reporter is not None:
        reporter.stats.setdefault("failed", []).append(report)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """How many were seen, above pytest's closing line."""
    if _STATE in config.stash:
        silent = len(config.stash[_STATE])
        told = f"Every act logs: {len(_written)} acts wrote, {silent} of them never logged."
        terminalreporter.write_line(told)
