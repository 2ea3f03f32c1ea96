"""Killed in the middle, no room left, a disk that takes nothing: what was acknowledged stays."""
