"""Pages of the officers who write, review and keep products."""
