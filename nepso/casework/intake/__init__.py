"""What a person reports, from the first page to the receipt."""
