"""Settings: language, light or dark, text size, locking, quiet hours, the file."""
