"""Help: people to turn to, and how the app works."""
