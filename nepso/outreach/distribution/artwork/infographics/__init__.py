"""Infographics: a small table of figures drawn as SVG by our own code, the table kept as words."""
