"""Ashore (上岸): from overdue instalment loans back to solid ground."""

__version__ = "0.1.0"
