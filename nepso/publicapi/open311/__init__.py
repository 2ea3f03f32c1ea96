"""Open311 GeoReport v2 in a profile that protects people (docs/how-to/open311.md)."""
