"""Demonstration outlets, runs with their proof, and a recall: no real page, number or address."""

from nepso.outreach.distribution.demo.loading import load

__all__ = ["load"]
