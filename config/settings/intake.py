"""What citizens report: how much from one address is held for a person to look, or refused."""

from config import environment

# In ten minutes from one address. Telephones of a whole district may share one address.
NEPSO_FILINGS_HELD_AFTER = int(environment.value("NEPSO_FILINGS_HELD_AFTER", "20"))
NEPSO_FILINGS_REFUSED_AFTER = int(environment.value("NEPSO_FILINGS_REFUSED_AFTER", "300"))
NEPSO_WRONG_CODES_REFUSED_AFTER = int(environment.value("NEPSO_WRONG_CODES_REFUSED_AFTER", "30"))
# In ten minutes with one tracking code: messages, pictures, appeals.
NEPSO_ACTS_REFUSED_AFTER = int(environment.value("NEPSO_ACTS_REFUSED_AFTER", "40"))
# More than these a minute in one process, from anywhere, is an attack: proof of work is asked then.
NEPSO_FILINGS_A_MINUTE = int(environment.value("NEPSO_FILINGS_A_MINUTE", "120"))
