"""The lane of what is said to people: products made once, then carried through every outlet."""
