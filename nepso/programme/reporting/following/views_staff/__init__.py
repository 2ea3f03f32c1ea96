"""Pages of following up, for the lead desk."""
