"""How a text becomes what each kind of outlet needs: pure functions, without Django or tables."""
