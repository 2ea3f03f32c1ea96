"""The smallest shared base: errors, states, policies, clock, folded text."""
