"""Public screens: how often a device calls, how long a line of its play log is."""

from config import environment

# Seconds between two calls of a device: a recall is off the screen within a minute (issue 5).
NEPSO_POLL = int(environment.value("NEPSO_POLL", "20"))
# Seconds of playing that make one line of the play log.
NEPSO_PLAY_BUCKET = int(environment.value("NEPSO_PLAY_BUCKET", "900"))
