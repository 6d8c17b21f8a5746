"""Why it is overdue, which way out, what can really be paid each month, and in what order."""
