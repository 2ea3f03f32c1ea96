"""Each figure we claim, as a command; see ``__main__``."""
