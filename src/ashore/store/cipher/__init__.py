"""Django's SQLite backend on SQLCipher; ``base`` is where Django looks for it."""
