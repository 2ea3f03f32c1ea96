"""What was done for the plan, and what proves it."""
