"""The REST API /api/v1/ (OpenAPI 3.1): what is public for everybody, an agency's own by its key."""
