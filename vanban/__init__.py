"""vanban: reads, understands and writes Vietnamese administrative documents. No Django in here."""
