"""The calendar of all outlets: what runs when, moved by hand; and its private feed."""
