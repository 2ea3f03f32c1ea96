"""Hypothesis explores at random on a desk, and repeats itself in CI: a landing is no lottery."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("NEPSO_CI"):
    settings.load_profile("ci")
