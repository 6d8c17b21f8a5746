"""Pictures of figures, as shapes that a template draws; each has a table beside it."""
