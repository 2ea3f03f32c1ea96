"""What stands in the database and may only be read with a key that stands outside it."""
