"""Pages of the officers who keep outlets, plan what runs on them and prove it."""
