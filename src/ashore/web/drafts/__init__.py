"""Unfinished forms: kept at every answer."""
