"""The spreadsheet and the Word form for agencies without an account: made here, read back here."""
