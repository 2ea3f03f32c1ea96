"""The Code of cultural conduct as its official document prints it, article by article."""
