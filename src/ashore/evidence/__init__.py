"""Keeping what shows something: sealed, chained, stamped, and handed over so it can be checked."""
