"""Everything the app can do, on one page."""
