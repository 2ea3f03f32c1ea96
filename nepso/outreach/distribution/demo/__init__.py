"""Demonstration outlets, runs with their proof, and a recall: no real page, number or address."""

from nepso.outreach.distribution.demo.loading import load, put_on_portal

__all__ = ["load", "put_on_portal"]
