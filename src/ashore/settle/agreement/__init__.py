"""An agreement on paying back, read clause by clause and held against its own sums."""
