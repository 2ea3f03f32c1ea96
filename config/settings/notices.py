"""Notices: when the daily digest leaves, and who is reminded when."""

from config import environment

# From this hour (24 h, local) on a working day reminders are made and digests sent.
NEPSO_DIGEST_HOUR = int(environment.value("NEPSO_DIGEST_HOUR", "7"))
# Ladders of this province instead of the usual ones, "kind=ladder" parted by "|"; days are working
# days after the due date, e.g. register.due=officer:-10,-3,0,3;head:5;desk:10
NEPSO_LADDERS = dict(
    part.strip().split("=", 1)
    for part in environment.value("NEPSO_LADDERS").split("|")
    if "=" in part
)
