"""Products: written once, approved by another, with the rights of everything in them."""
