"""Outlets, what each is given of a product, what ran on them, and how it is taken back."""
