"""Demonstration outlets, runs with their proof, and a recall: no real page, number or address."""

from nepso.outreach.distribution.demo.loading import load, put_on_portal
from nepso.outreach.distribution.demo.photographing import photographed

__all__ = ["load", "photographed", "put_on_portal"]
