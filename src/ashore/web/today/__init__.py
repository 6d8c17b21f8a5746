"""Today: the next step first, then what is due, then the distance to shore."""
