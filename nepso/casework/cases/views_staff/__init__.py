"""Pages of officers who handle cases."""
