"""Pages of reporting for officers: each asks for a login and a policy."""
