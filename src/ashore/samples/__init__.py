"""A case of our own to look at: invented people, real arithmetic, always fresh."""
