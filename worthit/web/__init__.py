"""The HTTP edge: strict bodies, problems, headers, health, OpenAPI and the first page. It knows nothing of verdicts."""
