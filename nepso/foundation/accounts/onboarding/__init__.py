"""One spreadsheet that brings in all agencies and their officers, and gives them back."""
