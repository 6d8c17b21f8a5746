"""Calls, rounds, offers, agreements, promises and intermediaries."""
