"""Near-duplicate texts and photos: found, explained, pointed out to a person, never dropped."""
