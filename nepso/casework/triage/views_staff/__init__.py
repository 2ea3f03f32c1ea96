"""Screens of triage."""
