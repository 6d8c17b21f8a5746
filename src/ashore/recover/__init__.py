"""Hold on now, and stay ashore: the mind, the budget, habits and the credit record."""
