"""Notices to one account: an inbox, one e-mail digest a day, reminders that climb."""
