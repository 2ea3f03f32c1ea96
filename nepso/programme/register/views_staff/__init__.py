"""Pages of the register for officers: each asks for a login and a policy."""
