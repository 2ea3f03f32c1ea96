"""The hourly clearing of what accounts need not keep: codes wait half an hour to be printed."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.accounts.retention import RULES, contacts_due
from nepso.foundation.accounts.services import account_update
from nepso.foundation.jobs.registry import job
from nepso.kernel.retention import obey


@job("accounts.clear", every=dt.timedelta(hours=1))
def clear() -> None:
    """Obey ``retention.py``; run twice it does nothing more."""
    obey(RULES)
    for account in contacts_due():
        account_update(account=account, email="", telephone="")
