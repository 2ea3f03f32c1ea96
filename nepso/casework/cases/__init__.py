"""Cases: who handles what people reported, by when, with whom, and how it ended."""
