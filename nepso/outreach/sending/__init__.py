"""Postings put out by machine on outlets with an API, and taken back."""
