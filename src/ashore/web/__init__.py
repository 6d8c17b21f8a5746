"""The web app: one open case, shown page by page on this machine alone."""
