"""tests.documents.papers."""
