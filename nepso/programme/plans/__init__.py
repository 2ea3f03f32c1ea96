"""A plan document, compiled, reviewed by people, adopted in versions."""
