"""Work in the background: stored with its cause, leased, retried, with progress."""
