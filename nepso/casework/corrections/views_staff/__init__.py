"""Pages of the officers who write and review corrections."""
