"""Demonstration products: sourced facts only, pictures drawn by ourselves."""

from nepso.outreach.products.demo.loading import load

__all__ = ["load"]
