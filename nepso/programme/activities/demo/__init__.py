"""A year of activities for the filled province: seeded, the same on every run, marked as such."""

from nepso.programme.activities.demo.loading import load

__all__ = ["load"]
