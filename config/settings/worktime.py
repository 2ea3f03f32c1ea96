"""When offices work (nepso/foundation/worktime): what a clock in working hours counts."""

from config import environment

# Spans of a working day, "7:30-11:30 13:00-17:00"; clocks of cases and appeals run in them alone.
NEPSO_WORK_HOURS = environment.value("NEPSO_WORK_HOURS", "7:30-11:30 13:00-17:00")
