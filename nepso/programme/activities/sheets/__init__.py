"""Activities as a spreadsheet: template, export and import have the same columns."""
