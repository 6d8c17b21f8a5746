"""How the person is, and what helps tonight; a self check, never a diagnosis."""
