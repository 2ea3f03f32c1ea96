"""The filled province has cases of every kind, and a second loading changes nothing."""

import re

from nepso.casework.cases.models import CaseFile, YearCount
from nepso.casework.cases.states import CASE
from nepso.casework.intake.delivered import to_tell, to_tell_now
from nepso.casework.intake.models import Delivery, Submission
from nepso.casework.replies import demo
from nepso.casework.replies.models import Appeal, Reply
from nepso.casework.replies.plain import remarks_on
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import routes_seed
from nepso.foundation.accounts import demo as accounts
from nepso.foundation.accounts.models import Account
from nepso.foundation.jobs.models import Job


def test_every_state_is_there_once_loaded(seeded):
    accounts.load()
    routes_seed()
    demo.load()
    found = set(CaseFile.objects.values_list("state", flat=True))
    assert found == {s.code for s in CASE.states} - {"not_ours", "duplicate"}
    assert CaseFile.objects.count() >= 38
    counted = YearCount.objects.get()
    assert sum(number for *_, number in counted.rows) == 52
    assert TriageItem.objects.filter(state="waiting").count() >= 4
    assert set(Appeal.objects.values_list("outcome", flat=True)) == {"", "upheld", "dismissed"}
    assert CaseFile.objects.filter(restricted="child").count() == 2
    told = set(Delivery.objects.values_list("way", "state", "why"))
    assert told == {
        ("telephone", "to_tell", ""),
        ("desk", "to_tell", ""),
        ("email", "failed", "not_confirmed"),
        ("telephone", "told", ""),
        ("letter", "told", ""),
    }
    reception = Account.objects.get(username="tiepnhan")
    assert to_tell(reception).count() == 5
    assert to_tell_now(reception) == 4, "with one of them a later day was agreed"
    assert not Job.objects.filter(name="intake.deliver_answer").exists(), "no mail leaves a demo"
    for submission in Submission.objects.all():
        for link in submission.links:
            assert re.search(r"^https://[\w.-]+\.example/", link)
    for reply in Reply.objects.all():
        assert remarks_on(reply.text) == [], reply.text
    before = CaseFile.objects.count(), Submission.objects.count()
    demo.load()
    assert (CaseFile.objects.count(), Submission.objects.count()) == before
