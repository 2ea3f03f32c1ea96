"""Pages of plans for officers, one file a story: receive, review, one duty, adopt, read."""
