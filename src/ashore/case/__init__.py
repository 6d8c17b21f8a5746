"""The case: dated entries in an append-only ledger, and what they add up to."""
