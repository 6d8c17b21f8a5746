"""The advice sheet: one JSON page per person, as debt advisers keep it, read into entries."""
