"""The periodic reports of the filled province in every state; figures of the year before."""

from nepso.programme.reporting.demo.loading import load

__all__ = ["load"]
