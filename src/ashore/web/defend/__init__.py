"""Calls and messages: the log, what it shows, and the inbox."""
