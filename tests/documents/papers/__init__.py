"""documents.papers."""
