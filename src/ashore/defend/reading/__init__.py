"""Reading messages and offers: what a text says, with the place that says it."""
