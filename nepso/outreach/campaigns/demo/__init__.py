"""One campaign of the demonstration, with postings planned, out and proven."""

from nepso.outreach.campaigns.demo.loading import load

__all__ = ["load"]
