"""owed."""
