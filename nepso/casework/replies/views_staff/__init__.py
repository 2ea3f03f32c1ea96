"""Pages of those who answer, approve, and decide appeals."""
