"""What goes in and out of the REST API, as OpenAPI shows it."""
