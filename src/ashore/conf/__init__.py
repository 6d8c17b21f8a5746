"""Django's settings, named by string and imported by nobody."""
