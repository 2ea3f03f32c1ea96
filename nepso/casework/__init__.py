"""The lane of the citizen's submission: look-up, intake, triage, cases, replies, corrections."""
