"""Common Alerting Protocol 1.2 (OASIS Standard, 2010): read with care, written by its schema."""
