"""The onlooker of ``tests/every_act_logs.py`` sees through calls, and knows who logged."""

from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from nepso.foundation.audit.acts import Act
from nepso.foundation.audit.services import record
from nepso.foundation.worktime.models import DayOff
from tests import every_act_logs
from tests.conventions.house import PROJECT

_THROUGH_ANOTHER = "def change():\n    DayOff.objects.filter(pk=0).update(note='x')\n"
_SERVICES = """
def quiet_change():
    change()
def quiet_deletion():
    DayOff.objects.filter(pk=0)._raw_delete("default")
def quiet_insertion():
    DayOff.objects.bulk_create([DayOff(day="2026-01-02", note="x")], ignore_conflicts=True)
def told_change():
    change()
    record(ACT, by=None, on=DayOff(pk=1))
def only_asks():
    return DayOff.objects.count()
"""


def _loaded():
    names = {"DayOff": DayOff, "record": record, "ACT": Act("test.act", "đã thử")}
    for file, code in (("changes.py", _THROUGH_ANOTHER), ("services.py", _SERVICES)):
        exec(compile(code, f"{PROJECT}/nepso/programme/thu/{file}", "exec"), names)
    return names


@pytest.mark.django_db
def test_a_change_by_another_module_is_the_acts_own(monkeypatch):
    if connection.vendor == "postgresql":
        pytest.skip("looks on in make test, on SQLite; see tests/every_act_logs.py")
    monkeypatch.setattr(every_act_logs, "_written", {})
    names = _loaded()
    quiet = ("quiet_change", "quiet_deletion", "quiet_insertion")
    with connection.execute_wrapper(every_act_logs.note), transaction.atomic():
        for act in (*quiet, "told_change", "only_asks"):
            names[act]()
    seen, place = every_act_logs._written, "nepso/programme/thu/services.py"
    assert set(seen) == {f"{place} {act}" for act in (*quiet, "told_change")}
    assert every_act_logs.silent_acts(seen) == [
        f"{place} {act} wrote worktime_dayoff" for act in quiet
    ]


def test_a_run_in_which_an_act_never_logs_fails_and_says_which():
    reporter = SimpleNamespace(stats={})
    plugins = SimpleNamespace(get_plugin=lambda name: reporter)
    session = SimpleNamespace(exitstatus=0, config=SimpleNamespace(pluginmanager=plugins))
    every_act_logs._fail(session, ["a/services.py quiet wrote b"])
    assert session.exitstatus == pytest.ExitCode.TESTS_FAILED
    (report,) = reporter.stats["failed"]
    assert report.longrepr.startswith("a/services.py quiet wrote b: end it with record(")
