"""What machines of others may ask and file: thin, over the selectors and services of the lanes."""
