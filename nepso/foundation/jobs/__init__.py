"""Work in the background: stored with the change that asks for it, leased, retried, with progress."""
