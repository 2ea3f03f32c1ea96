"""The officers pages of readings."""
