"""The papers, one module each: what a person can send, and what must be true for it to be made."""
