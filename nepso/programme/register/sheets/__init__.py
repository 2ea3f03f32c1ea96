"""The register as a spreadsheet, there and back."""
