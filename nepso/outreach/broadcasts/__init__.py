"""Readings of scripts, play lists for machines, podcasts."""
