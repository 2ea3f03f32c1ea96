"""The one way out: titles of pages that a person pasted as evidence (nepso/foundation/outbound)."""

from config import environment

# "no" on a server that may not reach the open web; links then keep the title a person typed, and
# the link of a posting counts with a photo or once a second person opened it (decision 0198).
NEPSO_OUTBOUND = environment.value("NEPSO_OUTBOUND", "yes") == "yes"
# "host:port" that may be fetched although it is no public address: for tests alone.
NEPSO_OUTBOUND_ALLOW: tuple[str, ...] = ()
