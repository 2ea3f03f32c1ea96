"""The onlooker of ``tests/every_act_logs.py`` sees through calls, and knows who logged."""

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
    with connection.execute_wrapper(every_act_logs.note), transaction.atomic():
        for act in ("quiet_change", "told_change", "only_asks"):
            names[act]()
    seen = every_act_logs._written
    assert set(seen) == {f"nepso/programme/thu/services.py {a}_change" for a in ("quiet", "told")}
    silent = "nepso/programme/thu/services.py quiet_change wrote worktime_dayoff"
    assert every_act_logs.silent_acts(seen) == [silent]
