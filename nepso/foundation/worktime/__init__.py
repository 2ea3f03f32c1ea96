"""Reporting periods with their dates; working days and holidays of Việt Nam."""
