"""Following up: reminders of reports, the call list, letters that urge, where the plan stands."""
