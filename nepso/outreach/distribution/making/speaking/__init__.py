"""A text as it is said aloud: numbers, dates, money, abbreviations, links in Vietnamese words."""

from nepso.outreach.distribution.making.speaking.aloud import spoken, unsaid

__all__ = ["spoken", "unsaid"]
