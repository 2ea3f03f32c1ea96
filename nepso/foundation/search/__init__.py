"""Folded search over rows: with or without tone marks, words in any order, exact marks first."""
