"""Newsletters: how fast they leave, how much is asked of one place (nepso/outreach/newsletter)."""

from config import environment

# Mails and pushes a minute, all newsletters together; what your mail server bears.
NEPSO_NEWSLETTER_A_MINUTE = int(environment.value("NEPSO_NEWSLETTER_A_MINUTE", "120"))
# Sign-ups from one address in ten minutes. Telephones of a whole district may share one.
NEPSO_SIGNUPS_REFUSED_AFTER = int(environment.value("NEPSO_SIGNUPS_REFUSED_AFTER", "30"))
