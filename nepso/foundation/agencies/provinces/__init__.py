"""Provinces as data: one folder each, chosen by settings. No code here asks which province it is.

A folder holds ``agencies.csv`` (the bodies, parents first), ``units.csv`` (code, name, kind of the
communes and wards) and ``province.json`` (groups, other names, mergers).
"""
